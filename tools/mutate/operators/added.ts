import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../../../rules/catalog/case';
import { ENDPOINT, type Rule } from '../../../rules/core/rule';
import { made } from '../edits';
import type { Family, Mutant, Operator, Template, TemplateResource } from '../mutant';
import { completed } from './required';

const CATALOG = join(__dirname, '../../../rules/catalog');

function violations({ id }: Rule): readonly Case[] {
  const file = `${join(CATALOG, id.replace('-', '/'))}.cases`;
  if (!existsSync(`${file}.ts`)) return [];
  const { cases } = require(file) as { readonly cases: readonly Case[] };
  return cases.filter(({ expect }) => expect === 'violation');
}

/** Cases that CloudFormation itself would refuse, by the rule and the place among its violations. */
const REFUSED: ReadonlySet<string> = new Set([
  'elbv2-load-balancer-zones-spanned 1',
  'iam-user-policies-absent 0',
  'lambda-layer-version-public-access-denied 1',
  'lambda-url-authenticated 1',
  's3-directory-bucket-lifecycle-configured 0',
]);

/** How many of the violations that stand beside a rule are put into the deployment. */
const MOST = 2;

/** What is wrong by itself, put into a deployment that is right: for what the deployment has nothing of, and for the rest. */
export function addedFor(rules: readonly Rule[]): readonly Operator[] {
  return rules.flatMap((rule): readonly Operator[] => {
    if (rule.appliesTo.every((type) => type === ENDPOINT)) return [];
    const cases = violations(rule).filter(
      ({ given }, index) => isPlain(given) && !REFUSED.has(`${rule.id} ${index}`),
    );
    return cases.slice(0, MOST).map(
      (one, index): Operator => ({
        name: `add what ${rule.id} forbids${index === 0 ? '' : `, ${index + 1}`}`,
        family: familyOf(rule.id),
        reason: rule.rationale,
        rule: rule.id,
        apply: (templates) => [put(rule, one, index, templates)],
      }),
    );
  });
}

/** Only resources: the rest of a template may be there already under the same name. */
function isPlain(given: Case['given']): boolean {
  return Object.keys(given).every((section) => section === 'Resources');
}

function put(rule: Rule, { given, at = [] }: Case, index: number, templates: Mutant['templates']): Mutant {
  const [stack = ''] = Object.keys(templates);
  const template: Template = templates[stack] ?? { Resources: {} };
  const resources = given['Resources'] as Readonly<Record<string, TemplateResource>>;
  const named = (id: string): string => `Mutant${id}`;
  const renamed = JSON.parse(
    JSON.stringify(
      Object.fromEntries(Object.entries(resources).map(([id, it]) => [named(id), it])),
      (_, value) => renameIn(value, Object.keys(resources), named),
    ),
  );
  const whole: typeof resources = completed(renamed);
  const wanted = at.map((one) => one.split(' ')[0] ?? '');
  const [first = Object.keys(resources)[0] ?? ''] = wanted;
  const name = `add what ${rule.id} forbids${index === 0 ? '' : `, ${index + 1}`}`;
  const mutated = {
    ...templates,
    [stack]: { ...template, Resources: { ...template.Resources, ...whole } },
  };
  const related = Object.keys(resources).map((id) => ({ stack, resource: named(id) }));
  return made(
    { name, family: familyOf(rule.id), rule: rule.id },
    { stack, resource: named(first) },
    mutated,
    related,
  );
}

function renameIn(value: unknown, ids: readonly string[], named: (id: string) => string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const {
    Ref,
    'Fn::GetAtt': attribute,
    'Fn::Sub': sub,
    DependsOn,
  } = value as Readonly<Record<string, unknown>>;
  if (typeof Ref === 'string' && ids.includes(Ref)) return { Ref: named(Ref) };
  if (Array.isArray(attribute) && ids.includes(String(attribute[0]))) {
    return { 'Fn::GetAtt': [named(String(attribute[0])), ...attribute.slice(1)] };
  }
  if (typeof attribute === 'string' && ids.includes(attribute.split('.')[0] ?? ''))
    return { 'Fn::GetAtt': named(attribute) };
  if (typeof sub === 'string') {
    return {
      'Fn::Sub': sub.replace(/\$\{(\w+)/g, (whole, id: string) =>
        ids.includes(id) ? `\${${named(id)}` : whole,
      ),
    };
  }
  return typeof DependsOn === 'string' && ids.includes(DependsOn)
    ? { ...value, DependsOn: named(DependsOn) }
    : value;
}

const FAMILIES: readonly (readonly [RegExp, Family])[] = [
  [/secret|credential|password/, 'secrets'],
  [/encrypt|kms|rotation/, 'encryption'],
  [/tls|listener|certificate|ikev2/, 'tls'],
  [/log/, 'logging'],
  [/lifecycle|retention/, 'retention'],
  [/public|exposed|url/, 'exposure'],
  [/^iam|role|policy/, 'identity'],
  [/^ecr|runtime|image/, 'supply chain'],
  [/alarm|metric|insights/, 'monitoring'],
  [/^config|recorder|setting/, 'governance'],
  [/zone|deletion|draining|replication/, 'availability'],
  [/^ec2|^claim|waf/, 'network'],
];

function familyOf(id: string): Family {
  return FAMILIES.find(([pattern]) => pattern.test(id))?.[1] ?? 'workload';
}
