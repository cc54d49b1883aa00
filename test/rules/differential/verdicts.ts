import { evaluate } from '../../../rules/core/evaluate';
import type { Rule } from '../../../rules/core/rule';
import { record } from '../../../rules/sources/json';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document } from '../sources/world';
import type { GuardEngine } from './engine';

export type Template = Readonly<Record<string, unknown>>;

/** What both engines say of one resource. */
export interface Compared {
  readonly id: string;
  readonly ours: 'compliant' | 'violation' | 'indeterminate';
  readonly guard: 'compliant' | 'violation';
}

/** The verdicts on each resource of a template that a rule applies to. Guard is asked of each alone with its neighbours. */
export function compare(rule: Rule, template: Template, engine: GuardEngine): readonly Compared[] {
  const { findings, faults } = evaluate(worldOfTemplates([document(template)], { whole: true }), [rule], {
    strict: false,
  });
  if (faults[0]) throw faults[0].error;
  const resources = Object.entries(record(template['Resources']));
  const judged = resources.filter(([, one]) => rule.appliesTo.includes(String(record(one)['Type'])));
  return judged.map(([id]) => {
    const found = findings.filter((one) => one.rule.id === rule.id && one.origin.id === id);
    const ours = found.some(({ status }) => status === 'violation')
      ? 'violation'
      : found.length > 0
        ? 'indeterminate'
        : 'compliant';
    const others = judged.map(([other]) => other).filter((other) => other !== id);
    const Resources = Object.fromEntries(resources.filter(([name]) => !others.includes(name)));
    const guard = engine.objects(rule.id, { ...template, Resources }) ? 'violation' : 'compliant';
    return { id, ours, guard };
  });
}
