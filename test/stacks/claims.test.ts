import { evaluate } from '../../rules/core/evaluate';
import { rulesOf } from '../../rules/enforcers/claims-file';
import { worldOfTemplates } from '../../rules/sources/template';
import { claimsOf } from '../../stacks/claims';
import { document } from '../rules/sources/world';
import { bastion, group, made, SOUND, tcp } from './sound-network';

function broken(natGateways: 0 | 2, changes: Readonly<Record<string, object>>): readonly string[] {
  const rules = rulesOf(claimsOf({ network: 'own', natGateways }), 'claims');
  const world = worldOfTemplates([document({ Resources: { ...SOUND, ...changes } })], { whole: true });
  const { findings, faults } = evaluate(world, rules, { strict: false });
  expect(faults).toEqual([]);
  return findings.map(({ rule, status, origin }) => `${rule.id} ${status} ${origin.id}`).sort();
}

test('every claim holds in a deployment like ours', () => {
  expect(broken(0, {})).toEqual([]);
});

test.each<[string, Readonly<Record<string, object>>, readonly string[]]>([
  [
    'HTTP forwards instead of redirecting',
    {
      Http: made('AWS::ElasticLoadBalancingV2::Listener', {
        LoadBalancerArn: { Ref: 'Balancer' },
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
      }),
    },
    [
      'claim-internet-tasks-https-only violation TaskGroup',
      'claim-internet-tasks-https-only-after-break-in violation TaskGroup',
    ],
  ],
  [
    'a bastion that may reach nothing',
    bastion('5.5.5.0/24'),
    ['claim-vpc-entry-load-balancer-only violation BastionGroup'],
  ],
  ['a bastion for whom nobody knows', bastion('10.0.0.0/8'), []],
  [
    'a bastion that may reach tasks',
    {
      ...bastion('5.5.5.0/24'),
      Ingress: made('AWS::EC2::SecurityGroupIngress', {
        GroupId: group('TaskGroup'),
        ...tcp(3000, { SourceSecurityGroupId: group('BastionGroup') }),
      }),
    },
    [
      'claim-app-port-load-balancer-only violation Ingress',
      'claim-internet-tasks-https-only-after-break-in violation Ingress',
      'claim-vpc-entry-load-balancer-only violation BastionGroup',
    ],
  ],
  [
    'a way out for tasks',
    {
      Address: made('AWS::EC2::EIP', {}),
      Nat: made('AWS::EC2::NatGateway', {
        SubnetId: { Ref: 'Public' },
        AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] },
      }),
      ToNat: made('AWS::EC2::Route', {
        RouteTableId: { Ref: 'PrivateTable' },
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: { Ref: 'Nat' },
      }),
    },
    ['claim-tasks-internet-never violation TaskGroup'],
  ],
  [
    'a resource that nobody knows, in the subnet of the tasks',
    { Strange: made('AWS::EC2::InstanceConnectEndpoint', { SubnetId: { Ref: 'Private' } }) },
    ['claim-vpc-entry-load-balancer-only indeterminate Strange'],
  ],
  [
    'a resource that nobody knows, which speaks to the tasks',
    {
      Strange: made('AWS::EC2::InstanceConnectEndpoint', {
        SubnetId: { Ref: 'Private' },
        SecurityGroupIds: [group('BalancerGroup')],
      }),
    },
    [
      'claim-app-port-load-balancer-only indeterminate TaskGroup',
      'claim-internet-tasks-https-only indeterminate TaskGroup',
      'claim-internet-tasks-https-only-after-break-in indeterminate TaskGroup',
      'claim-internet-tasks-never-directly indeterminate TaskGroup',
      'claim-vpc-entry-load-balancer-only indeterminate Strange',
    ],
  ],
])('%s is told where the way was opened', (_, changes, expected) => {
  expect(broken(0, changes)).toEqual(expected);
});

test('with NAT gateways tasks may go out by HTTPS, and by nothing else', () => {
  const nat = {
    Address: made('AWS::EC2::EIP', {}),
    Nat: made('AWS::EC2::NatGateway', {
      SubnetId: { Ref: 'Public' },
      AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] },
    }),
    ToNat: made('AWS::EC2::Route', {
      RouteTableId: { Ref: 'PrivateTable' },
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: { Ref: 'Nat' },
    }),
  };
  const out = (...SecurityGroupEgress: readonly object[]): Readonly<Record<string, object>> => ({
    ...nat,
    TaskGroup: made('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Tasks',
      VpcId: { Ref: 'Vpc' },
      SecurityGroupIngress: [tcp(3000, { SourceSecurityGroupId: group('BalancerGroup') })],
      SecurityGroupEgress,
    }),
  });
  expect(broken(2, out(tcp(443, { CidrIp: '0.0.0.0/0' })))).toEqual([]);
  expect(broken(2, out({ ...tcp(443, { CidrIp: '0.0.0.0/0' }), ToPort: 444 }))).toEqual([
    'claim-tasks-internet-https-only violation TaskGroup',
  ]);
  expect(broken(2, out({ IpProtocol: 'udp', FromPort: 443, ToPort: 443, CidrIp: '1.1.1.1/32' }))).toEqual([
    'claim-tasks-internet-https-only violation TaskGroup',
  ]);
});

test('a claim that finds nothing to claim about is in doubt, and one that is none is refused', () => {
  const [claim] = claimsOf({ network: 'own', natGateways: 0 });
  const rules = rulesOf([claim], 'claims');
  const { findings } = evaluate(worldOfTemplates([document({ Resources: {} })], { whole: true }), rules, {
    strict: false,
  });
  expect(findings).toMatchObject([
    { status: 'indeterminate', message: expect.stringContaining('nothing to claim') },
  ]);
  expect(() => rulesOf([claim, claim], 'claims')).toThrow('two claims are called internet-tasks-https-only');
  expect(() => rulesOf([{ ...claim, severity: 'grave' }], 'claims')).toThrow('claims: 0.severity is "grave"');
  expect(claimsOf({ network: 'shared' as never, natGateways: 0 })).toEqual([]);
});
