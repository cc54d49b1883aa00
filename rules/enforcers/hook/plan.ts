import { ACCOUNT, type Rule } from '../../core/rule';

/**
 * The most names that the filter of a hook takes.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hooks-target-filtering.html
 */
export const MOST_TARGET_NAMES = 50;

/**
 * The resource types that a hook judges one by one: those of the rules that read no others. Where there are more than
 * the filter takes, `AWS::Service::*` stands for the types of the services that have the most; what the hook is then
 * asked about in vain it lets pass.
 */
export function targetNames(rules: readonly Rule[], most = MOST_TARGET_NAMES): readonly string[] {
  const types = rules.filter(({ reads }) => reads.length === 0).flatMap(({ appliesTo }) => appliesTo);
  const byService = new Map<string, Set<string>>();
  for (const type of types) {
    if (type === ACCOUNT) continue;
    const service = type.split('::').slice(0, 2).join('::');
    byService.set(service, (byService.get(service) ?? new Set()).add(type));
  }
  const services = [...byService].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
  let count = services.reduce((sum, [, own]) => sum + own.size, 0);
  const names = services.flatMap(([service, own]) => {
    if (count <= most) return [...own];
    count -= own.size - 1;
    return [`${service}::*`];
  });
  return names.sort();
}
