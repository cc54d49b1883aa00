import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { name, version } from '../package.json';

const root = path.resolve(__dirname, '..');
const project = path.join(root, 'tsconfig.package.json');

/**
 * Compiles what package.json exports into `dist/rules`, from nothing, so that no deleted file is packed.
 *
 * Every module stays a file of its own: the entries share the modules under them, so that a value made by one is
 * known to the other.
 */
const buildPackage = (outdir: string): void => {
  rmSync(path.join(outdir, 'rules'), { recursive: true, force: true });
  const compiler = path.join(path.dirname(require.resolve('@typescript/native/package.json')), 'bin/tsc');
  execFileSync(process.execPath, [compiler, '--project', project, '--outDir', outdir], {
    cwd: root,
    // `npm pack --json` answers on standard output.
    stdio: ['ignore', 2, 2],
  });
  // The compiler copies all of package.json, because our version is read from it.
  const manifest = { name, version, type: 'commonjs' };
  writeFileSync(path.join(outdir, 'package.json'), `${JSON.stringify(manifest)}\n`);
};

try {
  buildPackage(path.join(root, 'dist'));
} catch (error) {
  console.error(`build:package: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
