import { nameOf, type Resource } from '../../core/resource';
import type { Node, Tri } from '../network';
import { asksForSix, STANDING } from './addresses';
import type { Blocks } from './blocks';
import { launchOf } from './launch';
import { bySubnet, madeOf, placeIn, six } from './places';
import { listOf, type Source, tri, triOf } from './world';

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
