import { adding, changing, get, ofType, type Path, type Properties, put, removing } from '../edits';
import type { Operator, Place, TemplateResource, Templates } from '../mutant';

const SERVICE = 'AWS::ECS::Service';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const ASSOCIATION = 'AWS::EC2::SubnetRouteTableAssociation';
const TLS = 'elbv2-listener-tls-required';
const PRIVATE = 'ecs-service-private-subnets-required';
const PAST_HTTPS = ['claim-internet-tasks-https-only', 'claim-internet-tasks-https-only-after-break-in'];
const AWSVPC: Path = ['NetworkConfiguration', 'AwsvpcConfiguration'];

const services = (_: unknown, templates: Templates): readonly Place[] => ofType(templates, SERVICE);

/** A property of the first resource of a type, as the template writes it. */
function ofFirst(templates: Templates, type: string, path: Path): unknown {
  const [first] = ofType(templates, type);
  return get(first?.it.Properties, path);
}

function forwardTo(templates: Templates): readonly Properties[] {
  const [group] = ofType(templates, GROUP);
  return [{ Type: 'forward', TargetGroupArn: { Ref: group?.resource } }];
}

const isRedirect = ({ DefaultActions }: Properties): boolean =>
  get(DefaultActions, [0, 'Type']) === 'redirect';

/** The route table of each association, in order; the first ones are of the public subnets where CDK makes them. */
function tables(templates: Templates): readonly unknown[] {
  return ofType(templates, ASSOCIATION).map(({ it }) => it.Properties?.['RouteTableId']);
}

function toGateways(templates: Templates): ReadonlySet<string> {
  const routes = ofType(templates, 'AWS::EC2::Route').filter(({ it }) => it.Properties?.['GatewayId']);
  return new Set(routes.map(({ it }) => JSON.stringify(it.Properties?.['RouteTableId'])));
}

function gateway(templates: Templates): unknown {
  const [first] = ofType(templates, 'AWS::EC2::InternetGateway');
  return { Ref: first?.resource };
}

const routed = ['0.0.0.0/0', '0.0.0.0/1', '8.0.0.0/8'].map((destination) =>
  changing({
    name: `route ${destination} of a private subnet to the internet`,
    family: 'network',
    rule: PRIVATE,
    reason: 'One route makes a private subnet a public one.',
    type: 'AWS::EC2::Route',
    related: services,
    to: (route, _, templates) => {
      const open = toGateways(templates);
      const closed = tables(templates).find((table) => !open.has(JSON.stringify(table)));
      return closed === undefined || route['DestinationCidrBlock'] === undefined
        ? undefined
        : { ...route, RouteTableId: closed, DestinationCidrBlock: destination };
    },
  }),
);

const added = ['0.0.0.0/0', '128.0.0.0/1', '::/0']
  .map((destination) =>
    adding({
      name: `add a route for ${destination} to the table of a private subnet`,
      family: 'network',
      rule: PRIVATE,
      reason: 'One route makes a private subnet a public one.',
      beside: ASSOCIATION,
      resources: (_, templates) => {
        const open = toGateways(templates);
        const closed = tables(templates).find((table) => !open.has(JSON.stringify(table)));
        const to = destination.includes(':') ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock';
        const Properties = { RouteTableId: closed, [to]: destination, GatewayId: gateway(templates) };
        return closed === undefined ? undefined : { MutantRoute: { Type: 'AWS::EC2::Route', Properties } };
      },
    }),
  )
  .map((operator) => withServices(operator));

/** What a route makes public is the service. */
function withServices(operator: Operator): Operator {
  return {
    ...operator,
    apply: (templates) =>
      operator
        .apply(templates)
        .map((one) => ({ ...one, related: [...one.related, ...services(one, templates)] })),
  };
}

const moved: readonly Operator[] = [
  changing({
    name: 'give a private subnet the route table of a public one',
    family: 'network',
    rule: PRIVATE,
    reason: 'The subnet keeps its name, and is another one.',
    type: ASSOCIATION,
    related: services,
    to: (association, _, templates) => {
      const open = toGateways(templates);
      const isOpen = (table: unknown): boolean => open.has(JSON.stringify(table));
      const table = tables(templates).find(isOpen);
      return table === undefined || isOpen(association['RouteTableId'])
        ? undefined
        : { ...association, RouteTableId: table };
    },
  }),
];

const redirects: readonly Operator[] = [
  changing({
    name: 'forward by weight what came in by HTTP',
    family: 'tls',
    rule: TLS,
    alike: PAST_HTTPS,
    reason: 'A weight is another way to say where requests go.',
    type: LISTENER,
    to: (listener, _, templates) => {
      const [group] = ofType(templates, GROUP);
      const TargetGroups = [{ TargetGroupArn: { Ref: group?.resource }, Weight: 1 }];
      return isRedirect(listener)
        ? { ...listener, DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }] }
        : undefined;
    },
  }),
  ...['#{protocol}'].map((protocol) =>
    changing({
      name: `redirect to ${protocol}`,
      family: 'tls',
      rule: TLS,
      reason: 'A redirect to plain text never gets to TLS.',
      type: LISTENER,
      to: (listener) =>
        isRedirect(listener)
          ? (put(listener, ['DefaultActions', 0, 'RedirectConfig', 'Protocol'], protocol) as Properties)
          : undefined,
    }),
  ),
  changing({
    name: 'answer HTTP with something fixed',
    family: 'tls',
    rule: TLS,
    reason: 'What is answered in plain text anybody on the way can write.',
    type: LISTENER,
    to: (listener) =>
      isRedirect(listener)
        ? {
            ...listener,
            DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
          }
        : undefined,
  }),
  changing({
    name: 'move a rule of the encrypted listener to the other one',
    family: 'tls',
    rule: TLS,
    alike: PAST_HTTPS,
    reason: 'The listener looks as before; the rule that forwards stands elsewhere.',
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    related: (_, templates) => ofType(templates, LISTENER),
    to: (rule, _, templates) => {
      const plain = ofType(templates, LISTENER).find(({ it }) => isRedirect(it.Properties ?? {}));
      return plain ? { ...rule, ListenerArn: { Ref: plain.resource } } : undefined;
    },
  }),
];

function listener(balancer: string, Protocol: string, Port: number, templates: Templates): TemplateResource {
  return {
    Type: LISTENER,
    Properties: { LoadBalancerArn: { Ref: balancer }, Protocol, Port, DefaultActions: forwardTo(templates) },
  };
}

const entries: readonly Operator[] = [
  adding({
    name: 'add a second load balancer that speaks HTTP',
    family: 'network',
    rule: TLS,
    alike: PAST_HTTPS,
    reason: 'What the first one refuses the second one takes.',
    beside: BALANCER,
    resources: ({ it }, templates) => ({
      MutantListener: listener('MutantBalancer', 'HTTP', 80, templates),
      MutantBalancer: { Type: BALANCER, Properties: it.Properties ?? {} },
    }),
  }),
  adding({
    name: 'add a Network Load Balancer in front of the tasks',
    family: 'network',
    rule: TLS,
    alike: PAST_HTTPS,
    reason: 'It passes on what it gets, without TLS and without a web ACL.',
    beside: BALANCER,
    resources: ({ it }, templates) => ({
      MutantListener: {
        Type: LISTENER,
        Properties: {
          LoadBalancerArn: { Ref: 'MutantBalancer' },
          Protocol: 'TCP',
          Port: 443,
          DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'MutantGroup' } }],
        },
      },
      MutantBalancer: {
        Type: BALANCER,
        Properties: {
          Type: 'network',
          Scheme: 'internet-facing',
          Subnets: it.Properties?.['Subnets'],
          SecurityGroups: it.Properties?.['SecurityGroups'],
        },
      },
      MutantGroup: {
        Type: GROUP,
        Properties: {
          Protocol: 'TCP',
          Port: 3000,
          TargetType: 'ip',
          VpcId: ofFirst(templates, GROUP, ['VpcId']),
        },
      },
    }),
  }),
  adding({
    name: 'add a service in public subnets',
    family: 'exposure',
    rule: PRIVATE,
    reason: 'A service that was only to be tried out is what is found first.',
    beside: SERVICE,
    resources: ({ it }, templates) => ({
      MutantService: {
        Type: SERVICE,
        Properties: put(
          put(
            { ...it.Properties, LoadBalancers: [] },
            [...AWSVPC, 'Subnets'],
            ofFirst(templates, BALANCER, ['Subnets']),
          ),
          [...AWSVPC, 'AssignPublicIp'],
          'ENABLED',
        ) as Properties,
      },
    }),
  }),
  adding({
    name: 'start an instance that holds the group of the load balancer',
    family: 'network',
    rule: 'claim-app-port-load-balancer-only',
    alike: PAST_HTTPS,
    reason: 'Whoever holds the group is let in as the load balancer is.',
    beside: SERVICE,
    resources: ({ it }, templates) => ({
      MutantInstance: {
        Type: 'AWS::EC2::Instance',
        Properties: {
          ImageId: 'ami-0123456789abcdef0',
          InstanceType: 't4g.nano',
          SubnetId: get(it.Properties, [...AWSVPC, 'Subnets', 0]),
          SecurityGroupIds: ofFirst(templates, BALANCER, ['SecurityGroups']),
        },
      },
    }),
  }),
  adding({
    name: 'start an instance with a public address beside the load balancer',
    family: 'exposure',
    rule: 'ec2-instance-public-ip-disabled',
    alike: ['claim-vpc-entry-load-balancer-only'],
    reason: 'A bastion is one more thing that must never have a fault.',
    beside: BALANCER,
    resources: ({ it }) => ({
      MutantBastion: {
        Type: 'AWS::EC2::Instance',
        Properties: {
          ImageId: 'ami-0123456789abcdef0',
          InstanceType: 't4g.nano',
          NetworkInterfaces: [
            {
              DeviceIndex: '0',
              AssociatePublicIpAddress: true,
              SubnetId: get(it.Properties, ['Subnets', 0]),
              GroupSet: it.Properties?.['SecurityGroups'],
            },
          ],
        },
      },
    }),
  }),
];

const logs: readonly Operator[] = [
  removing({
    name: 'stop logging the network',
    family: 'logging',
    rule: 'ec2-vpc-flow-logs-enabled',
    reason: 'Nobody can tell afterwards who talked to whom.',
    type: 'AWS::EC2::FlowLog',
    related: (_, templates) => ofType(templates, 'AWS::EC2::VPC'),
  }),
  changing({
    name: 'log only what was let through',
    family: 'logging',
    rule: 'ec2-vpc-flow-logs-enabled',
    reason: 'Who was refused is who is looking around.',
    type: 'AWS::EC2::FlowLog',
    related: (_, templates) => ofType(templates, 'AWS::EC2::VPC'),
    to: (log) => ({ ...log, TrafficType: 'ACCEPT' }),
  }),
];

/** Routes, and what else stands at the edge of the network. */
export const ROUTES_AND_ENTRIES: readonly Operator[] = [
  ...routed,
  ...added,
  ...moved,
  ...redirects,
  ...entries,
  ...logs,
];
