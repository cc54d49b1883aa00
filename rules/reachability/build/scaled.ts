import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, type Value } from '../../core/value';
import type { Node, Tri } from '../network';
import type { Blocks } from './blocks';
import { asksForSix, byName, STANDING } from './interfaces';
import { bySubnet, madeOf, placeIn, six } from './places';
import { named } from './strangers';
import { listOf, type Source, tri, triOf } from './world';

/** What an instance is launched with: where that is written, and one entry for each interface. */
interface Launch {
  readonly from: Resource;
  readonly interfaces: readonly Interface[];
}

interface Interface {
  /** Where what is said of it begins. */
  readonly path: string;
  readonly groups: readonly Value[] | undefined;
  /** Whether it is the first one, which alone its subnet gives a public address. */
  readonly isFirst: boolean;
  /** Whether it is written out as an interface, which can say more. */
  readonly isOwn: boolean;
}

const DATA = 'LaunchTemplateData.';

/**
 * The instances of an Auto Scaling group, as what it launches them with makes them, in each of its subnets:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html
 */
export function scaled(source: Source, blocks: Blocks, one: Resource): Node {
  const launch = launchOf(source, one);
  const given = listOf(source, one, 'VPCZoneIdentifier');
  const subnets = given && given.length > 0 ? given : [`of ${nameOf(one)}`];
  const says = `how ${nameOf(one)} launches instances`;
  const unknown: Tri = tri(one, '', says, 'unknown', says);
  return madeOf(
    source,
    one,
    'instance',
    subnets.flatMap((subnet) => {
      if (!launch) {
        const place = placeIn(source, blocks, subnet, { publicIpv4: () => unknown, ipv6: () => unknown });
        return [{ place, groups: undefined }];
      }
      const { from, interfaces } = launch;
      return interfaces.map(({ path, groups, isFirst, isOwn }) => {
        const assign = `${path}AssociatePublicIpAddress`;
        // A template says it of interfaces alone, and a launch configuration of itself.
        const canSay = isOwn || path === '';
        const isSaid = !isFirst || (canSay && (source.context.read(from, assign) ?? null) !== null);
        const place = placeIn(source, blocks, subnet, {
          publicIpv4: (known) =>
            isSaid
              ? triOf(source, from, assign, (value) => value === true || value === 'true', false)
              : bySubnet(source, one, known, 'MapPublicIpOnLaunch'),
          ipv6: (known, has) =>
            six(source, one, known, has, asksForSix(source, from, path, isOwn ? STANDING : [])),
        });
        return { place, groups };
      });
    }),
  );
}

function launchOf(source: Source, one: Resource): Launch | undefined {
  const { context } = source;
  const mixed = 'MixedInstancesPolicy.LaunchTemplate';
  const overrides = listOf(source, one, `${mixed}.Overrides`);
  const isOverridden = overrides?.some(
    (_, index) => context.read(one, `${mixed}.Overrides[${index}].LaunchTemplateSpecification`) !== undefined,
  );
  if (!overrides || isOverridden) return undefined;
  for (const path of ['LaunchTemplate', `${mixed}.LaunchTemplateSpecification`]) {
    for (const name of ['LaunchTemplateId', 'LaunchTemplateName']) {
      const value = context.read(one, `${path}.${name}`);
      const template = value === undefined ? undefined : source.named('AWS::EC2::LaunchTemplate', value);
      if (template) return byTemplate(source, template);
    }
  }
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
