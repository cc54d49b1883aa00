import { ACCOUNT, ENDPOINT, type Rule } from '../../core/rule';
import { partsOf } from '../../sources/fold';

/** Where the function's metrics are; it names itself in their dimension `Function`. */
export const DEPLOY_GATE_METRICS = 'QuestGuardrails/DeployGate';

/**
 * The most names that the filter of a hook takes.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hooks-target-filtering.html
 */
export const MOST_TARGET_NAMES = 50;

/**
 * The resource types that a hook judges one by one: those of the rules that read no others, and
 * what is a part of them. Where there are more than
 * the filter takes, `AWS::Service::*` stands for the types of the services that have the most; what the hook is then
 * asked about in vain it lets pass.
 */
export function targetNames(rules: readonly Rule[], most = MOST_TARGET_NAMES): readonly string[] {
  const types = rules.filter(({ reads }) => reads.length === 0).flatMap(({ appliesTo }) => appliesTo);
  const asked = types.flatMap((type) => [type, ...partsOf(type)]);
  const byService = new Map<string, Set<string>>();
  for (const type of asked) {
    if (type === ACCOUNT || type === ENDPOINT) continue;
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

/** A hook's name is its account's: `Quest::Prod::Templates`. */
export function hookAlias(environment: string, kind: 'Templates' | 'Resources'): string {
  const [first = '', ...rest] = environment.replaceAll('-', '');
  return `Quest::${first.toUpperCase()}${rest.join('')}::${kind}`;
}

/**
 * The command that switches both hooks off at once. It replaces all of their configuration; the next change of their
 * status that is deployed puts it back.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hooks-disable-enable.html
 */
export function disableCommand(environment: string, region: string, functionArn: string): string {
  const [templates] = hookAlias(environment, 'Templates').split('::Templates');
  const off = `"HookInvocationStatus":"DISABLED","FailureMode":"WARN","TargetOperations":["STACK"]`;
  const configuration = `{"CloudFormationConfiguration":{"HookConfiguration":{${off},"Properties":{"LambdaFunction":"${functionArn}"}}}}`;
  return `for hook in Templates Resources; do aws cloudformation set-type-configuration --region ${region} --type HOOK --type-name ${templates}::$hook --configuration '${configuration}'; done`;
}
