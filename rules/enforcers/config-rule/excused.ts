import type { Finding } from '../../core/evaluate';
import { exceptionFor } from '../../exceptions/except';
import { hearExceptions } from '../../exceptions/hear';
import { exceptableAmong } from '../../exceptions/objections';
import type { Exception } from '../../exceptions/parse';
import { RULES } from '../../packs/rules';
import type { ConfigurationItem } from '../../sources/configuration-item';
import { grantedHere } from './granted';

/** Whether CloudFormation's tags can tell of any exception; to read them costs calls. */
export function asksForTags(): boolean {
  return Object.keys(grantedHere().paths).length > 0;
}

const isExceptable = exceptableAmong(RULES);

/** The exceptions of a rule that excuse something on a day; there is no other way to be excused. */
export function inForce(rule: string, today: string): readonly Exception[] {
  return hearExceptions(grantedHere().file, today, isExceptable).inForce.filter((one) => one.rule === rule);
}

/**
 * The exception that covers a finding, which may name the resource by its construct path, by its id, name or ARN.
 * CloudFormation's tags tell which construct it is:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
 */
export function excuseOf(
  { rule, origin, path }: Finding,
  item: ConfigurationItem,
  exceptions: readonly Exception[],
): Exception | undefined {
  const { tags = {}, resourceId, resourceName, arn } = item;
  const { paths } = grantedHere();
  const made = `${tags['aws:cloudformation:stack-name']}/${tags['aws:cloudformation:logical-id']}`;
  const construct = Object.hasOwn(paths, made) ? paths[made] : undefined;
  return [construct, resourceId, resourceName, arn]
    .flatMap((resource) => resource ?? [])
    .map((resource) =>
      exceptionFor({ rule: rule.id, resource, type: origin.type, property: path }, exceptions),
    )
    .find((exception) => exception !== undefined);
}
