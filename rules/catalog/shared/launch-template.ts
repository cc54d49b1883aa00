import type { Resource } from '../../core/resource';
import type { Context } from '../../core/rule';
import { isUnresolved, referenceOf } from '../../core/value';

export const LAUNCH_TEMPLATE = 'AWS::EC2::LaunchTemplate';

/**
 * The launch template that an instance is launched from, in the version that is written in the template;
 * `'unknown'` where that is not in sight, undefined where there is none. A template that CloudFormation makes begins
 * with version 1, and every change of it makes the next:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-launchtemplate.html
 */
export function launchTemplateOf(instance: Resource, context: Context): Resource | 'unknown' | undefined {
  const given = context.read(instance, 'LaunchTemplate');
  if (given === undefined || given === null) return undefined;
  const name =
    context.read(instance, 'LaunchTemplate.LaunchTemplateId') ??
    context.read(instance, 'LaunchTemplate.LaunchTemplateName');
  const [template] = isUnresolved(given) ? [] : context.referenced(LAUNCH_TEMPLATE, name ?? null).found;
  const version = context.read(instance, 'LaunchTemplate.Version');
  const written =
    ['$Latest', '$Default', '1', 1].some((one) => one === version) ||
    /^(Latest|Default)VersionNumber$/.test(referenceOf(version)?.attribute ?? '');
  return template && written ? template : 'unknown';
}
