import { adding, changing, get, ofType, type Properties, put } from '../edits';
import type { Family, Operator, Place, TemplateResource, Templates } from '../mutant';

const GROUP = 'AWS::EC2::SecurityGroup';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const TARGETS = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const SERVICE = 'AWS::ECS::Service';
const SUBNET = 'AWS::EC2::Subnet';

type Found = Place & { readonly it: TemplateResource };

function tcp(port: number, source: Properties): Properties {
  return { Description: 'Let in', IpProtocol: 'tcp', FromPort: port, ToPort: port, ...source };
}

const attribute = (resource: string, name: string): unknown => ({ 'Fn::GetAtt': [resource, name] });

/** What a resource of one stack is called in another: as it is handed on there already. */
function handed(templates: Templates, stack: string, from: Place, name: string): unknown {
  const own = name === 'Ref' ? { Ref: from.resource } : attribute(from.resource, name);
  if (stack === from.stack) return own;
  const outputs = Object.entries((get(templates, [from.stack, 'Outputs']) ?? {}) as object);
  const [output] =
    outputs.find(([, one]) => JSON.stringify(get(one, ['Value'])) === JSON.stringify(own)) ?? [];
  return taken(templates, output) ?? own;
}

/** The expression that takes an output of another stack. */
function taken(value: unknown, output: string | undefined): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (get(value, ['Fn::GetStackOutput', 'OutputName']) === output) return value;
  for (const inner of Object.values(value)) {
    const found = taken(inner, output);
    if (found !== undefined) return found;
  }
  return undefined;
}

function named(templates: Templates, type: string, name: RegExp): readonly Found[] {
  return ofType(templates, type).filter(({ resource }) => name.test(resource));
}

function subnetsOfBalancer(templates: Templates): unknown {
  return get(ofType(templates, BALANCER)[0], ['it', 'Properties', 'Subnets']);
}

function forward(templates: Templates): readonly Properties[] {
  return [{ Type: 'forward', TargetGroupArn: { Ref: ofType(templates, TARGETS)[0]?.resource } }];
}

const AROUND = 'claim-internet-tasks-https-only';
const PLAIN = 'Requests are read on the way.';

const listening = (port: number, protocol: string, family: Family): Operator =>
  adding({
    ...{
      name: `listen on ${protocol} ${port} as well`,
      family,
      rule: 'elbv2-listener-tls-required',
      reason: PLAIN,
    },
    alike: [AROUND],
    beside: BALANCER,
    resources: ({ resource }, templates) => ({
      MutantListener: {
        Type: LISTENER,
        Properties: {
          LoadBalancerArn: { Ref: resource },
          Protocol: protocol,
          Port: port,
          DefaultActions: forward(templates),
        },
      },
    }),
  });

function bastion(vpc: string, subnet: string): Readonly<Record<string, TemplateResource>> {
  return {
    MutantBastionGroup: {
      Type: GROUP,
      Properties: {
        GroupDescription: 'Bastion',
        VpcId: { Ref: vpc },
        SecurityGroupIngress: [tcp(22, { CidrIp: '5.5.5.0/24' })],
      },
    },
    MutantBastion: {
      Type: 'AWS::EC2::Instance',
      Properties: {
        SubnetId: { Ref: subnet },
        SecurityGroupIds: [attribute('MutantBastionGroup', 'GroupId')],
        ImageId: 'ami-0123456789abcdef0',
        MetadataOptions: { HttpTokens: 'required' },
      },
    },
    MutantAddress: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: { Ref: 'MutantBastion' } } },
  };
}

/** An ingress of the group of the tasks, as a resource of its own. */
function intoTasks(templates: Templates, entry: Properties): Readonly<Record<string, TemplateResource>> {
  const [task] = named(templates, GROUP, /Task/);
  return {
    MutantIngress: {
      Type: `${GROUP}Ingress`,
      Properties: { GroupId: attribute(task?.resource ?? '', 'GroupId'), ...entry },
    },
  };
}

/** Several things that are each harmless, and together a way: what claims are for. */
const together: readonly Operator[] = [
  adding({
    ...{ name: 'add a second public balancer, by TCP', family: 'network', rule: AROUND },
    reason: 'It goes past TLS and the web application firewall.',
    beside: SERVICE,
    resources: ({ stack, resource, it }, templates) => {
      const [group] = named(templates, GROUP, /LoadBalancer/);
      const own = get(it, ['Properties', 'LoadBalancers']) as readonly Properties[];
      const entry = {
        ContainerName: get(own, [0, 'ContainerName']),
        ContainerPort: get(own, [0, 'ContainerPort']),
      };
      return {
        MutantListener: {
          Type: LISTENER,
          Properties: {
            LoadBalancerArn: { Ref: 'MutantBalancer' },
            Protocol: 'TCP',
            Port: 80,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'MutantTargets' } }],
          },
        },
        MutantBalancer: {
          Type: BALANCER,
          Properties: {
            Type: 'network',
            Scheme: 'internet-facing',
            Subnets: subnetsOfBalancer(templates),
            SecurityGroups: group ? [handed(templates, stack, group, 'GroupId')] : [],
          },
        },
        MutantTargets: {
          Type: TARGETS,
          Properties: {
            Protocol: 'TCP',
            Port: 3000,
            TargetType: 'ip',
            VpcId: get(ofType(templates, TARGETS)[0], ['it', 'Properties', 'VpcId']),
          },
        },
        [resource]: put(
          it,
          ['Properties', 'LoadBalancers'],
          [...own, { ...entry, TargetGroupArn: { Ref: 'MutantTargets' } }],
        ) as TemplateResource,
      };
    },
  }),
  adding({
    ...{
      name: 'add a bastion with a public address',
      family: 'network',
      rule: 'claim-vpc-entry-load-balancer-only',
    },
    reason: 'One more thing can be called from outside.',
    beside: 'AWS::EC2::VPC',
    resources: ({ resource }, templates) =>
      bastion(resource, named(templates, SUBNET, /LoadBalancer/)[0]?.resource ?? ''),
  }),
  adding({
    ...{ name: 'add a bastion that may reach tasks', family: 'network' },
    rule: 'claim-internet-tasks-https-only-after-break-in',
    alike: ['claim-app-port-load-balancer-only'],
    reason: 'Whoever takes it over reaches the tasks.',
    beside: 'AWS::EC2::VPC',
    resources: ({ resource }, templates) => ({
      ...bastion(resource, named(templates, SUBNET, /LoadBalancer/)[0]?.resource ?? ''),
      ...intoTasks(
        templates,
        tcp(3000, { SourceSecurityGroupId: attribute('MutantBastionGroup', 'GroupId') }),
      ),
    }),
  }),
  adding({
    ...{ name: 'give tasks a way out', family: 'network', rule: 'claim-tasks-internet-never' },
    reason: 'A task that was taken over can send out what it knows.',
    beside: 'AWS::EC2::VPC',
    resources: (_, templates) => ({
      MutantRoute: {
        Type: 'AWS::EC2::Route',
        Properties: {
          RouteTableId: { Ref: named(templates, 'AWS::EC2::RouteTable', /Task/)[0]?.resource },
          DestinationCidrBlock: '0.0.0.0/0',
          NatGatewayId: { Ref: 'MutantNat' },
        },
      },
      MutantAddress: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
      MutantNat: {
        Type: 'AWS::EC2::NatGateway',
        Properties: {
          SubnetId: { Ref: named(templates, SUBNET, /LoadBalancer/)[0]?.resource },
          AllocationId: attribute('MutantAddress', 'AllocationId'),
        },
      },
      MutantEgress: {
        Type: `${GROUP}Egress`,
        Properties: {
          GroupId: attribute(named(templates, GROUP, /Task/)[0]?.resource ?? '', 'GroupId'),
          Description: 'Let out',
          IpProtocol: '-1',
          CidrIp: '0.0.0.0/0',
        },
      },
    }),
  }),
  adding({
    ...{ name: 'let a neighbour call the app', family: 'network', rule: 'claim-app-port-load-balancer-only' },
    reason: 'The app trusts what it is told of a request.',
    beside: 'AWS::EC2::VPC',
    resources: (_, templates) => ({
      ...intoTasks(templates, tcp(3000, { CidrIp: '10.20.0.0/16' })),
      // The default group of the VPC, which it would have without one of its own, lets nobody out here.
      MutantNeighbourGroup: {
        Type: GROUP,
        Properties: {
          GroupDescription: 'Neighbour',
          VpcId: { Ref: ofType(templates, 'AWS::EC2::VPC')[0]?.resource },
        },
      },
      MutantNeighbour: {
        Type: 'AWS::EC2::Instance',
        Properties: {
          SubnetId: { Ref: named(templates, SUBNET, /Task/)[0]?.resource },
          SecurityGroupIds: [attribute('MutantNeighbourGroup', 'GroupId')],
          ImageId: 'ami-0123456789abcdef0',
          MetadataOptions: { HttpTokens: 'required' },
        },
      },
    }),
  }),
  {
    name: 'put tasks onto the internet',
    family: 'exposure',
    rule: 'claim-internet-tasks-never-directly',
    reason: 'Past the load balancer there is no TLS, no web application firewall and no access log.',
    apply: (templates) => {
      const [public_] = changing({
        ...{
          name: 'put tasks onto the internet',
          family: 'exposure',
          rule: 'claim-internet-tasks-never-directly',
        },
        alike: ['claim-workload-load-balancer-only'],
        reason: '',
        type: SERVICE,
        to: (properties) => {
          const at = ['NetworkConfiguration', 'AwsvpcConfiguration'];
          const moved = put(properties, [...at, 'Subnets'], subnetsOfBalancer(templates));
          return put(moved, [...at, 'AssignPublicIp'], 'ENABLED') as Properties;
        },
      }).apply(templates);
      const [group] = named(templates, GROUP, /Task/);
      const template = group && public_?.templates[group.stack];
      if (!public_ || !group || !template) return [];
      const Resources = {
        ...template.Resources,
        ...intoTasks(templates, tcp(3000, { CidrIp: '5.5.5.5/32' })),
      };
      return [{ ...public_, templates: { ...public_.templates, [group.stack]: { ...template, Resources } } }];
    },
  },
];

const redirecting =
  (to: (properties: Properties, templates: Templates) => Properties): Parameters<typeof changing>[0]['to'] =>
  (properties, _, templates) =>
    get(properties, ['DefaultActions', 0, 'Type']) === 'redirect' ? to(properties, templates) : undefined;

const changed: readonly Operator[] = [
  changing({
    ...{
      name: 'move tasks to the subnets of the balancer',
      family: 'network',
      rule: 'ecs-service-private-subnets-required',
    },
    reason: 'They are one address away from the internet.',
    type: SERVICE,
    to: (properties, _, templates) =>
      put(
        properties,
        ['NetworkConfiguration', 'AwsvpcConfiguration', 'Subnets'],
        subnetsOfBalancer(templates),
      ) as Properties,
  }),
  changing({
    ...{
      name: 'forward instead of redirecting',
      family: 'tls',
      rule: 'elbv2-listener-tls-required',
      type: LISTENER,
    },
    alike: [AROUND],
    reason: PLAIN,
    to: redirecting((properties, templates) => ({ ...properties, DefaultActions: forward(templates) })),
  }),
  changing({
    ...{ name: 'redirect to plain text', family: 'tls', rule: 'elbv2-listener-tls-required', type: LISTENER },
    reason: PLAIN,
    to: redirecting(
      (properties) =>
        put(properties, ['DefaultActions', 0, 'RedirectConfig', 'Protocol'], 'HTTP') as Properties,
    ),
  }),
  changing({
    ...{
      name: 'serve HTTPS in plain text',
      family: 'tls',
      rule: 'elbv2-listener-tls-required',
      type: LISTENER,
    },
    alike: [AROUND],
    reason: PLAIN,
    to: (properties) =>
      properties['Protocol'] === 'HTTPS' ? { ...properties, Protocol: 'HTTP' } : undefined,
  }),
];

/** Listeners, balancers, routes, addresses and subnets: the ways to what is behind the load balancer, and out of it. */
export const WAYS: readonly Operator[] = [
  listening(8080, 'HTTP', 'tls'),
  listening(8000, 'HTTP', 'exposure'),
  ...together,
  ...changed,
];
