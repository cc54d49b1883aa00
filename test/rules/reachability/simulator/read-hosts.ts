import type { Decide } from './decide';
import type { Place, Written } from './place';
import type { Properties } from './properties';
import { type Of, refOf } from './template';
import type { End } from './world';

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html, https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html */
export function instances(of: Of, place: Place): readonly End[] {
  const subnets = new Map(of('EC2::Subnet'));
  const elastic = new Set([
    ...of('EC2::EIP').map(([, one]) => refOf(one.InstanceId)),
    ...of('EC2::EIPAssociation').map(([, one]) => refOf(one.InstanceId ?? one.NetworkInterfaceId)),
  ]);
  const ipv6Of = (card: Properties): Written['ipv6'] => {
    const isAssigned = subnets.get(refOf(card.SubnetId))?.AssignIpv6AddressOnCreation === true;
    const any = isAssigned || (card.Ipv6AddressCount ?? 0) > 0 ? true : undefined;
    return card.Ipv6Addresses?.[0]?.Ipv6Address ?? any;
  };
  const cards = [
    ...of('EC2::Instance').map(([id, instance]) => {
      const card: Properties = instance.NetworkInterfaces?.[0] ?? instance;
      const isMapped = subnets.get(refOf(card.SubnetId))?.MapPublicIpOnLaunch === true;
      const groups = card.GroupSet ?? card.SecurityGroupIds;
      return { id, card, groups, isOpen: card.AssociatePublicIpAddress ?? isMapped };
    }),
    ...of('EC2::NetworkInterface').map(([id, card]) => ({ id, card, groups: card.GroupSet, isOpen: false })),
  ];
  return cards.flatMap(({ id, card, groups, isOpen }) =>
    place(id, {
      subnet: card.SubnetId,
      groups,
      isPublic: isOpen || elastic.has(id),
      ipv4: card.PrivateIpAddress,
      ipv6: ipv6Of(card),
    }),
  );
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-in-vpc.html */
export function fleets(of: Of, place: Place): readonly End[] {
  const templates = new Map(of('EC2::LaunchTemplate'));
  const subnets = new Map(of('EC2::Subnet'));
  return of('AutoScaling::AutoScalingGroup').flatMap(([id, { VPCZoneIdentifier = [], LaunchTemplate }]) => {
    const data = templates.get(refOf(LaunchTemplate?.LaunchTemplateId))?.LaunchTemplateData;
    const card = data?.NetworkInterfaces?.[0];
    return VPCZoneIdentifier.flatMap((subnet) => {
      const { MapPublicIpOnLaunch, AssignIpv6AddressOnCreation } = subnets.get(refOf(subnet)) ?? {};
      const isPublic = card?.AssociatePublicIpAddress ?? MapPublicIpOnLaunch === true;
      const ipv6 = AssignIpv6AddressOnCreation === true ? true : undefined;
      return place(id, { subnet, groups: card?.Groups ?? data?.SecurityGroupIds, isPublic, ipv6 }, true);
    });
  });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html */
export function tasks(of: Of, place: Place, decide: Decide): readonly End[] {
  return of('ECS::Service').flatMap(([id, { NetworkConfiguration }]) => {
    const { Subnets = [], SecurityGroups, AssignPublicIp } = NetworkConfiguration?.AwsvpcConfiguration ?? {};
    const subnets = new Map(of('EC2::Subnet'));
    return Subnets.flatMap((subnet) => {
      // A setting of the account has a say in it.
      const mayHave = subnets.get(refOf(subnet))?.Ipv6CidrBlock !== undefined;
      const ipv6 = mayHave && decide('tasks have IPv6', [true, false]) ? true : undefined;
      return place(
        id,
        { subnet, groups: SecurityGroups, isPublic: AssignPublicIp === 'ENABLED', ipv6 },
        true,
      );
    });
  });
}

/**
 * They call, never with a public address, and are not called but invoked.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 * https://docs.aws.amazon.com/whitepapers/latest/serverless-architectures-lambda/network-configuration.html
 */
export function functions(of: Of, place: Place): readonly End[] {
  return of('Lambda::Function').flatMap(([id, { VpcConfig }]) =>
    (VpcConfig?.SubnetIds ?? []).flatMap((subnet) =>
      place(id, {
        subnet,
        groups: VpcConfig?.SecurityGroupIds,
        isPublic: false,
        ipv6: VpcConfig?.Ipv6AllowedForDualStack === true ? true : undefined,
      }),
    ),
  );
}
