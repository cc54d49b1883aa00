import { NETWORK_TYPES } from '../../../rules/reachability/build/network';
import { reach } from '../../../rules/reachability/reach';
import { readConfigurationItems } from '../../../rules/sources/configuration-item';
import { worldOfItems } from '../../../rules/sources/configuration-world';
import { networkOf } from './network-of';

const item = (resourceType: string, resourceId: string, configuration: object): object => ({
  version: '1.3',
  accountId: '111122223333',
  awsRegion: 'eu-west-1',
  configurationItemCaptureTime: '2026-01-01T00:00:00.000Z',
  configurationItemStatus: 'OK',
  resourceType,
  resourceId,
  configuration,
});

const every = (egress: boolean): object => ({
  ruleNumber: 100,
  protocol: '-1',
  ruleAction: 'allow',
  egress,
  cidrBlock: '0.0.0.0/0',
});

/** A VPC with one public subnet, and an instance in it that lets everybody in to 5432. */
const ACCOUNT = [
  item('AWS::EC2::VPC', 'vpc-1', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/16' }),
  item('AWS::EC2::Subnet', 'subnet-1', {
    subnetId: 'subnet-1',
    vpcId: 'vpc-1',
    cidrBlock: '10.0.0.0/24',
    mapPublicIpOnLaunch: false,
  }),
  item('AWS::EC2::InternetGateway', 'igw-1', {
    internetGatewayId: 'igw-1',
    attachments: [{ vpcId: 'vpc-1', state: 'available' }],
  }),
  item('AWS::EC2::RouteTable', 'rtb-1', {
    routeTableId: 'rtb-1',
    vpcId: 'vpc-1',
    associations: [{ main: true, routeTableId: 'rtb-1', routeTableAssociationId: 'rtbassoc-1' }],
    routes: [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1', state: 'active' }],
  }),
  item('AWS::EC2::NetworkAcl', 'acl-1', {
    networkAclId: 'acl-1',
    vpcId: 'vpc-1',
    isDefault: true,
    associations: [{ networkAclAssociationId: 'aclassoc-1', networkAclId: 'acl-1', subnetId: 'subnet-1' }],
    entries: [every(true), every(false)],
  }),
  item('AWS::EC2::SecurityGroup', 'sg-1', {
    groupId: 'sg-1',
    groupName: 'open',
    vpcId: 'vpc-1',
    ipPermissions: [
      {
        ipProtocol: 'tcp',
        fromPort: 5432,
        toPort: 5432,
        ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }],
        ipRanges: ['0.0.0.0/0'],
      },
    ],
    ipPermissionsEgress: [],
  }),
  item('AWS::EC2::Instance', 'inside', {
    instanceId: 'inside',
    subnetId: 'subnet-1',
    vpcId: 'vpc-1',
    privateIpAddress: '10.0.0.9',
    securityGroups: [{ groupId: 'sg-1' }],
  }),
];

function answers(...more: readonly object[]): Readonly<Record<string, unknown>> {
  const text = JSON.stringify({ configurationItems: [...ACCOUNT, ...more] });
  const network = networkOf(
    worldOfItems(readConfigurationItems(text, 'snapshot.json'), { closed: NETWORK_TYPES }),
  );
  return Object.fromEntries(
    [...network.nodes.values()].map(({ id, name }) => [
      name,
      reach(network, { from: 'internet', to: [id], ports: [5432, 5432] }).reaches,
    ]),
  );
}

test('what AWS Config tells of is as it is in a template', () => {
  expect(answers()).toEqual({ inside: false });
});

/** Many items have the shape of the API, of which nothing is known; what they tell of may be in any VPC. */
test.each<[string, string, object]>([
  ['a database', 'AWS::RDS::DBInstance', { dBInstanceIdentifier: 'd', publiclyAccessible: true }],
  ['a Classic Load Balancer', 'AWS::ElasticLoadBalancing::LoadBalancer', { scheme: 'internet-facing' }],
  ['a VPN gateway', 'AWS::EC2::VPNGateway', { vpcAttachments: [{ vpcId: 'vpc-1', state: 'attached' }] }],
  ['a transit gateway', 'AWS::EC2::TransitGatewayAttachment', { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] }],
])('%s is a way in that is not known', (_, type, configuration) => {
  expect(answers(item(type, 'other', configuration))).toEqual({ inside: 'unknown', other: 'unknown' });
});

test('tasks that a rule runs are called as in a template', () => {
  const network = { Subnets: ['subnet-1'], SecurityGroups: ['sg-1'], AssignPublicIp: 'ENABLED' };
  const Targets = [{ EcsParameters: { NetworkConfiguration: { AwsVpcConfiguration: network } } }];
  expect(answers(item('AWS::Events::Rule', 'rule', { Targets }))).toEqual({ inside: false, rule: true });
});

test('what carries nothing is none, whatever its shape', () => {
  expect(answers(item('AWS::DynamoDB::Table', 'table', { tableName: 'table' }))).toEqual({ inside: false });
});

test('an instance is called by the address that AWS gave it, though its interface is recorded as well', () => {
  const association = { publicIp: '3.3.3.3', ipOwnerId: 'amazon' };
  const address = { privateIpAddress: '10.0.0.5', primary: true };
  const own = {
    networkInterfaceId: 'eni-1',
    subnetId: 'subnet-1',
    groups: [{ groupId: 'sg-1' }],
    association,
  };
  const instance = item('AWS::EC2::Instance', 'i-1', {
    instanceId: 'i-1',
    subnetId: 'subnet-1',
    vpcId: 'vpc-1',
    securityGroups: [{ groupId: 'sg-1' }],
    publicIpAddress: '3.3.3.3',
    privateIpAddress: '10.0.0.5',
    networkInterfaces: [
      {
        ...own,
        ...address,
        attachment: { deviceIndex: 0 },
        privateIpAddresses: [{ ...address, association }],
      },
    ],
  });
  const eni = item('AWS::EC2::NetworkInterface', 'eni-1', {
    ...own,
    vpcId: 'vpc-1',
    privateIpAddresses: [address],
  });
  expect(answers(instance, eni)).toMatchObject({ 'i-1': true });
});
