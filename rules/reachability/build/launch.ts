import type { Resource } from '../../core/resource';
import { isUnresolved, type Value } from '../../core/value';
import { named } from './strangers';
import { listOf, type Source } from './world';

/** What an instance is launched with: where that is written, and one entry for each interface. */
export interface Launch {
  readonly from: Resource;
  readonly interfaces: readonly Interface[];
}

export interface Interface {
  /** Where what is said of it begins. */
  readonly path: string;
  readonly groups: readonly Value[] | undefined;
  /** Whether it is the first one, which alone its subnet gives a public address. */
  readonly isFirst: boolean;
  /** Whether it is written out as an interface, which can say more. */
  readonly isOwn: boolean;
}

const DATA = 'LaunchTemplateData.';

/** A group of the default VPC can be called by its name. */
export function byName({ context, every }: Source): (value: Value) => Value {
  return (value) =>
    every('AWS::EC2::SecurityGroup').find((one) => context.read(one, 'GroupName') === value)?.address ??
    value;
}

/** What is launched with a template that a property names; undefined where that is not known. */
export function templateAt(source: Source, one: Resource, path: string): Launch | undefined {
  for (const name of ['LaunchTemplateId', 'LaunchTemplateName']) {
    const value = source.context.read(one, `${path}.${name}`);
    const template = value === undefined ? undefined : source.named('AWS::EC2::LaunchTemplate', value);
    if (template) return byTemplate(source, template);
  }
  return undefined;
}

/** What an Auto Scaling group launches; undefined where that is not known. */
export function launchOf(source: Source, one: Resource): Launch | undefined {
  const { context } = source;
  const mixed = 'MixedInstancesPolicy.LaunchTemplate';
  const overrides = listOf(source, one, `${mixed}.Overrides`);
  const isOverridden = overrides?.some(
    (_, index) => context.read(one, `${mixed}.Overrides[${index}].LaunchTemplateSpecification`) !== undefined,
  );
  if (!overrides || isOverridden) return undefined;
  const template =
    templateAt(source, one, 'LaunchTemplate') ??
    templateAt(source, one, `${mixed}.LaunchTemplateSpecification`);
  if (template) return template;
  const value = context.read(one, 'LaunchConfigurationName');
  const found = named(source.strangers, 'AWS::AutoScaling::LaunchConfiguration', value);
  if (!found) return undefined;
  const groups = listOf(source, found, 'SecurityGroups');
  return { from: found, interfaces: [{ path: '', groups, isFirst: true, isOwn: false }] };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-launchtemplate-launchtemplatedata.html */
function byTemplate(source: Source, from: Resource): Launch | undefined {
  const list = listOf(source, from, `${DATA}NetworkInterfaces`);
  if (!list || list.some(isUnresolved)) return undefined;
  const stands = (_: Value, index: number): boolean =>
    source.context.read(from, `${DATA}NetworkInterfaces[${index}].NetworkInterfaceId`) !== undefined;
  if (list.some(stands)) return undefined;
  const given = listOf(source, from, `${DATA}SecurityGroupIds`);
  const whole =
    given?.length === 0 ? listOf(source, from, `${DATA}SecurityGroups`)?.map(byName(source)) : given;
  if (list.length === 0)
    return { from, interfaces: [{ path: DATA, groups: whole, isFirst: true, isOwn: false }] };
  const interfaces = list.map((_, index): Interface => {
    const path = `${DATA}NetworkInterfaces[${index}].`;
    const own = listOf(source, from, `${path}Groups`);
    return {
      path,
      groups: own?.length === 0 && index === 0 ? whole : own,
      isFirst: index === 0,
      isOwn: true,
    };
  });
  return { from, interfaces };
}
