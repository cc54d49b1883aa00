import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const node24 = 'node@24.21.0';

/** Installs packages into a folder of their own unless the same ones are there; throws when npm cannot. */
export function installPeers(folder: string, packages: readonly string[]): void {
  const wanted = packages.join('\n');
  const stamp = join(folder, 'installed.txt');
  mkdirSync(folder, { recursive: true });
  if (read(stamp) === wanted) return;
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  // What they expect their user to have, such as aws-cdk-lib, they find in the folders above.
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--omit=peer'];
  npm(['install', '--prefix', folder, ...quiet, ...packages]);
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
