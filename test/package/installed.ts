import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { APPS } from './apps';

export const ROOT = resolve(__dirname, '../..');
const MODULES = join(ROOT, 'node_modules');

interface Manifest {
  readonly bin: { readonly guardrails: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** An app of somebody else, with the packed package in it. */
export interface Installed {
  readonly app: string;
  /** The folder of the installed package. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** What npm says of the tarball. */
  readonly packed: { readonly size: number; readonly files: readonly { readonly path: string }[] };
  readonly remove: () => void;
}

/**
 * Packs this repository as `npm publish` would, and installs the tarball into an app elsewhere. Beside it are the
 * packages that its manifest names and no other: what it would need besides, it would not find.
 */
export function install(): Installed {
  const away = mkdtempSync(join(tmpdir(), 'guardrails-package-'));
  const npm = ['pack', '--json', '--loglevel=error', '--pack-destination', away];
  const [packed] = JSON.parse(execFileSync('npm', npm, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }));
  const app = join(away, 'app');
  const folder = join(app, 'node_modules/quest-guardrails');
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', join(away, packed.filename), '-C', folder, '--strip-components=1']);
  for (const [file, text] of Object.entries(APPS)) writeFileSync(join(app, file), text);
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    const place = join(app, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(MODULES, name), place);
  }
  return {
    app,
    folder,
    manifest,
    packed,
    remove: () => rmSync(away, { recursive: true, force: true }),
  };
}
