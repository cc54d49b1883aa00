import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Ended, run } from '../rules/enforcers/workplace';
import { type Installed, install, ROOT } from './installed';

let here: Installed;
beforeAll(() => {
  here = install();
});
afterAll(() => here.remove());

const LOADER = pathToFileURL(require.resolve('tsx')).href;

/** The real CDK CLI, in the folder of the app. */
function synth(file: string, ...more: readonly string[]): Promise<Ended> {
  const app = `node --import ${LOADER} ${file}`;
  return run(
    'node_modules/aws-cdk/bin/cdk',
    ['synth', '-q', '--no-notices', '-a', app, ...more],
    '',
    here.app,
  );
}

function guardrails(...args: readonly string[]): Promise<Ended> {
  return run(join(here.folder, here.manifest.bin.guardrails), args, '', here.app);
}

describe('the tarball', () => {
  test('holds what was compiled, and the three files for people', () => {
    const outside = here.packed.files
      .map(({ path }) => path)
      .filter((path) => !path.startsWith('dist/rules/'));
    expect(outside.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/package.json',
      'exceptions.schema.json',
      'package.json',
      'rules/enforcers/cli/guardrails.cjs',
    ]);
    const compiled = here.packed.files
      .map(({ path }) => path)
      .filter((path) => path.startsWith('dist/rules/'));
    expect(
      compiled.filter((path) => !/\.(js|d\.ts|json)$/.test(path) || /\.(cases|test)\./.test(path)),
    ).toEqual([]);
    expect(here.packed.size).toBeLessThan(450_000);
  });

  test('names no folder of the machine that packed it', () => {
    const files = readdirSync(here.folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const telling = files
      .map((one) => join(one.parentPath, one.name))
      .filter((file) => readFileSync(file, 'utf8').includes(ROOT));
    expect(files.length).toBe(here.packed.files.length);
    expect(telling).toEqual([]);
  });

  test('has what its exports promise, types first', () => {
    const entries = Object.values(here.manifest.exports).filter((entry) => typeof entry !== 'string');
    expect(Object.keys(here.manifest.exports)).toEqual(['.', './rules', './package.json']);
    for (const entry of entries) {
      expect(Object.keys(entry)).toEqual(['types', 'default']);
      for (const file of Object.values(entry)) expect(existsSync(join(here.folder, file))).toBe(true);
    }
  });

  test('finds the packages that it names, and no other of ours', () => {
    const { resolve } = createRequire(join(here.folder, 'dist/rules/enforcers/synth/guardrails.js'));
    for (const name of Object.keys(here.manifest.dependencies)) expect(resolve(name)).toContain(name);
    for (const name of ['express', 'tsx', 'esbuild'])
      expect(() => resolve(name)).toThrow('Cannot find module');
  });
});

describe('an app behind the guardrails', () => {
  test('is refused for a group that the internet reaches, and told how to mend it', async () => {
    const { code, output } = await synth('app.ts', '-c', 'from=0.0.0.0/0');
    expect(output).toContain(
      'SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22, expected the internet to reach only tcp 80 and 443',
    );
    expect(output).toMatch(/Suggested fix: +Restrict the ingress to its real sources/);
    expect(code).toBe(1);
    const check = await guardrails('check', 'cdk.out');
    expect(check.stdout).toContain('ec2-security-group-ingress-restricted');
    expect(check.code).toBe(1);
  });

  test('passes with a group that the office reaches', async () => {
    const { code, output } = await synth('app.ts', '-c', 'from=192.0.2.0/24');
    expect(output).toMatch(/Guardrails judged 1 of 2 resources by \d+ rules: 0 violations, 0 in doubt/);
    expect(output).toContain('cdk-nag AwsSolutions: 0 findings');
    expect(code).toBe(0);
    const check = await guardrails('check', 'cdk.out', '--format', 'json');
    expect(JSON.parse(check.stdout)).toMatchObject({
      tool: { name: 'quest-guardrails', version: JSON.parse(readFileSync('package.json', 'utf8')).version },
      summary: { judged: 1, violations: 0 },
    });
    expect(check.code).toBe(0);
  });

  test('is judged by a rule of its own, which knows doubt as ours do', async () => {
    const { code, output } = await synth('own-rule.ts');
    expect(output).toMatch(/1 violation, \d+ warnings, 1 in doubt, 0 excepted/);
    expect(output).toContain('TopicName is "orders", expected a name that starts with "red-" or "blue-"');
    expect(output).toMatch(/TopicName is \$\{\S+\}, a parameter without a default/);
    expect(code).toBe(1);
  });
});

const NEWEST = 'node_modules/@typescript/native/bin/tsc';
const OLDER = 'node_modules/typescript/bin/tsc6';

describe('types', () => {
  const STRICT = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
  };

  test.each([
    ['node16', NEWEST, { module: 'node16', moduleResolution: 'node16' }],
    ['bundler', NEWEST, { module: 'esnext', moduleResolution: 'bundler' }],
    // Older CDK apps have it; the newest compiler has it no more.
    ['node10', OLDER, { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' }],
  ])('hold under moduleResolution %s', async (name, compiler, how) => {
    const options = { ...STRICT, ...how, target: 'es2022', types: [], skipLibCheck: true };
    expect(await compile(name, options, ['app.ts', 'own-rule.ts'], compiler)).toEqual([]);
  });

  test('of rules need nothing but the language', async () => {
    writeFileSync(join(here.app, 'plain.ts'), "export * from 'quest-guardrails/rules';\n");
    const options = { ...STRICT, module: 'node16', target: 'es2022', lib: ['es2022'], types: [] };
    expect(await compile('plain', options, ['plain.ts'])).toEqual([]);
  });

  test('hold for what the README says to write', async () => {
    const [, section = ''] = readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n## Guard your own app\n');
    const blocks = section.split('\n## ')[0]?.match(/(?<=^```ts\n)[\s\S]*?(?=^```$)/gm) ?? [];
    expect(blocks).toHaveLength(2);
    const app = "import { App } from 'aws-cdk-lib';\nconst app = new App();\n";
    writeFileSync(join(here.app, 'readme.ts'), `${app}${blocks.join('')}`);
    const options = { ...STRICT, module: 'node16', target: 'es2022', types: [], skipLibCheck: true };
    expect(await compile('readme', options, ['readme.ts'])).toEqual([]);
  });

  test('refuse an option that there is not', async () => {
    const text = readFileSync(join(here.app, 'app.ts'), 'utf8');
    writeFileSync(join(here.app, 'wrong.ts'), text.replace('enforce(app)', 'enforce(app, { stirct: true })'));
    const options = { ...STRICT, module: 'node16', target: 'es2022', types: [], skipLibCheck: true };
    expect(await compile('wrong', options, ['wrong.ts'])).toEqual([expect.stringContaining("'stirct'")]);
  });
});

/** What the compiler has against the files, a line each. */
async function compile(
  name: string,
  compilerOptions: object,
  files: readonly string[],
  compiler = NEWEST,
): Promise<readonly string[]> {
  const project = join(here.app, `tsconfig.${name}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  const { code, stdout, stderr } = await run(compiler, ['-p', project], '', here.app);
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => /^\S/.test(line));
  expect(code === 0).toBe(lines.length === 0);
  return lines;
}

describe('loading', () => {
  const loaded = async (script: string): Promise<readonly string[]> => {
    const file = join(here.app, 'loaded.cjs');
    writeFileSync(file, `${script};\nconsole.log(JSON.stringify(Object.keys(require.cache)));\n`);
    const { stdout } = await run(file, [], '', here.app);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  };

  test('works from a module, by the names of both entries', async () => {
    const file = join(here.app, 'names.mjs');
    writeFileSync(
      file,
      `import { Guardrails } from 'quest-guardrails';
import { all, defineRule, is, property } from 'quest-guardrails/rules';
console.log([Guardrails.enforce, all, defineRule, is, property].map((one) => typeof one).join());`,
    );
    const { stdout, stderr } = await run(file, [], '', here.app);
    expect({ stdout, stderr }).toEqual({ stdout: `${Array(5).fill('function').join()}\n`, stderr: '' });
  });

  test('of the rules brings neither CDK nor what reads files', async () => {
    const files = await loaded("require('quest-guardrails/rules')");
    expect(files.some((file) => file.includes('/dist/rules/catalog/'))).toBe(true);
    expect(
      files.filter((file) => /node_modules\/(aws-cdk-lib|cdk-nag|constructs|yaml|zod)\//.test(file)),
    ).toEqual([]);
  });

  test('of the command brings neither CDK nor a compiler', async () => {
    const files = await loaded(`require('./node_modules/quest-guardrails/${here.manifest.bin.guardrails}')`);
    expect(files.some((file) => file.endsWith('/dist/rules/enforcers/cli/main.js'))).toBe(true);
    expect(files.filter((file) => /node_modules\/(aws-cdk-lib|cdk-nag|constructs|tsx)\//.test(file))).toEqual(
      [],
    );
  });
});
