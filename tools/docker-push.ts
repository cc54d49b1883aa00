import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dockerfileBase, pinned } from './base-image';
import type { Engine } from './container-engine';
import { refuse, root, run, said } from './container-engine';
import { revision } from './revision';

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html and, for the repository's name,
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html
const ecrRepository =
  /^(?<registry>\d{12}\.dkr\.ecr\.(?<region>[a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(?:\.cn)?)\/(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

const described = '{{.Os}}/{{.Architecture}} {{json .Config.Labels}}';

// The image itself is judged, not only the tree it should have come from: it may be older, made for another
// architecture, or built on another base through --build-arg.
const checkImage = (engine: Engine, image: string, commit: string, platform: string): void => {
  const again = `npm run docker:build -- --platform ${platform}`;
  const found = said(engine.file, ['image', 'inspect', '--format', described, image], root);
  if (found === undefined) throw refuse(`there is no image ${image} here`, [], again);
  const space = found.indexOf(' ');
  const built = found.slice(0, space);
  const labels: Readonly<Record<string, string>> = JSON.parse(found.slice(space + 1)) ?? {};
  const from = labels['org.opencontainers.image.revision'];
  const base = labels['org.opencontainers.image.base.name'];
  const why = [
    ...(built === platform ? [] : [`it is for ${built}, expected ${platform}`]),
    ...(from === commit ? [] : [`it was built from commit ${from ?? '(not stated)'}, expected ${commit}`]),
    ...(pinned(base)
      ? []
      : [`its base is ${base ?? '(not stated)'}, expected one pinned by @sha256:<digest>`]),
  ];
  if (why.length > 0) throw refuse(`${image} is not what this commit deploys`, why, again);
};

const stated = (engine: Engine, repository: string, remote: string): string | undefined => {
  const digests = said(engine.file, ['image', 'inspect', '--format', '{{json .RepoDigests}}', remote], root);
  const all: readonly string[] = JSON.parse(digests || '[]') ?? [];
  return all.find((digest) => digest.startsWith(`${repository}@sha256:`));
};

type Pushed = Readonly<{ code: number; reference?: string | undefined }>;

const upload = async (engine: Engine, repository: string, remote: string): Promise<Pushed> => {
  if (engine.kind !== 'podman') {
    const code = await run(engine, ['push', remote]);
    return { code, reference: code === 0 && !engine.dryRun ? stated(engine, repository, remote) : undefined };
  }
  // Podman may compress anew as it pushes: only the push itself knows the digest.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'quest-push-'));
  try {
    const file = path.join(folder, 'digest');
    const code = await run(engine, ['push', '--digestfile', file, remote]);
    if (code !== 0 || engine.dryRun) return { code };
    return { code, reference: `${repository}@${readFileSync(file, 'utf8').trim()}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Pushes the image of the present commit to a private ECR repository and prints its reference by digest. */
export const push = async (engine: Engine, repository: string, platform: string): Promise<number> => {
  const groups = ecrRepository.exec(repository)?.groups;
  if (!groups) {
    throw refuse(
      repository ? `${repository} is not the URI of a private ECR repository` : 'no repository to push to',
      ['expected <12 digits>.dkr.ecr.<region>.amazonaws.com/<name>'],
      'set ECR_REPOSITORY_URI, or: npm run docker:push -- --repository <uri>',
    );
  }
  const base = dockerfileBase(root);
  if (!pinned(base)) {
    throw refuse(
      `the base image ${base ?? '(none found)'} is not pinned by digest`,
      [],
      'npm run docker:pin',
    );
  }
  const { commit, tag, dirty } = revision();
  if (dirty) {
    throw refuse(
      commit === 'unknown' ? 'this is not a git checkout with a commit' : 'there are uncommitted changes',
      ['an image is deployed under the commit it was built from, so that it can be built again'],
      'commit them; git status lists them',
    );
  }
  const { registry, region } = groups;
  const login = `aws ecr get-login-password --region ${region} | ${engine.kind} login --username AWS --password-stdin ${registry}`;
  console.error(`docker:push: the registry wants a login, good for 12 hours:\n  ${login}`);

  const image = `quest:${tag}`;
  const remote = `${repository}:${tag}`;
  if (!engine.dryRun) checkImage(engine, image, commit, platform);
  const tagged = await run(engine, ['tag', image, remote]);
  if (tagged !== 0) return tagged;
  const { code, reference } = await upload(engine, repository, remote);
  if (code !== 0)
    throw refuse(`${engine.kind} could not push ${remote}`, [], 'log in as above, and try again');
  if (engine.dryRun) return 0;
  if (!reference) throw refuse(`${remote} is pushed, but ${engine.kind} states no digest`, [], 'look in ECR');
  console.log(reference);
  return 0;
};
