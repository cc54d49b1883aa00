import { evaluate } from '../../../rules/core/evaluate';
import { type Claim, claimRule } from '../../../rules/reachability/claim';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document } from '../sources/world';
import { id, instance, made, NETWORK, type Resources, ref, service } from './parts';

const CLAIM: Claim = {
  name: 'claim-of-tests',
  title: 'Nobody gets there',
  severity: 'high',
  rationale: 'Tests say so.',
  remediation: 'Take away what the path names',
  from: 'internet',
  to: { kinds: ['service'] },
};

function judged(Resources: Resources, claim: Partial<Claim>): string | undefined {
  const world = worldOfTemplates([document({ Resources, Parameters: { P: { Type: 'String' } } })], {
    whole: true,
  });
  const { findings, faults } = evaluate(world, [claimRule({ ...CLAIM, ...claim })], { strict: false });
  expect(faults).toEqual([]);
  return findings[0] && `${findings[0].status}: ${findings[0].message}`;
}

const WEB = { ...NETWORK, Web: service('Private') };

test('what nobody reaches is told by silence', () => {
  expect(judged(WEB, {})).toBeUndefined();
});

test.each<[string, Partial<Claim>, string]>([
  ['of a kind', { to: { kinds: ['function'] } }, '{"kinds":["function"]}'],
  ['of a name', { to: { named: ['Wbe'] } }, '"Wbe"'],
  ['of one name of two', { to: { named: ['Web', 'Wbe'] } }, '"Wbe"'],
  ['of one name of two where it is asked from', { from: { named: ['Web', 'Wbe'] } }, '"Wbe"'],
])('where there is nothing %s, there is nothing to claim', (_, claim, what) => {
  expect(judged(WEB, claim)).toBe(
    `indeterminate: ${what} is in none of the templates, so that there is nothing to claim of it`,
  );
});

test('a gateway endpoint is no target', () => {
  const Endpoint = made('AWS::EC2::VPCEndpoint', {
    VpcId: ref('Vpc'),
    ServiceName: 'com.amazonaws.eu-west-1.s3',
  });
  expect(judged({ ...WEB, Endpoint }, { to: { kinds: ['gateway-endpoint'] } })).toMatch(/^indeterminate/);
});

test('an API is an entry where it brings somebody in, and a public database is one', () => {
  const entries: Partial<Claim> = { from: 'outside', to: { but: ['load-balancer'] } };
  const Api = made('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' });
  const linked = {
    Api,
    Link: made('AWS::ApiGatewayV2::VpcLink', { SubnetIds: [ref('Private')], SecurityGroupIds: [id('Open')] }),
    By: made('AWS::ApiGatewayV2::Integration', {
      ApiId: ref('Api'),
      ConnectionId: ref('Link'),
      IntegrationUri: 'arn:x',
    }),
  };
  const Group = made('AWS::RDS::DBSubnetGroup', {
    DBSubnetGroupDescription: 'd',
    SubnetIds: [ref('Public')],
  });
  const database = (PubliclyAccessible: boolean): Resources => ({
    Group,
    Database: made('AWS::RDS::DBInstance', {
      DBSubnetGroupName: ref('Group'),
      VPCSecurityGroups: [id('Open')],
      PubliclyAccessible,
    }),
  });
  expect(judged({ ...WEB, Api }, entries)).toBeUndefined();
  expect(judged({ ...WEB, ...linked }, entries)).toMatch(/^violation: internet -> API Api takes requests/);
  expect(judged({ ...WEB, ...database(false) }, entries)).toBeUndefined();
  expect(judged({ ...WEB, ...database(true) }, entries)).toMatch(
    /^violation: .* managed resource Database on tcp/,
  );
});

/** The service behind an internal balancer; `Api` goes by a link to its listener. */
const balanced = (protocol: unknown, scheme: string): Resources => ({
  ...NETWORK,
  Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Scheme: scheme,
    Subnets: [ref('Public')],
    SecurityGroups: [id('Open')],
  }),
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: ref('Vpc'),
    TargetType: 'ip',
    Port: 3000,
  }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Lb'),
    Protocol: protocol,
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  }),
  Web: service('Private', {
    LoadBalancers: [{ ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: ref('Targets') }],
  }),
});
const ENCRYPTED: Partial<Claim> = { onlyThrough: 'encrypted listeners' };

test.each<[string, Resources, RegExp | undefined]>([
  ['an HTTPS listener is one', balanced('HTTPS', 'internet-facing'), undefined],
  ['an HTTP listener is none', balanced('HTTP', 'internet-facing'), /^violation/],
  [
    'of one whose protocol is a parameter nobody knows',
    balanced(ref('P'), 'internet-facing'),
    /^indeterminate/,
  ],
  [
    'an API is none, though it speaks TLS',
    {
      ...balanced('HTTP', 'internal'),
      Api: made('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
      Link: made('AWS::ApiGatewayV2::VpcLink', {
        SubnetIds: [ref('Private')],
        SecurityGroupIds: [id('Open')],
      }),
      By: made('AWS::ApiGatewayV2::Integration', {
        ApiId: ref('Api'),
        ConnectionId: ref('Link'),
        IntegrationUri: ref('Listener'),
      }),
    },
    /^violation: internet -> API Api/,
  ],
])('encrypted listeners: %s', (_, resources, expected) => {
  const found = judged(resources, ENCRYPTED);
  if (expected) expect(found).toMatch(expected);
  else expect(found).toBeUndefined();
});

test('from several, each is asked', () => {
  const network = {
    ...WEB,
    A: instance('Public'),
    B: instance('Public', { SecurityGroupIds: [id('Shut')] }),
  };
  const claim: Partial<Claim> = { from: { named: ['A', 'B'] }, ports: [3000, 3000] };
  expect(judged(network, claim)).toMatch(/^violation: instance A/);
});
