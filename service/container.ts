import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './configuration';
import { metadataUri } from './task-metadata';

/** Whether the process runs in a container, and the signs that told so. */
export type Container = Readonly<{ inContainer: boolean; runtime: string | null; signs: readonly string[] }>;

// Control group paths that only a container runtime makes. With control groups v2 the path is often just "/",
// so the absence of these names says nothing.
const runtimesByControlGroup = /(?:^|[/:.-])(docker|containerd|crio|libpod|kubepods|lxc|ecs)(?:[/.:-]|$)/m;

/**
 * Looks for the signs of a container once, at boot.
 *
 * Fargate platform 1.4.0 runs containerd and leaves no `/.dockerenv`; there, the metadata address that ECS puts
 * into every container is the sign:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
 */
export function detectContainer(environment: Environment, root = '/'): Container {
  const controlGroup = runtimesByControlGroup.exec(textOf(join(root, 'proc/self/cgroup')))?.[1];
  const found = [
    {
      sign: 'ECS_CONTAINER_METADATA_URI_V4',
      runtime: 'ecs',
      present: metadataUri(environment) !== undefined,
    },
    { sign: '/.dockerenv', runtime: 'docker', present: existsSync(join(root, '.dockerenv')) },
    { sign: '/run/.containerenv', runtime: 'podman', present: existsSync(join(root, 'run/.containerenv')) },
    { sign: '/proc/self/cgroup', runtime: controlGroup ?? null, present: controlGroup !== undefined },
  ].filter(({ present }) => present);
  return Object.freeze({
    inContainer: found.length > 0,
    runtime: found[0]?.runtime ?? null,
    signs: found.map(({ sign }) => sign),
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
