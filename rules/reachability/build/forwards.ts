import type { Resource } from '../../core/resource';
import { isUnresolved, type Value } from '../../core/value';
import { listOf, type Source } from './world';

const GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

/** A client chooses its host and its path, and not the address that it comes from. */
export function isForAnybody(source: Source, rule: Resource): boolean {
  const conditions = listOf(source, rule, 'Conditions');
  return (
    conditions?.every((_, index) => {
      const field = source.context.read(rule, `Conditions[${index}].Field`);
      return typeof field === 'string' && field !== 'source-ip';
    }) ?? false
  );
}

/**
 * The priority of a rule that is for every path, after which perhaps nothing is asked of those behind it and of the
 * default: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
export function priorityOfAll(source: Source, rule: Resource): number | undefined {
  const { context } = source;
  const at = 'Conditions[0]';
  const values = ['Values', 'PathPatternConfig.Values'].flatMap(
    (name) => listOf(source, rule, `${at}.${name}`) ?? [],
  );
  const isForAll =
    listOf(source, rule, 'Conditions')?.length === 1 &&
    context.read(rule, `${at}.Field`) === 'path-pattern' &&
    values.some((value) => value === '*' || value === '/*');
  const priority = context.read(rule, 'Priority');
  return isForAll && typeof priority === 'number' ? priority : undefined;
}

export interface Forward {
  readonly group: Resource;
  readonly at: string;
  readonly holds: boolean;
}

/** What the actions at a path forward to; every target group where that is not known. */
export function forwardsOf(source: Source, of: Resource, path: string): readonly Forward[] {
  const { context } = source;
  const actions = listOf(source, of, path);
  if (!actions) return source.every(GROUP).map((group) => ({ group, at: path, holds: false }));
  return actions.flatMap((_, index) => {
    const at = `${path}[${index}]`;
    const type = context.read(of, `${at}.Type`);
    if (type !== 'forward' && !isUnresolved(type)) return [];
    const groups: Forward[] = [];
    const add = (value: Value | undefined, where: string, holds: boolean): void => {
      const group = value === undefined ? undefined : source.named(GROUP, value);
      const any = !group && isUnresolved(value) ? source.every(GROUP) : [];
      for (const one of any) groups.push({ group: one, at: where, holds: false });
      if (group && !groups.some((one) => one.group === group)) groups.push({ group, at: where, holds });
    };
    const list = `${at}.ForwardConfig.TargetGroups`;
    const weighted = listOf(source, of, list) ?? [];
    if (isUnresolved(context.read(of, list))) add(context.read(of, list), list, false);
    weighted.forEach((_one, place) => {
      const where = `${at}.ForwardConfig.TargetGroups[${place}]`;
      const weight = context.read(of, `${where}.Weight`) ?? 1;
      if (weight !== 0)
        add(
          context.read(of, `${where}.TargetGroupArn`),
          where,
          typeof weight === 'number' && type === 'forward',
        );
    });
    if (weighted.length === 0)
      add(context.read(of, `${at}.TargetGroupArn`), `${at}.TargetGroupArn`, type === 'forward');
    return groups;
  });
}
