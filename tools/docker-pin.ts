import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { baseImage, withDigest } from './base-image';

const usage = `npm run docker:pin [-- --file <Dockerfile>] [--registry <url>] [--auth <url>]
Pins the Dockerfile's BASE_IMAGE to the digest its tag has on Docker Hub today.`;

const platforms = ['linux/amd64', 'linux/arm64'];
const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const timeoutMs = 20_000;

const Token = z.object({ token: z.string().min(1) });
const Index = z.object({
  mediaType: z.string().optional(),
  manifests: z.array(
    z.object({ platform: z.object({ os: z.string(), architecture: z.string() }).optional() }),
  ),
});

const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof AggregateError && cause.errors.length > 0) return reason(cause.errors[0]);
  return cause instanceof Error ? cause.message : error.message;
};

const get = async (url: URL, headers: Readonly<Record<string, string>>): Promise<[Response, Buffer]> => {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    const body = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) throw new Error(`it answered ${response.status}, expected 200`);
    return [response, body];
  } catch (error) {
    throw new Error(`no usable answer from ${url.origin}${url.pathname}: ${reason(error)}`);
  }
};

const parsed = <T>(what: string, schema: z.ZodType<T>, body: Buffer): T => {
  try {
    return schema.parse(JSON.parse(body.toString('utf8')));
  } catch {
    throw new Error(`${what} is not the JSON we know: ${body.toString('utf8', 0, 80)}`);
  }
};

// The index of a tag, https://distribution.github.io/distribution/spec/api/#pulling-an-image-manifest, after an
// anonymous pull token, https://distribution.github.io/distribution/spec/auth/token/
const currentDigest = async (
  repository: string,
  tag: string,
  auth: string,
  registry: string,
): Promise<string> => {
  const tokenUrl = new URL('/token', auth);
  tokenUrl.search = `service=registry.docker.io&scope=repository:${repository}:pull`;
  const [, tokenBody] = await get(tokenUrl, {});
  const { token } = parsed('the token', Token, tokenBody);

  const [response, body] = await get(new URL(`/v2/${repository}/manifests/${tag}`, registry), {
    accept: indexTypes.join(', '),
    authorization: `Bearer ${token}`,
  });
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? 'no content type';
  if (!indexTypes.includes(type)) {
    throw new Error(
      `${repository}:${tag} is ${type}, expected a multi-platform index (${indexTypes.join(' or ')})`,
    );
  }
  const offered = parsed('the index', Index, body).manifests.map(({ platform }) =>
    platform ? `${platform.os}/${platform.architecture}` : 'unknown',
  );
  const missing = platforms.filter((platform) => !offered.includes(platform));
  if (missing.length > 0) {
    throw new Error(
      `${repository}:${tag} has no ${missing.join(' and no ')}; it has ${offered.join(', ') || 'none'}`,
    );
  }
  const computed = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const stated = response.headers.get('docker-content-digest');
  if (stated !== computed) {
    throw new Error(
      `the registry states the digest ${stated ?? '(none)'}, but its answer hashes to ${computed}`,
    );
  }
  return computed;
};

// A rename within one directory is atomic: nobody ever reads half a Dockerfile.
const replaceFile = (file: string, text: string): void => {
  const next = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(next, text, { mode: statSync(file).mode });
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
};

const pin = async (file: string, auth: string, registry: string): Promise<string> => {
  const dockerfile = readFileSync(file, 'utf8');
  const base = baseImage(dockerfile);
  if (!base) throw new Error(`${file} has no line ARG BASE_IMAGE=<name>:<tag>[@sha256:<digest>]`);
  if (/[.:]/.test(base.name)) {
    throw new Error(`${base.name} is not on Docker Hub, and no other registry is asked: pin it by hand`);
  }
  const repository = base.name.includes('/') ? base.name : `library/${base.name}`;
  const digest = await currentDigest(repository, base.tag, auth, registry);
  if (digest === base.digest) return `${base.name}:${base.tag} is already at ${digest}`;
  replaceFile(file, withDigest(dockerfile, digest));
  return `${base.name}:${base.tag}\n  was ${base.digest ?? 'not pinned'}\n  now ${digest}`;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      file: { type: 'string', default: path.resolve(__dirname, '..', 'Dockerfile') },
      auth: { type: 'string', default: 'https://auth.docker.io' },
      registry: { type: 'string', default: 'https://registry-1.docker.io' },
      help: { type: 'boolean', default: false },
    },
  });
  console.log(values.help ? usage : await pin(values.file, values.auth, values.registry));
};

main().catch((error: unknown) => {
  console.error(`docker:pin: ${reason(error)}. The Dockerfile is unchanged.`);
  process.exitCode = 2;
});
