import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Metafile, Plugin } from 'esbuild';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '..');
const entryPoints = { service: 'service/main.ts', healthcheck: 'service/healthcheck.ts' };
const builtins = new Set(builtinModules);
const licenceFile = /^(licen[cs]e|copying)([.-]|$)/i;

// debug, which express brings, colours a terminal with supports-color if that is there. Whether it is depends on
// what else is installed, and the bundle must not: here it never is.
const neverInstalled: Plugin = {
  name: 'never-installed',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^supports-color$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'never-installed',
    }));
    onLoad({ filter: /.*/, namespace: 'never-installed' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const bundle = async (outdir: string): Promise<Metafile> => {
  const { metafile, warnings } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    charset: 'utf8',
    // Whitespace and names stay: a stack trace in the logs points at a readable line, no source map needed.
    minifySyntax: true,
    // notices() gives the whole licence of every package, with or without a comment in its code.
    legalComments: 'none',
    // The image must not depend on which tsconfig.json lies beside it.
    tsconfigRaw: {},
    plugins: [neverInstalled],
    metafile: true,
    logLevel: 'warning',
  });
  if (warnings.length > 0) throw new Error(`esbuild gave ${warnings.length} warning(s), listed above`);
  return metafile;
};

const foreignImports = (metafile: Metafile): readonly string[] =>
  Object.values(metafile.outputs)
    .flatMap((output) => output.imports)
    .filter(({ external, path: name }) => external && !builtins.has(name.replace(/^node:/, '')))
    .map(({ path: name }) => name);

const packageDirectories = (metafile: Metafile): readonly string[] => {
  const directories = Object.keys(metafile.inputs).flatMap((input) => {
    const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    return found ? [found[0]] : [];
  });
  return [...new Set(directories)].sort();
};

const notice = (directory: string): string => {
  const absolute = path.join(root, directory);
  const { name, version, license } = JSON.parse(readFileSync(path.join(absolute, 'package.json'), 'utf8'));
  const files = readdirSync(absolute).filter((file) => licenceFile.test(file));
  if (files.length === 0 && typeof license !== 'string') {
    throw new Error(`${directory} is bundled, but states no licence: find out, or do without the package`);
  }
  const texts = files.map((file) => readFileSync(path.join(absolute, file), 'utf8').trim());
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n');
};

/** Bundles the service and its health check into two files that need nothing but Node, with the notices they owe. */
const buildService = async (outdir: string): Promise<void> => {
  for (const entry of Object.values(entryPoints)) {
    if (!existsSync(path.join(root, entry))) throw new Error(`${entry} does not exist`);
  }
  const metafile = await bundle(outdir);
  const foreign = foreignImports(metafile);
  if (foreign.length > 0) {
    throw new Error(`the bundle would still load ${foreign.join(', ')}, which the image does not have`);
  }
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  writeFileSync(path.join(outdir, 'NOTICES.txt'), `${packageDirectories(metafile).map(notice).join(rule)}\n`);
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    console.log(`${path.relative(process.cwd(), path.resolve(root, file))}  ${Math.ceil(bytes / 1024)} kB`);
  }
};

const { values } = parseArgs({ options: { outdir: { type: 'string', default: 'dist' } } });
buildService(path.resolve(values.outdir)).catch((error: unknown) => {
  console.error(`build:service: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
