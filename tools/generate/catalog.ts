import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { BANNER, ROOT } from './file';

const CATALOG = join(ROOT, 'rules/catalog');

function ruleFiles(): readonly string[] {
  return readdirSync(CATALOG, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(sep, '/'))
    .filter((file) => /^(?!shared\/)[^/]+\/.+(?<!\.cases)\.ts$/.test(file))
    .sort();
}

/** The index of the catalogue. */
export function catalog(): string {
  const rules = ruleFiles().map((file) => {
    const name = /export const (\w+) = defineRule\(/.exec(readFileSync(join(CATALOG, file), 'utf8'))?.[1];
    if (name === undefined)
      throw new Error(`${file} exports no rule; a file in the catalogue is one defineRule()`);
    const service = file.slice(0, file.indexOf('/'));
    // Two services may name a rule alike.
    const alias = `${service}${name[0]?.toUpperCase()}${name.slice(1)}`;
    return { name, alias, path: `./${file.replace(/\.ts$/, '')}` };
  });
  return [
    BANNER,
    "import type { Rule } from '../core/rule';",
    ...rules.map(({ name, alias, path }) => `import { ${name} as ${alias} } from '${path}';`),
    '',
    '/** Every rule there is. */',
    `export const CATALOG: readonly Rule[] = [${rules.map(({ alias }) => alias).join(', ')}];`,
    '',
  ].join('\n');
}
