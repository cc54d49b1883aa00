import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type IApplyRule,
  type NagPack,
  NagRuleCompliance,
  NIST80053R5Checks,
  PCIDSS321Checks,
} from 'cdk-nag';
import { type Judge, oneByOne } from '../judge';
import type { Template, Templates } from '../mutant';
import { importable } from './importable';
import type { Objection } from './program';

const PACKS = {
  AwsSolutions: () => new AwsSolutionsChecks(),
  'NIST 800-53': () => new NIST80053R5Checks(),
  HIPAA: () => new HIPAASecurityChecks(),
  'PCI DSS': () => new PCIDSS321Checks(),
};

/**
 * A pack in which a rule that throws says nothing of the resource: cdk-nag makes that a violation, and puts all
 * violations of a rule together under what the first of them says, thrown or not.
 */
function quiet(pack: NagPack): NagPack {
  const open = pack as unknown as { applyRule(params: IApplyRule): void };
  const { applyRule } = open;
  open.applyRule = (params) => {
    const rule: IApplyRule['rule'] = (node) => {
      try {
        return params.rule(node);
      } catch {
        return NagRuleCompliance.NOT_APPLICABLE;
      }
    };
    const ruleSuffixOverride = params.ruleSuffixOverride ?? params.rule.name;
    applyRule.call(pack, { ...params, rule, ruleSuffixOverride });
  };
  return pack;
}

type Objections = Readonly<Record<string, readonly Objection[]>>;

/** What each pack says of a template; a rule of theirs that throws says nothing. */
function objections(template: Template): Objections {
  // What is deprecated in a mutant is told to nobody.
  process.env['JSII_DEPRECATED'] ??= 'quiet';
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-nag-'));
  try {
    const templateFile = join(folder, 'template.json');
    writeFileSync(templateFile, importable(template));
    const app = new App({ outdir: join(folder, 'out') });
    const stack = new Stack(app, 'Stack', { env: { region: 'us-east-1' } });
    new CfnInclude(stack, 'Template', { templateFile });
    const all = Object.entries(PACKS).map(([name, pack]) => {
      const { violations } = quiet(pack()).validateScope(app);
      const found = violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({
          rule: ruleName,
          resource: constructPath.split('/').at(-1) ?? '',
        })),
      );
      return [name, found] as const;
    });
    return Object.fromEntries(all);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** cdk-nag by pack, on the constructs that CDK makes of a template, one stack at a time. */
export function cdkNagJudges(): readonly Judge[] {
  const { version } = require('cdk-nag/package.json') as { readonly version: string };
  const known = new WeakMap<Template, Objections | Error>();
  const told = (template: Template): Objections => {
    const before = known.get(template) ?? attempted(template);
    known.set(template, before);
    if (before instanceof Error) throw before;
    return before;
  };
  return Object.keys(PACKS).map((pack) => ({
    name: `cdk-nag ${pack}`,
    version,
    judge: oneByOne((templates: Templates) =>
      Object.entries(templates).flatMap(([stack, template]) =>
        (told(template)[pack] ?? []).map((one) => ({ ...one, stack })),
      ),
    ),
  }));
}

function attempted(template: Template): Objections | Error {
  try {
    return objections(template);
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}
