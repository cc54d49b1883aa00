import { readFileSync } from 'node:fs';
import path from 'node:path';

type BaseImage = Readonly<{ name: string; tag: string; digest: string | undefined }>;

// ARG BASE_IMAGE=node:24-trixie-slim@sha256:<64 hex>
const declaration =
  /^(ARG[ \t]+BASE_IMAGE=)([\w./:-]*[\w-]):([\w][\w.-]*)(?:@(sha256:[0-9a-f]{64}))?[ \t]*$/m;

/** Reads `ARG BASE_IMAGE=<name>:<tag>[@sha256:<digest>]` in a Dockerfile's text; undefined where there is none. */
export const baseImage = (dockerfile: string): BaseImage | undefined => {
  const [, , name, tag, digest] = declaration.exec(dockerfile) ?? [];
  return name === undefined || tag === undefined ? undefined : Object.freeze({ name, tag, digest });
};

/** The same Dockerfile's text, its base image pinned to `digest`. */
export const withDigest = (dockerfile: string, digest: string): string =>
  dockerfile.replace(declaration, (_line, before: string, name: string, tag: string) => {
    return `${before}${name}:${tag}@${digest}`;
  });

/** The base image of the Dockerfile in `folder`, as the engine would be asked for it. */
export const dockerfileBase = (folder: string): string | undefined => {
  const base = baseImage(readFileSync(path.join(folder, 'Dockerfile'), 'utf8'));
  return base && `${base.name}:${base.tag}${base.digest ? `@${base.digest}` : ''}`;
};

/** Whether an image reference names its content by digest, so that it can never come to mean another. */
export const pinned = (reference: string | undefined): boolean =>
  /@sha256:[0-9a-f]{64}$/.test(reference ?? '');
