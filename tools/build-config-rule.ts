import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, type Plugin } from 'esbuild';
import type { Granted } from '../rules/enforcers/config-rule/excused';
import { readExceptions } from '../rules/enforcers/exceptions-file';
import { readAssembly } from '../rules/sources/assembly';

const root = path.resolve(__dirname, '..');

/**
 * What the function never asks: it has its credentials from Lambda, parses no browser's name, and knows a rule by its
 * id and not by the control that it answers.
 */
const unused: Plugin = {
  name: 'unused',
  setup: ({ onResolve, onLoad }) => {
    const stubs: Readonly<Record<string, string>> = {
      '@aws-sdk/credential-provider-node':
        'export const defaultProvider = () => { throw new Error("credentials are given"); };',
      bowser: 'export default {};',
      '../frameworks/frameworks': 'export const FRAMEWORKS = []; export const control = () => undefined;',
    };
    onResolve(
      { filter: /^(@aws-sdk\/credential-provider-node|bowser|\.\.\/frameworks\/frameworks)$/ },
      (args) => ({
        path: args.path,
        namespace: 'unused',
      }),
    );
    onLoad({ filter: /.*/, namespace: 'unused' }, (args) => ({ contents: stubs[args.path] ?? '' }));
  },
};

/** The construct paths of a synthesized app, by what CloudFormation calls the resources. */
const pathsIn = (directory: string): Granted['paths'] => {
  if (!existsSync(directory)) return {};
  const { documents } = readAssembly(directory, {});
  return Object.fromEntries(
    documents.flatMap(({ stack, paths }) =>
      [...paths].map(([id, at]) => [`${stack}/${id}`, String(at)] as const),
    ),
  );
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      outdir: { type: 'string', default: 'dist/config-rule' },
      exceptions: { type: 'string' },
      environment: { type: 'string' },
      assembly: { type: 'string', default: 'cdk.out' },
    },
  });
  const file = readExceptions(values.exceptions, values.environment);
  const granted: Granted = { file, paths: file.exceptions.length > 0 ? pathsIn(values.assembly) : {} };
  const { metafile, warnings } = await build({
    absWorkingDir: root,
    entryPoints: ['rules/enforcers/config-rule/handler.ts'],
    outfile: path.resolve(values.outdir, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    charset: 'utf8',
    minify: true,
    // What is exported module by module is left out module by module.
    mainFields: ['module', 'main'],
    define: { GUARDRAILS_GRANTED: JSON.stringify(granted) },
    legalComments: 'none',
    tsconfigRaw: {},
    plugins: [unused],
    metafile: true,
    logLevel: 'warning',
  });
  if (warnings.length > 0) throw new Error(`esbuild gave ${warnings.length} warning(s), listed above`);
  const foreign = Object.keys(metafile.inputs).filter((name) =>
    /node_modules\/(aws-cdk-lib|cdk-nag|yaml|zod)\//.test(name),
  );
  if (foreign.length > 0)
    throw new Error(`the bundle has ${foreign[0]} in it, which has no place in the function`);
  for (const [name, { bytes }] of Object.entries(metafile.outputs)) {
    console.log(`${path.relative(process.cwd(), path.resolve(root, name))}  ${Math.ceil(bytes / 1000)} kB`);
  }
};

main().catch((error: unknown) => {
  console.error(`build:config-rule: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
