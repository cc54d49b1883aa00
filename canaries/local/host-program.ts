import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { BUNDLES } from '../bundle';

let built: string | undefined;

/**
 * The program of `host-main.ts` as one file that Node runs as it stands: translating it in each run would take longer
 * than all else that the host does.
 */
export function hostProgram(): string {
  if (built !== undefined) return built;
  const { outputFiles } = buildSync({
    entryPoints: [path.join(__dirname, 'host-main.ts')],
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    tsconfigRaw: {},
    logLevel: 'warning',
  });
  const text = outputFiles[0]?.text ?? '';
  const file = path.join(BUNDLES, `host-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.cjs`);
  if (!existsSync(file)) {
    mkdirSync(BUNDLES, { recursive: true });
    // Several processes may be at it.
    const draft = `${file}-${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  }
  built = file;
  return file;
}
