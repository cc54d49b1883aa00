import type * as ec2 from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from '../arns';
import type { PlainObject } from '../deploy';
import type { Stack } from '../parts';
import { lowered, number, objects, type Projection, SOME_VPC, text } from './recorded';

/** A security group begins with one rule, which allows everything out: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html */
export const EVERYTHING_OUT: PlainObject = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };

const PORTLESS = ['-1', 'all'];

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
function permission(entry: PlainObject, towards: 'Source' | 'Destination'): unknown {
  const description = text(entry, 'Description');
  const said = description === undefined ? {} : { Description: description };
  const protocol = text(entry, 'IpProtocol') ?? '-1';
  const four = text(entry, 'CidrIp');
  const six = text(entry, 'CidrIpv6');
  const list = text(entry, `${towards}PrefixListId`);
  const group = text(entry, `${towards}SecurityGroupId`) ?? text(entry, `${towards}SecurityGroupName`);
  const [from, to] = [number(entry, 'FromPort'), number(entry, 'ToPort')];
  const ports = PORTLESS.includes(protocol) ? {} : { FromPort: from, ToPort: to };
  const made = {
    IpProtocol: protocol === 'all' ? '-1' : protocol,
    ...ports,
    Ipv6Ranges: six === undefined ? [] : [{ CidrIpv6: six, ...said }],
    PrefixListIds: list === undefined ? [] : [{ PrefixListId: list, ...said }],
    UserIdGroupPairs: group === undefined ? [] : [{ GroupId: group, UserId: ACCOUNT_ID, ...said }],
  } satisfies ec2.IpPermission;
  // The SDK for Java has the blocks twice: https://github.com/awslabs/aws-config-resource-schema
  return {
    ...made,
    Ipv4Ranges: four === undefined ? [] : [{ CidrIp: four, ...said }],
    IpRanges: four === undefined ? [] : [four],
  };
}

function entriesOf(
  stack: Stack,
  kind: 'Ingress' | 'Egress',
  group: Parameters<Projection>[0],
): readonly PlainObject[] {
  const own = objects(group.properties, `SecurityGroup${kind}`);
  const type = `AWS::EC2::SecurityGroup${kind}`;
  const parts = [...stack.naming(type, 'GroupId', group), ...stack.naming(type, 'GroupName', group)];
  return [...own, ...[...new Set(parts)].map(({ properties }) => properties)];
}

export const securityGroup: Projection = (one, stack) => {
  const outbound = entriesOf(stack, 'Egress', one);
  const isDefault = one.name === 'default';
  return {
    configuration: lowered({
      GroupId: one.id,
      GroupName: one.name,
      Description: text(one.properties, 'GroupDescription') ?? '-',
      OwnerId: ACCOUNT_ID,
      VpcId: text(one.properties, 'VpcId') ?? SOME_VPC,
      IpPermissions: entriesOf(stack, 'Ingress', one).map((entry) => permission(entry, 'Source')),
      IpPermissionsEgress: (outbound.length > 0 || isDefault ? outbound : [EVERYTHING_OUT]).map((entry) =>
        permission(entry, 'Destination'),
      ),
      Tags: [],
    }),
  };
};
