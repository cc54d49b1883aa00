import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildResult, buildSync } from 'esbuild';
import type { Granted } from '../rules/enforcers/config-rule/granted';
import type { Claim } from '../rules/reachability/claim';

const root = path.resolve(__dirname, '..');

/** Where bundles are put that are asked for without a place. */
export const BUNDLES = path.join(root, 'dist', 'functions');

/** The functions, and the entries of each; every entry exports `handler`. */
const ENTRIES = {
  'config-rule': {
    index: 'rules/enforcers/config-rule/handler.ts',
    expiry: 'rules/enforcers/config-rule/expiry.ts',
  },
  hook: { index: 'rules/enforcers/hook/handler.ts' },
  notices: { index: 'rules/enforcers/notices/handler.ts' },
  remediation: { index: 'rules/enforcers/remediation/handler.ts' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type FunctionName = keyof typeof ENTRIES;

export const FUNCTIONS = Object.keys(ENTRIES) as readonly FunctionName[];

/** What has no place in a function: it would be slow to load, and what it is for was done before. */
const FOREIGN = /(?:^|\/)node_modules\/((?:aws-cdk-lib|cdk-nag|constructs|yaml|zod)(?=\/))/;

/** CloudFormation hands a hook templates as people wrote them, in JSON or in YAML. */
const NEEDED: Partial<Record<FunctionName, string>> = { hook: 'yaml' };

/** What a function reads beside its code. */
export interface Beside {
  /** What is excused, as `granted.json`. */
  readonly granted?: Granted;
  /** What the deployment claims of its network, as `claims.json`. */
  readonly claims?: readonly Claim[];
}

interface BundleOptions extends Beside {
  /** Where to put it; what is there stays. Without it: a folder under dist/functions, named after what is in it. */
  readonly outdir?: string;
}

type Files = ReadonlyMap<string, Uint8Array | string>;

const built = new Map<FunctionName, Files>();

/**
 * Bundles a Lambda function, and gives the directory to deploy: `index.mjs`, what other entries it has, and the chunks
 * that they load, some of them only when they are needed.
 */
export function bundle(name: FunctionName, { outdir, granted, claims }: BundleOptions = {}): string {
  const code = built.get(name) ?? build(name);
  built.set(name, code);
  const beside = Object.entries({ 'granted.json': granted, 'claims.json': claims });
  const given = beside.filter(([, content]) => content !== undefined);
  const files = new Map([
    ...code,
    ...given.map(([file, content]) => [file, JSON.stringify(content)] as const),
  ]);
  if (outdir !== undefined) {
    write(files, outdir);
    return path.resolve(outdir);
  }
  const directory = path.join(BUNDLES, `${name}-${digestOf(files)}`);
  if (existsSync(directory)) return directory;
  // Several processes may be at it: what is there under its name is there as a whole.
  mkdirSync(BUNDLES, { recursive: true });
  const draft = mkdtempSync(path.join(BUNDLES, `.${name}-`));
  write(files, draft);
  try {
    renameSync(draft, directory);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(directory)) throw error;
  }
  return directory;
}

function write(files: Files, directory: string): void {
  for (const [name, content] of files) {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function digestOf(files: Files): string {
  const hash = createHash('sha256');
  for (const [name, content] of files) hash.update(`${name}\n${content.length}\n`).update(content);
  return hash.digest('hex').slice(0, 16);
}

function build(name: FunctionName): Files {
  const { metafile, outputFiles, warnings } = buildSync({
    absWorkingDir: root,
    entryPoints: ENTRIES[name],
    outdir: 'out',
    write: false,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    charset: 'utf8',
    minify: true,
    // What is exported module by module is left out module by module.
    mainFields: ['module', 'main'],
    alias: {
      '@aws-sdk/credential-provider-node': path.join(root, 'rules/enforcers/lambda-credentials.ts'),
      // The same parser, as a module; the other one requires things of Node while it runs.
      yaml: path.join(root, 'node_modules/yaml/browser/dist/index.js'),
    },
    legalComments: 'none',
    // The function must not depend on which tsconfig.json lies beside it.
    tsconfigRaw: {},
    metafile: true,
    logLevel: 'warning',
  } as const);
  if (warnings.length > 0) throw new Error(`esbuild gave ${warnings.length} warning(s), listed above`);
  refuseForeign(name, metafile);
  const outputs = outputFiles.map(
    (file) => [path.relative(path.join(root, 'out'), file.path), file.contents] as const,
  );
  return new Map(outputs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function refuseForeign(name: FunctionName, { inputs }: NonNullable<BuildResult['metafile']>): void {
  for (const [file, { imports }] of Object.entries(inputs)) {
    const found = imports
      .map((one) => FOREIGN.exec(one.path)?.[1])
      .find((one) => one !== undefined && one !== NEEDED[name]);
    if (found !== undefined) {
      throw new Error(`the function ${name} has ${found} in it, by way of ${file}; import its types only`);
    }
  }
}
