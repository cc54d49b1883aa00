import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peerPackages } from './contestants';

const node24 = 'node@24.21.0';

/** Installs the peers into the given folder unless the same versions are there; throws when npm cannot. */
export function installPeers(folder: string): void {
  const wanted = peerPackages.join('\n');
  const stamp = join(folder, 'installed.txt');
  mkdirSync(folder, { recursive: true });
  if (read(stamp) === wanted) return;
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  npm(['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...peerPackages]);
  writeFileSync(stamp, wanted);
}

/** Returns the path of a Node 24 binary: this process's own, or one from the npm package `node`. */
export function node24Path(): string {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const path = npm(['exec', '--yes', `--package=${node24}`, '--', 'node', '-p', 'process.execPath']).trim();
  return path.split('\n').at(-1) ?? path;
}

function npm(options: readonly string[]): string {
  const result = spawnSync('npm', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (result.status === 0) return result.stdout;
  const reason = result.error?.message ?? result.stderr.trim().split('\n').slice(-5).join('\n');
  throw new Error(
    `npm ${options.join(' ')} failed:\n${reason}\nThe benchmark needs the registry once. Connect, then run it again.`,
  );
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
