import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PAGE = join(__dirname, '../../../docs/one-rule-everywhere.md');

/** A block of the page that shows an output: the name of it in a comment, then the text between fences. */
const BLOCK = /(<!-- output: (.+) -->\n```\w*\n)([\s\S]*?)(\n```\n)/g;

/** The outputs that the page shows, by name. */
export function shown(): Readonly<Record<string, string>> {
  const page = readFileSync(PAGE, 'utf8');
  return Object.fromEntries([...page.matchAll(BLOCK)].map(([, , name = '', text = '']) => [name, text]));
}

/** The page with other outputs. */
export function showing(outputs: Readonly<Record<string, string>>): string {
  return readFileSync(PAGE, 'utf8').replaceAll(
    BLOCK,
    (_, begin: string, name: string, before: string, end: string) =>
      `${begin}${outputs[name] ?? before}${end}`,
  );
}
