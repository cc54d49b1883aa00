import type { Resource } from '../../../rules/core/resource';
import { isUnresolved } from '../../../rules/core/value';
import { document, resourceIn, resourcesOf } from './world';

const group = {
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupName: 'web', SecurityGroupIngress: [{ IpProtocol: 'tcp' }] },
};
const part = (GroupId: unknown, CidrIp: unknown = '10.0.0.0/8', by = 'GroupId'): unknown => ({
  Type: 'AWS::EC2::SecurityGroupIngress',
  Properties: { [by]: GroupId, IpProtocol: 'udp', CidrIp },
});

test.each<[string, unknown]>([
  ['by Ref', part({ Ref: 'Group' })],
  ['by its id', part({ 'Fn::GetAtt': ['Group', 'GroupId'] })],
  ['by an expression', part({ 'Fn::Sub': `\${Group.GroupId}` })],
  ['by its name', part('web', '10.0.0.0/8', 'GroupName')],
])('a part that points at its owner %s moves there, and keeps where it came from', (_name, Part) => {
  const documents = [document({ Resources: { Part, Group: group } })];
  const { properties, folded } = resourceIn(documents, 'Group');
  expect(properties).toMatchObject({
    SecurityGroupIngress: [{ IpProtocol: 'tcp' }, { IpProtocol: 'udp', CidrIp: '10.0.0.0/8' }],
  });
  expect(folded.map(({ path, origin }) => [path, origin.id])).toEqual([['SecurityGroupIngress[1]', 'Part']]);
  expect(resourcesOf(...documents)).toHaveLength(1);
});

test.each<[string, unknown]>([
  ['a literal id', 'sg-0123'],
  ['an import', { 'Fn::ImportValue': 'group' }],
  ['the default group of a VPC', { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] }],
])('parts of one owner that is not in sight, by %s, are judged together', (_name, GroupId) => {
  const Resources = { A: part(GroupId, '1.0.0.0/8'), B: part(GroupId, '2.0.0.0/8'), C: part('sg-other') };
  const groups = resourcesOf(document({ Resources }));
  expect(groups.map(({ type, folded }) => [type, folded.map(({ origin }) => origin.id)])).toEqual([
    ['AWS::EC2::SecurityGroup', ['A', 'B']],
    ['AWS::EC2::SecurityGroup', ['C']],
  ]);
});

test('an attribute that names something else is no owner', () => {
  const Resources = { Group: group, Part: part({ 'Fn::GetAtt': ['Group', 'VpcId'] }) };
  expect(resourceIn([document({ Resources })], 'Group').folded).toEqual([]);
});

test('parts that do not say where they belong are judged each alone', () => {
  const nowhere = { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { CidrIp: '1.0.0.0/8' } };
  expect(resourcesOf(document({ Resources: { A: nowhere, B: nowhere } }))).toHaveLength(2);
});

test('a part joins no resource of another type, whatever its name', () => {
  const balancer = { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Name: 'web' } };
  const Resources = { Group: group, Part: part('web', '10.0.0.0/8', 'GroupName'), Balancer: balancer };
  expect(resourceIn([document({ Resources })], 'Group').folded).toHaveLength(1);
});

test('a part of an owner that is not known as a whole is judged alone', () => {
  const made = { Type: 'AWS::EC2::SecurityGroup', Properties: { 'Fn::Transform': { Name: 'M' } } };
  const Resources = { Group: made, Part: part({ Ref: 'Group' }) };
  expect(resourcesOf(document({ Resources })).map(({ properties }) => isUnresolved(properties))).toEqual([
    true,
    false,
  ]);
});

test('what a part takes for granted, its owner takes for granted at the path of the part', () => {
  const Resources = { Group: group, Part: part({ Ref: 'Group' }, { Ref: 'Office' }) };
  const Parameters = { Office: { Type: 'String', Default: '10.0.0.0/8' } };
  expect(
    resourceIn([document({ Resources, Parameters })], 'Group').assumptions.map(({ path }) => path),
  ).toEqual(['SecurityGroupIngress[1].CidrIp']);
});

test('a route moves to its table, in another stack too', () => {
  const network = document(
    { Resources: { Table: { Type: 'AWS::EC2::RouteTable' } }, Outputs: { Id: { Value: { Ref: 'Table' } } } },
    { id: 'Net', stack: 'Net' },
  );
  const RouteTableId = { 'Fn::GetStackOutput': { StackName: 'Net', OutputName: 'Id' } };
  const route = { Type: 'AWS::EC2::Route', Properties: { RouteTableId, GatewayId: 'igw-1' } };
  expect(resourceIn([network, document({ Resources: { Route: route } })], 'Table').properties).toEqual({
    Routes: [{ GatewayId: 'igw-1' }],
  });
});

test('an entry moves to its network ACL', () => {
  const entry = {
    Type: 'AWS::EC2::NetworkAclEntry',
    Properties: { NetworkAclId: { Ref: 'Acl' }, RuleNumber: 100 },
  };
  const Resources = { Acl: { Type: 'AWS::EC2::NetworkAcl' }, Entry: entry };
  const { properties, folded } = resourceIn([document({ Resources })], 'Acl');
  expect(properties).toEqual({ Entries: [{ RuleNumber: 100 }] });
  expect(folded.map(({ path, origin }) => [path, origin.id])).toEqual([['Entries[0]', 'Entry']]);
});

const vpc = { Type: 'AWS::EC2::VPC' };
const defaultGroup = { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] };

function defaultGroupWith(others: Record<string, unknown>, template: Record<string, unknown> = {}): Resource {
  const [group, ...rest] = resourcesOf(document({ Resources: { Vpc: vpc, ...others }, ...template })).filter(
    ({ type }) => type === 'AWS::EC2::SecurityGroup',
  );
  if (!group || rest.length > 0) throw new Error(`one group was expected beside ${rest.length}`);
  return group;
}

test('a part of the default group of a VPC in sight moves there, behind what AWS put in', () => {
  const group = defaultGroupWith({ Part: part(defaultGroup) });
  expect(group.implicit).toBe(true);
  expect(group.folded.map(({ path, origin }) => [path, origin.id])).toEqual([
    ['SecurityGroupIngress[1]', 'Part'],
  ]);
});

test('an entry of the default network ACL of a VPC in sight moves there, behind what AWS put in', () => {
  const NetworkAclId = { 'Fn::GetAtt': ['Vpc', 'DefaultNetworkAcl'] };
  const Entry = { Type: 'AWS::EC2::NetworkAclEntry', Properties: { NetworkAclId } };
  const acls = resourcesOf(document({ Resources: { Vpc: vpc, Entry } })).filter(
    ({ type }) => type === 'AWS::EC2::NetworkAcl',
  );
  expect(acls.map(({ folded }) => folded.map(({ path }) => path))).toEqual([['Entries[2]']]);
});

test.each<[string, string, unknown, unknown]>([
  ['closes it', 'Custom::VpcRestrictDefaultSG', defaultGroup, []],
  ['closes another', 'Custom::VpcRestrictDefaultSG', 'sg-1', [{ IpProtocol: '-1' }]],
  [
    'closes that of another VPC',
    'Custom::VpcRestrictDefaultSG',
    { 'Fn::GetAtt': ['Other', 'DefaultSecurityGroup'] },
    [{}],
  ],
  ['is not told of it', 'Custom::Thing', { Ref: 'Vpc' }, [{}]],
])('a custom resource that %s', (_name, Type, DefaultSecurityGroupId, SecurityGroupIngress) => {
  const group = defaultGroupWith({ Closer: { Type, Properties: { DefaultSecurityGroupId } } });
  expect(group.properties).toMatchObject({ SecurityGroupIngress });
});

test.each<[string, string, unknown]>([
  [
    'of another kind is told of the group',
    'Custom::AWS',
    { 'Fn::Sub': `{"GroupId":"\${Vpc.DefaultSecurityGroup}"}` },
  ],
  ['of the generic type is told of the group', 'AWS::CloudFormation::CustomResource', [{ Id: defaultGroup }]],
  ['closes a group that is not known', 'Custom::VpcRestrictDefaultSG', { 'Fn::ImportValue': 'group' }],
])('nothing is known of a default group when a custom resource %s', (_name, Type, DefaultSecurityGroupId) => {
  const { properties } = defaultGroupWith({ Custom: { Type, Properties: { DefaultSecurityGroupId } } });
  if (isUnresolved(properties)) throw new Error('the group itself is known');
  expect(isUnresolved(properties['SecurityGroupIngress'])).toBe(true);
  expect(isUnresolved(properties['SecurityGroupEgress'])).toBe(true);
});

test('a default group is undecided while it is whether the resource that closes it is made', () => {
  const Properties = { DefaultSecurityGroupId: defaultGroup };
  const Closer = { Type: 'Custom::VpcRestrictDefaultSG', Condition: 'Live', Properties };
  const template = {
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
  };
  expect(defaultGroupWith({ Closer }, template).undecided?.map(({ path }) => path)).toEqual([
    'SecurityGroupIngress',
    'SecurityGroupEgress',
  ]);
});
