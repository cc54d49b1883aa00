import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Judge } from '../judge';
import { type Heard, programJudge } from './program';

/** The package that holds the rules of AWS Control Tower's proactive controls, and cfn-guard: https://github.com/cdklabs/cdk-validator-cfnguard */
export const PACKAGE = '@cdklabs/cdk-validator-cfnguard';

/** As much as is asked here of what cfn-guard prints of each file, structured: https://docs.aws.amazon.com/cfn-guard/latest/ug/cfn-guard-validate.html */
const REPORTS = z.array(
  z.object({
    name: z.string(),
    // An empty object where every rule is complied with.
    not_compliant: z.union([
      z.array(z.object({ Rule: z.object({ name: z.string(), checks: z.array(z.unknown()) }) })),
      z.object({}).strict(),
    ]),
  }),
);

/** The folders of its binaries, as the package names systems and processors. */
const SYSTEMS: Readonly<Record<string, string>> = { linux: 'ubuntu', darwin: 'macos' };
const PROCESSORS: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };

/** The rules of AWS Control Tower, of the package where it was installed in a folder. */
export async function controlTowerJudge(folder: string): Promise<Judge> {
  const home = join(folder, 'node_modules', PACKAGE);
  const system = join(
    SYSTEMS[process.platform] ?? process.platform,
    PROCESSORS[process.arch] ?? process.arch,
  );
  const rules = join(home, 'rules', 'control-tower', 'cfn-guard');
  const options = ['--output-format', 'json', '--show-summary', 'none', '--structured'];
  return programJudge('Control Tower', {
    command: join(home, 'bin', system, 'cfn-guard'),
    args: (files) => ['validate', '--rules', rules, ...options, ...files.flatMap((file) => ['--data', file])],
    // 19 where a rule is not complied with: https://github.com/cdklabs/cdk-validator-cfnguard/blob/main/src/utils.ts
    exitCodes: [0, 19],
    read,
    beside: `the rules of ${PACKAGE} ${versionIn(home)}`,
    unlessFound: `${PACKAGE} with its cfn-guard could not be fetched`,
  });
}

function versionIn(home: string): string {
  try {
    const { version }: { readonly version: string } = JSON.parse(
      readFileSync(join(home, 'package.json'), 'utf8'),
    );
    return version;
  } catch {
    return 'of an unknown version';
  }
}

function read(output: string): ReadonlyMap<string, Heard> {
  return new Map(
    REPORTS.parse(JSON.parse(output)).map(({ name, not_compliant: failed }) => {
      const findings = (Array.isArray(failed) ? failed : []).flatMap(({ Rule }) =>
        [...new Set(pathsIn(Rule.checks))].flatMap((path) => {
          const [, section, resource] = path.split('/');
          return section === 'Resources' && resource ? [{ rule: Rule.name, resource, detail: path }] : [];
        }),
      );
      return [basename(name), { findings }];
    }),
  );
}

/** Where in the template each failed check looked: what it compared, or how far it came. */
function pathsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]) => {
    if (key !== 'from' && key !== 'traversed_to') return pathsIn(inner);
    const { path } = Object(inner);
    return typeof path === 'string' ? [path] : [];
  });
}
