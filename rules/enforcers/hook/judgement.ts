import { GuardrailsError } from '../../core/errors';
import { evaluate, type Fault, type Finding } from '../../core/evaluate';
import type { World } from '../../core/resource';
import type { Rule } from '../../core/rule';
import { type TemplateDocument, worldOfTemplates } from '../../sources/template';

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  /** The rules that there is something to judge by. */
  readonly rules: readonly Rule[];
  readonly resources: number;
}

/** How long there is to judge, in milliseconds of a clock that the caller reads. */
export interface Budget {
  readonly now: () => number;
  readonly until: number;
}

/**
 * Judges a template, or a resource as a template of one. Other stacks are in the same account, so what is not found
 * may still exist. What holds only under conditions of which the request says nothing is doubt. `implied` asks to judge
 * what AWS makes by itself as well.
 *
 * @throws GuardrailsError `HOOK_OUT_OF_TIME`
 */
export function judge(
  document: TemplateDocument,
  rules: readonly Rule[],
  budget: Budget,
  { implied }: { readonly implied: boolean },
): Judgement {
  const world = worldOfTemplates([document], { whole: false, shared: true });
  assertInTime(budget);
  const types = new Set(
    world.resources.flatMap(({ type, implicit }) => (implied || !implicit ? [type] : [])),
  );
  const applying = rules.filter(({ appliesTo }) => appliesTo.some((type) => types.has(type)));
  const { findings, faults } = evaluate(
    world,
    applying.map((rule) => timed(rule, budget)),
    { strict: false },
  );
  assertInTime(budget);
  const perhaps = conditionalIn(world);
  return {
    findings: findings.map((one) => asFarAsKnown(one, perhaps)),
    faults,
    rules: applying,
    resources: world.resources.filter(({ implicit }) => !implicit).length,
  };
}

/**
 * Judges a template without the defaults of its parameters, and with them: what violates only then, such as a secret
 * that is a default, is doubt.
 */
export function judgeTemplate(
  document: TemplateDocument,
  written: TemplateDocument | undefined,
  rules: readonly Rule[],
  budget: Budget,
): Judgement {
  const judged = judge(document, rules, budget, { implied: true });
  if (written === undefined) return judged;
  const keyOf = ({ rule, origin }: Finding): string => `${rule.id} ${origin.id}`;
  const heard = new Set(judged.findings.map(keyOf));
  const byDefault = judge(written, rules, budget, { implied: true }).findings.filter(
    (one) => one.status === 'violation' && !heard.has(keyOf(one)),
  );
  const doubts = byDefault.map((one): Finding => {
    return { ...one, status: 'indeterminate', message: `${one.message}, by the default of a parameter` };
  });
  return { ...judged, findings: [...judged.findings, ...doubts] };
}

/** Once the time is up each judgement that is left ends at once. */
function timed(rule: Rule, budget: Budget): Rule {
  return {
    ...rule,
    evaluate: (resource, context) => {
      assertInTime(budget);
      return rule.evaluate(resource, context);
    },
  };
}

function assertInTime({ now, until }: Budget): void {
  if (now() < until) return;
  throw new GuardrailsError(
    'HOOK_OUT_OF_TIME',
    'there was not enough time to judge it: CloudFormation waits 30 seconds for an answer; split the template',
  );
}

/** The logical ids of what is made under a condition that is not decided. */
function conditionalIn({ resources }: World): ReadonlySet<string> {
  return new Set(
    resources.filter(({ conditional = [] }) => conditional.length > 0).map(({ origin }) => origin.id),
  );
}

function asFarAsKnown(finding: Finding, perhaps: ReadonlySet<string>): Finding {
  if (finding.status !== 'violation') return finding;
  if (finding.scenario === undefined && !perhaps.has(finding.origin.id)) return finding;
  const when = finding.scenario === undefined ? ' where it is made' : '';
  const message = `${finding.message}${when}, and the request does not tell the parameters that decide it`;
  return { ...finding, status: 'indeterminate', message };
}
