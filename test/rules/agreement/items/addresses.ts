import type * as ec2 from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from '../arns';
import { addressOf } from '../identities';
import { flag, lowered, objects, type Projection, SOME_SUBNET, SOME_VPC, text, texts } from './recorded';

export const networkInterface: Projection = (one) => {
  const { properties: given } = one;
  const answer: ec2.NetworkInterface = {
    NetworkInterfaceId: one.id,
    SubnetId: text(given, 'SubnetId') ?? SOME_SUBNET,
    VpcId: SOME_VPC,
    Description: text(given, 'Description') ?? '',
    InterfaceType: (text(given, 'InterfaceType') ?? 'interface') as ec2.NetworkInterfaceType,
    SourceDestCheck: flag(given, 'SourceDestCheck') ?? true,
    Groups: texts(given, 'GroupSet').map((GroupId) => ({ GroupId, GroupName: GroupId })),
    PrivateIpAddress: text(given, 'PrivateIpAddress') ?? '10.0.0.10',
    OwnerId: ACCOUNT_ID,
    Status: 'available',
    Ipv6Addresses: [],
    PrivateIpAddresses: [],
    TagSet: [],
  };
  return { configuration: lowered(answer) };
};

export const address: Projection = (one, stack) => {
  const { properties: given } = one;
  const [found] = [
    ...stack.naming('AWS::EC2::EIPAssociation', 'AllocationId', one),
    ...stack.naming('AWS::EC2::EIPAssociation', 'EIP', one),
  ];
  const association = found?.properties ?? {};
  // A NAT gateway and a load balancer hold their addresses by network interfaces of their own.
  const holder = [
    ...stack.naming('AWS::EC2::NatGateway', 'AllocationId', one),
    ...stack.naming('AWS::EC2::NatGateway', 'SecondaryAllocationIds', one),
    ...stack.all.filter(
      ({ type, properties }) =>
        type === 'AWS::ElasticLoadBalancingV2::LoadBalancer' &&
        objects(properties, 'SubnetMappings').some((mapping) => mapping['AllocationId'] === one.id),
    ),
  ][0];
  const instance = text(association, 'InstanceId') ?? text(given, 'InstanceId');
  const interfaceId =
    text(association, 'NetworkInterfaceId') ??
    (holder
      ? 'eni-0bbbbbbbbbbbbbbbb'
      : (found ?? instance) === undefined
        ? undefined
        : 'eni-0cccccccccccccccc');
  const answer: ec2.Address = {
    AllocationId: one.id,
    PublicIp: addressOf(one),
    Domain: (text(given, 'Domain') ?? 'vpc') as ec2.DomainType,
    PublicIpv4Pool: text(given, 'PublicIpv4Pool') ?? 'amazon',
    AssociationId: interfaceId === undefined ? undefined : `eipassoc-0${one.id.slice(-16)}`,
    InstanceId: instance,
    NetworkInterfaceId: interfaceId,
    NetworkInterfaceOwnerId: interfaceId === undefined ? undefined : ACCOUNT_ID,
    PrivateIpAddress: interfaceId === undefined ? undefined : '10.0.0.10',
    Tags: [],
  };
  return { configuration: lowered(answer) };
};
