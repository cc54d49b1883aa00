import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'new-canary-'));
  for (const file of [
    'canaries',
    'tools/new-canary.ts',
    'docs/operations.md',
    'biome.json',
    'package.json',
    '.gitignore',
  ]) {
    cpSync(path.join(root, file), path.join(copy, file), { recursive: true });
  }
  for (const folder of ['node_modules', 'rules'])
    symlinkSync(path.join(root, folder), path.join(copy, folder));
  const { compilerOptions } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
  const sources = [
    'canaries/synthetics-playwright.d.ts',
    'canaries/canaries.ts',
    'canaries/sign-in-of-guests/*.ts',
  ];
  writeFileSync(path.join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: sources }));
});

afterAll(() => rmSync(copy, { recursive: true }));

function run(...parts: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, parts, { cwd: copy, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const make = (...names: string[]) => run('--import', 'tsx', 'tools/new-canary.ts', ...names);

const taken = (): string[] =>
  ['canaries/canaries.ts', 'docs/operations.md'].map((file) => readFileSync(path.join(copy, file), 'utf8'));

test('a new canary passes types, lint and bundle at once', () => {
  const made = make('sign-in-of-guests');
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toContain('npm run canary -- sign-in-of-guests --url https://');
  const [list, manual] = taken();
  expect(list).toContain("import { signInOfGuests } from './sign-in-of-guests/canary';");
  expect(list).toMatch(/posture, pages, bypass, .*signInOfGuests\];/s);
  const outside = /\n## Seen from outside\n(.*?)\n## /s.exec(manual ?? '')?.[1];
  expect(outside).toMatch(
    /### CanaryBypass\n.*\n\n### CanarySignInOfGuests\n\n- \*\*Means\*\*: .*Clears\*\*[^\n]*\n$/s,
  );
  expect(run('node_modules/.bin/tsc', '-p', '.')).toMatchObject({ status: 0, stdout: '' });
  expect(
    run('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', 'canaries'),
  ).toMatchObject({
    status: 0,
  });
  const bundled = "require('./canaries/bundle').bundleCanary('sign-in-of-guests', { outdir: 'out' })";
  expect(run('--import', 'tsx', '--eval', bundled)).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(path.join(copy, 'out/index.mjs'))).toBe(true);
});

test.each<[string, string[], string]>([
  [
    'no name',
    [],
    '"" is no name of a canary; it is at most 40 lower-case letters and digits, in words joined by -',
  ],
  ['a path', ['../escape'], '"../escape" is no name of a canary'],
  ['upper case', ['Checkout'], '"Checkout" is no name of a canary'],
  ['one that is long', ['a'.repeat(41)], 'is no name of a canary; it is at most 40'],
  ['one that is there', ['posture'], 'canaries/posture is there already; take another name, or edit it'],
  ['a folder that is no canary', ['local'], 'canaries/local is there already'],
  ['a file', ['steps'], 'canaries/steps is there already'],
  ['a word of the language', ['await'], '"await" is a word of JavaScript, which no constant can be called'],
  ['two', ['one', 'two'], 'one name is taken at a time, not also two'],
  ['an unknown option', ['checkout', '--browser'], "Unknown option '--browser'"],
])('%s is refused, and nothing is written', (_, names, answer) => {
  const before = taken();
  const { status, stdout, stderr } = make(...names);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`new:canary: ${answer.startsWith('is') ? JSON.stringify(names[0]) : ''}`);
  expect(stderr).toContain(answer);
  expect(stderr).toContain('npm run new:canary -- <name>');
  expect(taken()).toEqual(before);
  for (const name of ['escape', 'Checkout', 'checkout', 'await', 'one', 'two']) {
    expect(existsSync(path.join(copy, 'canaries', name))).toBe(false);
  }
});
