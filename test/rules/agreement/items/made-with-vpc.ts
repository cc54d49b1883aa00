import { defaultOf } from '../identities';
import type { Stack } from '../parts';
import type { Projection } from './recorded';
import { EVERYTHING_OUT } from './security-group';

/** What AWS makes with a VPC, unless it was closed by CDK: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
export function madeWith(one: Parameters<Projection>[0], stack: Stack): readonly Parameters<Projection>[0][] {
  const [group, acl, table] = [defaultOf(one, 'sg'), defaultOf(one, 'acl'), defaultOf(one, 'rtb')];
  const arn = (kind: string, id: string): string => one.arn.replace(/[^:]+$/, `${kind}/${id}`);
  const isClosed = stack.all.some(
    ({ type, properties }) =>
      type === 'Custom::VpcRestrictDefaultSG' && properties['DefaultSecurityGroupId'] === group,
  );
  const open = {
    SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: group }],
    SecurityGroupEgress: [EVERYTHING_OUT],
  };
  const VpcId = one.id;
  const made = { logicalId: one.logicalId };
  return [
    {
      ...made,
      type: 'AWS::EC2::SecurityGroup',
      id: group,
      name: 'default',
      arn: arn('security-group', group),
      properties: {
        GroupName: 'default',
        GroupDescription: 'default VPC security group',
        VpcId,
        ...(isClosed ? {} : open),
      },
    },
    {
      ...made,
      type: 'AWS::EC2::NetworkAcl',
      id: acl,
      name: acl,
      arn: arn('network-acl', acl),
      properties: { VpcId, IsDefault: true },
    },
    {
      ...made,
      type: 'AWS::EC2::RouteTable',
      id: table,
      name: table,
      arn: arn('route-table', table),
      properties: { VpcId, Main: true },
    },
  ];
}
