import { ACCOUNT, ENDPOINT, type Rule } from '../../../rules/core/rule';
import type { Decided, Points } from '../../../rules/packs/point';
import { isDescribed, recordedAs } from './account';
import { answeredAs } from './answer';
import { type Comparison, compare, type Point, type Status, type Template } from './compare';
import type { Dialect } from './dialects';
import { ownerType } from './parts';

/** What a comparison is, in one word. */
export function outcomeOf({
  template,
  there,
}: Comparison): 'agree' | 'later' | 'doubt' | 'absent' | 'contradict' {
  if (there === 'absent') return 'absent';
  if (template === there) return 'agree';
  // What is known once deployed only is decided there.
  if (template === 'indeterminate') return 'later';
  return there === 'indeterminate' ? 'doubt' : 'contradict';
}

export function doubtsOf({ type, doubts }: Comparison): readonly string[] {
  return (doubts.length > 0 ? doubts : ['']).map((path) => `${type} ${path}`.trim());
}

function agreed(comparisons: readonly Comparison[], status: Status): boolean {
  return comparisons.some((one) => one.template === status && outcomeOf(one) === 'agree');
}

/** The types that a rule looks at and AWS Config has no item of, neither their own nor their owner's. */
export function unrecorded(rule: Rule): readonly string[] {
  return [...new Set([...rule.appliesTo, ...rule.reads])]
    .filter((type) => type !== ACCOUNT && recordedAs(type) === undefined && ownerType(type) === undefined)
    .sort();
}

function whyUnseen(type: string): string {
  const recorded = recordedAs(ownerType(type) ?? type);
  if (recorded === undefined) return `${type}: AWS Config does not record it`;
  return `${type}: AWS publishes no shape of its items`;
}

function decided(comparisons: readonly Comparison[], unseen: readonly string[]): Decided {
  const contradiction = comparisons.find((one) => outcomeOf(one) === 'contradict');
  if (contradiction) {
    const { resource, template, there, messages } = contradiction;
    throw new Error(`${resource} is ${template} in the template, and ${there} there: ${messages.join('; ')}`);
  }
  const doubts = new Set(comparisons.filter((one) => outcomeOf(one) === 'doubt').flatMap(doubtsOf));
  const absent = new Set(comparisons.filter((one) => outcomeOf(one) === 'absent').map(({ type }) => type));
  const missing = [...new Set([...absent, ...unseen])].sort().map(whyUnseen);
  const isAny = agreed(comparisons, 'violation') && agreed(comparisons, 'compliant');
  const isWhole = isAny && doubts.size === 0 && absent.size === 0;
  return {
    decides: isWhole ? 'all' : isAny ? 'some' : 'none',
    ...(doubts.size > 0 ? { doubts: [...doubts].sort() } : {}),
    ...(missing.length > 0 && !isWhole ? { unseen: missing } : {}),
  };
}

const LEVELS: readonly Decided['decides'][] = ['none', 'some', 'all'];

/** Where a rule can be decided, by the verdicts on templates there and in the template itself. */
export function pointsOf(rule: Rule, templates: readonly Template[], dialects: readonly Dialect[]): Points {
  const at = (point: Point): readonly Comparison[] =>
    templates.flatMap((template) => compare(rule, template, point, dialects));
  if (rule.appliesTo.every((type) => type === ENDPOINT)) {
    const none: Decided = { decides: 'none', unseen: unrecorded(rule).map(whyUnseen) };
    return { template: { decides: 'none' }, item: none, answer: decided(answeredAs(rule, templates), []) };
  }
  const inItems = at('item');
  const unseen = unrecorded(rule);
  const described = unseen.filter(isDescribed);
  const item = decided(inItems, unseen);
  const template: Decided = {
    decides: ['violation', 'compliant'].every((status) => inItems.some((one) => one.template === status))
      ? 'all'
      : 'none',
  };
  if (item.decides === 'all' || described.length === 0) return { template, item };
  const periodic = decided(
    at('periodic'),
    unseen.filter((type) => !isDescribed(type)),
  );
  const isMore = LEVELS.indexOf(periodic.decides) > LEVELS.indexOf(item.decides);
  const isSurer = (periodic.doubts ?? []).length < (item.doubts ?? []).length;
  return isMore || (isSurer && periodic.decides !== 'none')
    ? { template, item, periodic: { ...periodic, describes: described } }
    : { template, item };
}
