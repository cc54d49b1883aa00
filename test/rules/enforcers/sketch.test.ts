import { svgOf } from '../../../rules/enforcers/cli/network-svg';
import { sketchOf } from '../../../rules/enforcers/cli/sketch';
import { networkIn } from '../reachability/network-of';

const made = (Type: string, Properties: object): object => ({ Type, Properties });
const ref = (Ref: string): object => ({ Ref });

const ANYBODY = made('AWS::EC2::SecurityGroup', {
  GroupDescription: 'Anybody',
  VpcId: ref('Vpc'),
  SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
});

const balancer = (...Subnets: readonly unknown[]): object =>
  made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    ...{ Scheme: 'internet-facing', Subnets },
    SecurityGroups: [{ 'Fn::GetAtt': ['Anybody', 'GroupId'] }],
  });

const zone = (name: string, block: number): Readonly<Record<string, object>> => ({
  [name]: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: `10.0.${block}.0/24` }),
  [`${name}Out`]: made('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: ref(name),
    RouteTableId: ref('Table'),
  }),
  [`${name}Nat`]: made('AWS::EC2::NatGateway', {
    SubnetId: ref(name),
    AllocationId: 'eipalloc-0123456789abcdef0',
  }),
});

const NETWORK = {
  Vpc: made('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Igw: made('AWS::EC2::InternetGateway', {}),
  Attached: made('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
  Table: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  Out: made('AWS::EC2::Route', {
    RouteTableId: ref('Table'),
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: ref('Igw'),
  }),
  Anybody: ANYBODY,
};

test('subnets that hold the same are one band, whichever NAT gateway each has', () => {
  const sketch = sketchOf(
    networkIn({ ...NETWORK, ...zone('A', 0), ...zone('B', 1), Door: balancer(ref('A'), ref('B')) }),
  );
  const [{ bands } = { bands: [] }] = sketch.vpcs;
  expect(bands.map(({ subnets, leads }) => [subnets, leads])).toEqual([[['A', 'B'], ['internet gateway']]]);
  expect(bands[0]?.cards.map(({ name }) => name).sort()).toEqual(['ANat', 'BNat', 'Door']);
});

test('what is in subnets that are not in sight is drawn, as what may be reached', () => {
  const sketch = sketchOf(
    networkIn({
      Anybody: made('AWS::EC2::SecurityGroup', {
        ...(ANYBODY as { Properties: object }).Properties,
        VpcId: 'vpc-0123456789abcdef0',
      }),
      Door: balancer('subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'),
      Http: made('AWS::ElasticLoadBalancingV2::Listener', {
        LoadBalancerArn: ref('Door'),
        Port: 443,
        Protocol: 'HTTPS',
        DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      }),
    }),
  );
  expect(sketch.vpcs.map(({ name, bands }) => [name, bands.map(({ subnets }) => subnets)])).toEqual([
    ['VPCs that are not in sight', [['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1']]],
  ]);
  expect(sketch.edges).toEqual([{ from: 'internet', to: 'T/Door', label: 'tcp 443', surely: false }]);
  expect(svgOf(sketch)).toContain('load balancer, possibly reached');
});

test('a name is text in the drawing, whatever is in it', () => {
  const network = networkIn({ ...NETWORK, ...zone('A', 0), Door: balancer(ref('A')) });
  const nodes = new Map(
    [...network.nodes].map(([id, node]) => [id, { ...node, name: '<script>"&' }] as const),
  );
  const drawn = svgOf(sketchOf({ ...network, nodes }));
  expect(drawn).not.toContain('<script');
  expect(drawn).toContain('&lt;script&gt;&quot;&amp;');
});

test('an arrow to what stands beside goes from side to side, and past others below them', () => {
  const sketch = sketchOf(networkIn({ ...NETWORK, ...zone('A', 0), Door: balancer(ref('A')) }));
  const card = (id: string) => ({ id, name: id, kind: 'service' as const, reached: true });
  const bands = [{ subnets: ['A'], leads: [], cards: ['One', 'Two', 'Three'].map(card) }];
  const edges = [
    { from: 'One', to: 'Two', label: 'tcp 1', surely: true },
    { from: 'Three', to: 'One', label: 'tcp 2', surely: true },
  ];
  const drawn = svgOf({ ...sketch, vpcs: [{ id: 'V', name: 'V', bands, beside: [] }], edges });
  const lines = [...drawn.matchAll(/<path class="path".*? d="M([\d.]+) ([\d.]+)([HC])/g)];
  const cards = [...drawn.matchAll(/<rect class="card reached" x="([\d.]+)" y="([\d.]+)" width="232"/g)];
  const [, one, , three] = cards.map(([, x, y]) => [Number(x), Number(y)] as const);
  const [x, y] = one ?? [0, 0];
  expect(lines.map(([, ...line]) => line)).toEqual([
    [`${x + 232}`, `${y + 27}`, 'H'],
    [`${(three?.[0] ?? 0) + 116}`, `${y + 54}`, 'C'],
  ]);
});
