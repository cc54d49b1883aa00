import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const leftBehind = ['.git', '.cache', 'node_modules', 'cdk.out', 'dist', 'coverage'];
const planted = [
  '.env',
  '.npmrc',
  'id_ed25519',
  'service/.env',
  'dist/leftover.js',
  'node_modules/left/over.js',
  'tools/note.txt',
];

/**
 * Copies the project as it lies in `from`, and puts `word` where secrets are left lying about by mistake.
 *
 * A copy, so that nothing is ever planted in somebody's working tree.
 */
export const plantedContext = (from: string, to: string, word: string): void => {
  cpSync(from, to, {
    recursive: true,
    filter: (file) => !leftBehind.includes(path.relative(from, file)),
  });
  for (const name of planted) {
    const file = path.join(to, name);
    mkdirSync(path.dirname(file), { recursive: true });
    // A comment in all the formats: npm would refuse an .npmrc, esbuild a module, that it cannot read.
    writeFileSync(file, `# SECRET_WORD=${word}\n`);
  }
};
