import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Script } from 'node:vm';

/** Writes the beginning of a canary, and takes it up among the others: `npm run new:canary -- sign-in`. */
const USAGE = `npm run new:canary -- <name>

  for example: npm run new:canary -- sign-in
`;
const ROOT = resolve(__dirname, '..');
const LIST = join(ROOT, 'canaries/canaries.ts');
const MANUAL = join(ROOT, 'docs/operations.md');

const capital = (word: string): string => `${word[0]?.toUpperCase()}${word.slice(1)}`;

function definition(name: string, identifier: string): string {
  return `import type { CanaryDefinition } from '../definition';

export const ${identifier}: CanaryDefinition = {
  name: '${name}',
  title: 'TODO what holds while it passes, as a statement',
  everyMinutes: 15,
  timeoutSeconds: 60,
  memoryMiB: 960,
  retries: 1,
  // TODO true if it opens one: see the handler of pages.
  browser: false,
  needs: 'url',
  alarm: { successPercent: 90, periods: 2 },
  monthlyUsd: 3.5,
  budget: { stepMilliseconds: 3000 },
};
`;
}

function handler(identifier: string): string {
  return `import { readSettings } from '../settings';
import { takeSteps } from '../steps';
import { ${identifier} } from './canary';

/** Watches TODO what it watches. */
export async function handler(): Promise<void> {
  const { url } = readSettings();
  await takeSteps({
    // TODO a step for each thing that is watched; its failure says what was expected and what was seen.
    'answers-200': async () => {
      const signal = AbortSignal.timeout(${identifier}.budget.stepMilliseconds);
      const { status } = await fetch(url, { redirect: 'manual', signal });
      if (status !== 200) throw new Error(\`expected status 200 of \${url.href}, seen \${status}\`);
    },
  });
}
`;
}

function listed(list: string, name: string, identifier: string): string {
  const more = `import { ${identifier} } from './${name}/canary';\n${list.replace(/\](?=;\s*$)/, `, ${identifier}]`)}`;
  // Biome sorts the imports and breaks the line where it has become too long.
  const biome = require.resolve('@biomejs/biome/bin/biome');
  return execFileSync(
    process.execPath,
    [biome, 'check', '--write', '--stdin-file-path=canaries/canaries.ts'],
    {
      cwd: ROOT,
      input: more,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
}

function described(manual: string, title: string): string {
  const end = /(?<=\n## Seen from outside\n.*?)\n## /s.exec(manual)?.index ?? manual.length;
  return `${manual.slice(0, end)}
### ${title}

- **Means**: TODO what does not hold, in two runs in a row, half an hour; or the canary does not run.
- **Look**: the failed step of the last run says what was expected and what was seen.
- **Do**: TODO what mends it.
- **Clears**: after a run that passes.
${manual.slice(end)}`;
}

/** The problem with the name, in words; undefined where there is none. */
function problemWith(name: string | undefined, identifier: string): string | undefined {
  if (name === undefined || name.length > 40 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    return `${JSON.stringify(name ?? '')} is no name of a canary; it is at most 40 lower-case letters and digits, in words joined by -`;
  }
  if (existsSync(join(ROOT, 'canaries', name)) || existsSync(join(ROOT, 'canaries', `${name}.ts`))) {
    return `canaries/${name} is there already; take another name, or edit it`;
  }
  try {
    new Script(`(async () => { 'use strict'; const ${identifier} = 0; })`);
    return undefined;
  } catch {
    return `${JSON.stringify(name)} is a word of JavaScript, which no constant can be called; take another name`;
  }
}

function main(): number {
  let positionals: string[];
  try {
    ({ positionals } = parseArgs({ allowPositionals: true }));
  } catch (error) {
    process.stderr.write(`new:canary: ${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return 2;
  }
  const [name, ...more] = positionals;
  const words = (name ?? '').split('-');
  const identifier = words.map((word, index) => (index === 0 ? word : capital(word))).join('');
  const problem =
    more.length > 0
      ? `one name is taken at a time, not also ${more.join(', ')}`
      : problemWith(name, identifier);
  if (problem !== undefined || name === undefined) {
    process.stderr.write(`new:canary: ${problem}\n\n${USAGE}`);
    return 2;
  }
  const title = `Canary${words.map(capital).join('')}`;
  const [list, manual] = [readFileSync(LIST, 'utf8'), readFileSync(MANUAL, 'utf8')];
  const [newList, newManual] = [listed(list, name, identifier), described(manual, title)];
  const folder = join(ROOT, 'canaries', name);
  mkdirSync(folder);
  try {
    writeFileSync(join(folder, 'canary.ts'), definition(name, identifier));
    writeFileSync(join(folder, 'handler.ts'), handler(identifier));
    writeFileSync(LIST, newList);
    writeFileSync(MANUAL, newManual);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(LIST, list);
    writeFileSync(MANUAL, manual);
    throw error;
  }
  process.stdout.write(`Wrote canaries/${name}/canary.ts and handler.ts, took it up in canaries/canaries.ts, and began
the section ${title} of docs/operations.md. It runs as it is. Next:
  1. npm run canary -- ${name} --url https://quest.example.com
  2. Replace every TODO in the three, and say in its steps what it watches.
  3. npm run check, and a test that breaks what it watches: see test/canaries/posture.
  4. Deploy: every environment with canaries gets it, with its alarm. npm run cost says what it costs a month.
`);
  return 0;
}

process.exitCode = main();
