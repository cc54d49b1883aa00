import type * as ec2 from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from '../arns';
import type { PlainObject } from '../deploy';
import { flag, lowered, number, object, type Projection, partsOf, SOME_VPC, text } from './recorded';

/** Last of all, in each direction, everything is denied: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
const LAST: readonly ec2.NetworkAclEntry[] = [false, true].map((Egress) => ({
  CidrBlock: '0.0.0.0/0',
  Egress,
  Protocol: '-1',
  RuleAction: 'deny',
  RuleNumber: 32767,
}));

/** What the default one begins with: https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
const FIRST = LAST.map((entry) => ({ ...entry, RuleAction: 'allow' as const, RuleNumber: 100 }));

function entry(given: PlainObject): ec2.NetworkAclEntry {
  const ports = object(given, 'PortRange');
  const icmp = object(given, 'Icmp');
  return {
    CidrBlock: text(given, 'CidrBlock'),
    Ipv6CidrBlock: text(given, 'Ipv6CidrBlock'),
    Egress: flag(given, 'Egress') ?? false,
    Protocol: text(given, 'Protocol') ?? '-1',
    RuleAction: text(given, 'RuleAction') as ec2.RuleAction,
    RuleNumber: number(given, 'RuleNumber'),
    PortRange: ports && { From: number(ports, 'From'), To: number(ports, 'To') },
    IcmpTypeCode: icmp && { Code: number(icmp, 'Code'), Type: number(icmp, 'Type') },
  };
}

export const networkAcl: Projection = (one, stack) => {
  const isDefault = one.properties['IsDefault'] === true;
  const vpcId = text(one.properties, 'VpcId') ?? SOME_VPC;
  const associated = partsOf(stack, 'AWS::EC2::SubnetNetworkAclAssociation', 'NetworkAclId', one);
  const others = stack.all.filter(
    ({ type, properties, id }) =>
      isDefault &&
      type === 'AWS::EC2::Subnet' &&
      properties['VpcId'] === vpcId &&
      !stack.all.some(
        ({ type: kind, properties: given }) =>
          kind === 'AWS::EC2::SubnetNetworkAclAssociation' && given['SubnetId'] === id,
      ),
  );
  const answer: ec2.NetworkAcl = {
    NetworkAclId: one.id,
    VpcId: vpcId,
    IsDefault: isDefault,
    OwnerId: ACCOUNT_ID,
    Associations: [...associated.map((given) => text(given, 'SubnetId')), ...others.map(({ id }) => id)].map(
      (SubnetId, index) => ({
        NetworkAclAssociationId: `aclassoc-${one.id.slice(4)}-${index}`,
        NetworkAclId: one.id,
        SubnetId,
      }),
    ),
    Entries: [
      ...(isDefault ? FIRST : []),
      ...partsOf(stack, 'AWS::EC2::NetworkAclEntry', 'NetworkAclId', one).map(entry),
      ...LAST,
    ],
    Tags: [],
  };
  return { configuration: lowered(answer) };
};
