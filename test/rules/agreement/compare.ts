import { type Evaluation, evaluate, type Finding } from '../../../rules/core/evaluate';
import type { World } from '../../../rules/core/resource';
import { ACCOUNT, type Rule } from '../../../rules/core/rule';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document } from '../sources/world';
import { type Account, accountOf, isDescribed, keyOf, recordedAs, worldOf } from './account';
import { completed, type Template } from './completed';
import { deploy, Undeployable } from './deploy';
import type { Dialect } from './dialects';
import { ownerType } from './parts';

export type { Template };
export type Status = 'compliant' | 'violation' | 'indeterminate';

/** Where a rule judges what AWS Config tells: a change-triggered rule items only, a periodic one what it describes as well. */
export type Point = 'item' | 'periodic';

/** One verdict of a rule on one resource, in a template and at a point. */
export interface Comparison {
  readonly point: Point;
  readonly dialect: Dialect;
  /** `type id` of the item, or the resource in the template where there is none. */
  readonly resource: string;
  readonly type: string;
  readonly template: Status;
  readonly there: Status | 'absent';
  /** Where the doubt there is, and why. */
  readonly doubts: readonly string[];
  readonly messages: readonly string[];
}

const ORDER: readonly Status[] = ['compliant', 'indeterminate', 'violation'];

function worse(one: Status, other: Status): Status {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

function evaluated(world: World, rule: Rule): Evaluation {
  const evaluation = evaluate(world, [rule], { strict: false });
  if (evaluation.faults[0]) throw evaluation.faults[0].error;
  return { ...evaluation, findings: evaluation.findings.filter((one) => one.rule.id === rule.id) };
}

/** The verdicts in the template, by resource: of what belongs to one item, the worst. */
function inTemplate(template: Template, rule: Rule): ReadonlyMap<string, readonly [string, string, Status]> {
  const world = worldOfTemplates([document(template)], { whole: true });
  const { findings } = evaluated(world, rule);
  const judged = new Map<string, readonly [string, string, Status]>();
  const note = (type: string, id: string, status: Status): void => {
    const key = `${type} ${id}`;
    judged.set(key, [type, id, worse(judged.get(key)?.[2] ?? 'compliant', status)]);
  };
  for (const { type, origin, folded } of world.resources) {
    if (!rule.appliesTo.includes(type)) continue;
    // An owner that is not in sight has the origin of its first part.
    note(origin.type, origin.id, 'compliant');
    for (const part of folded) note(part.origin.type, part.origin.id, 'compliant');
  }
  if (rule.appliesTo.includes(ACCOUNT)) note(ACCOUNT, 'account', 'compliant');
  for (const { origin, status } of findings) note(origin.type, origin.id, status);
  return judged;
}

/** Every verdict of a rule on a template that can be deployed, in a template and at a point; none where it cannot. */
export function compare(
  rule: Rule,
  given: Template,
  point: Point,
  dialects: readonly Dialect[],
): readonly Comparison[] {
  const template = completed(given);
  const account = deployed(rule, template, point);
  if (!account) return [];
  const verdicts = new Map<
    string,
    { readonly type: string; readonly status: Status; readonly isThere: boolean }
  >();
  for (const [type, id, status] of inTemplate(template, rule).values()) {
    const item = type === ACCOUNT ? keyOf({ type: ACCOUNT, id: 'account' }) : account.itemOf(id, type);
    const key = item ?? `${type} ${id}`;
    const before = verdicts.get(key);
    verdicts.set(key, {
      type: before?.type ?? type,
      status: worse(before?.status ?? 'compliant', status),
      isThere: item !== undefined,
    });
  }
  return dialects.flatMap((dialect) => {
    const world = worldOf(account, dialect, closedAt(rule, point, account));
    const byItem = new Map<string, Finding[]>();
    for (const finding of evaluated(world, rule).findings) {
      const key = keyOf(finding.origin);
      byItem.set(key, [...(byItem.get(key) ?? []), finding]);
    }
    // What nobody accused in the template must not be accused there, nor doubted.
    const strangers = [...byItem.keys()].filter((key) => !verdicts.has(key));
    const all = [
      ...[...verdicts].map(([resource, verdict]) => ({ resource, ...verdict })),
      ...strangers.map((resource) => ({
        resource,
        type: resource.split(' ')[0] ?? '',
        status: 'compliant' as const,
        isThere: true,
      })),
    ];
    return all.map(({ resource, type, status, isThere }): Comparison => {
      const found = byItem.get(resource) ?? [];
      const there = found.reduce<Status>((worst, one) => worse(worst, one.status), 'compliant');
      return {
        point,
        dialect,
        resource,
        type,
        template: status,
        there: isThere ? there : 'absent',
        doubts: found
          .filter((one) => one.status === 'indeterminate')
          .map(({ path }) => path.replace(/\[\d+\]/g, '[]')),
        messages: found.map(({ message }) => message),
      };
    });
  });
}

function deployed(rule: Rule, template: Template, point: Point): Account | undefined {
  try {
    const types = [...rule.appliesTo, ...rule.reads];
    return accountOf(deploy(template), (type) => point === 'periodic' && types.includes(type));
  } catch (thrown) {
    if (thrown instanceof Undeployable) return undefined;
    throw thrown;
  }
}

/** The types of which everything is in sight at a point. */
function closedAt(rule: Rule, point: Point, { untold }: Account): readonly string[] {
  const types = [...rule.appliesTo, ...rule.reads];
  return types.flatMap((type) => {
    const recorded = recordedAs(type);
    if (recorded !== undefined) return [type, recorded];
    const isTold = point === 'periodic' && isDescribed(type) && !untold.includes(type);
    return isTold && ownerType(type) === undefined ? [type] : [];
  });
}
