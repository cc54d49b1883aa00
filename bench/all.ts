import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs every script of package.json that is named `bench:...`, one after another; fails if one failed. */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const failed = Object.keys(scripts)
  .filter((name) => name.startsWith('bench:'))
  .filter((name) => {
    process.stdout.write(`\n== npm run ${name}\n`);
    return spawnSync('npm', ['run', '--silent', name], { stdio: 'inherit' }).status !== 0;
  });
if (failed.length > 0) {
  process.stderr.write(`bench: failed, or missed a budget: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
