import { CATALOG } from '../../../rules/catalog';
import type { Case } from '../../../rules/catalog/case';
import { evaluate } from '../../../rules/core/evaluate';
import { atLeast, is, present } from '../../../rules/core/expectation';
import { both, each, property } from '../../../rules/core/property';
import { type Context, defineRule, type Rule } from '../../../rules/core/rule';
import { isUnresolved } from '../../../rules/core/value';
import { compliant } from '../../../rules/core/verdict';
import { ADDITIONS } from '../../../rules/sources/additions';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document, resourcesOf } from '../sources/world';
import { casesOf } from './cases';
import { misspelt, propertyNames } from './schema-paths';
import { unknownIn } from './schema-paths-in-templates';

interface Read {
  readonly path: string;
  readonly wrong: string | undefined;
}

/** Every path that a rule looks at while it judges its cases. */
function readsOf(rule: Rule, cases: readonly Case[]): readonly Read[] {
  const reads: Read[] = [];
  const watched: Rule = {
    ...rule,
    evaluate(resource, context) {
      const noting: Context = {
        ...context,
        read(of, path) {
          const properties = isUnresolved(of.properties) ? {} : of.properties;
          reads.push({ path, wrong: misspelt(of.type, path, properties) });
          return context.read(of, path);
        },
        related(type, path, target) {
          reads.push({ path, wrong: misspelt(type, path) });
          return context.related(type, path, target);
        },
        having(type, path, value) {
          reads.push({ path, wrong: misspelt(type, path) });
          return context.having(type, path, value);
        },
        once: (make) => make(noting),
      };
      return rule.evaluate(resource, noting);
    },
  };
  for (const { given } of cases) {
    const world = worldOfTemplates([document(given)], { whole: true });
    const { faults } = evaluate(world, [watched], { strict: false });
    if (faults[0]) throw faults[0].error;
  }
  return reads;
}

function wrongIn(reads: readonly Read[]): readonly string[] {
  return [...new Set(reads.flatMap(({ wrong }) => wrong ?? []))];
}

/** Cases that are odd on purpose: what CloudFormation does not know in them, and why it is there. */
const ODD: readonly { readonly rule: string; readonly wrong: string; readonly why: string }[] = [
  {
    rule: 'ecs-service-private-subnets-required',
    wrong:
      'AWS::ECS::Service has no NetworkConfiguration.AwsvpcConfiguration.Subnets[][]; what it would be in is a string',
    why: 'a list in the list of subnets, which the rule must doubt rather than read past',
  },
  {
    rule: 'elbv2-listener-tls-required',
    wrong: 'AWS::ElasticLoadBalancingV2::Listener has no SslPolicy.toString; what it would be in is a string',
    why: 'an object whose toString is no function, which the rule must doubt rather than fail on',
  },
];

describe.each(CATALOG.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('reads only what CloudFormation knows', () => {
    const reads = readsOf(rule, casesOf(rule));
    expect(reads.length).toBeGreaterThan(0);
    expect(wrongIn(reads)).toEqual([]);
  });

  test('has only cases that CloudFormation knows', () => {
    const expected = ODD.filter((odd) => odd.rule === id).map(({ wrong }) => wrong);
    const found = casesOf(rule).flatMap(({ given }) => unknownIn(given));
    expect([...new Set(found)].sort()).toEqual([...expected].sort());
  });
});

test('what is odd on purpose belongs to rules that there are', () => {
  const ids = CATALOG.map(({ id }) => id);
  expect(ODD.filter(({ rule, why }) => !ids.includes(rule) || why === '')).toEqual([]);
});

describe('a rule that misspells', () => {
  const SERVICE = 'AWS::ECS::Service';
  const Resources = {
    Service: {
      Type: SERVICE,
      Properties: { NetworkConfiguration: {}, LoadBalancers: [{}], Tags: [{ Key: 'a', Value: 'b' }] },
    },
    Set: { Type: 'AWS::ECS::TaskSet', Properties: { Service: { Ref: 'Service' } } },
  };
  const misspelling = (evaluate: Rule['evaluate']): readonly string[] => {
    const rule = defineRule({
      id: 'ecs-service-misspelt-somewhere',
      title: 'A rule for the test',
      severity: 'low',
      stage: 'trial',
      rationale: 'None.',
      remediation: 'Do nothing',
      controls: {},
      appliesTo: [SERVICE],
      reads: ['AWS::ECS::TaskSet'],
      evaluate,
    });
    return wrongIn(readsOf(rule, [{ name: 'one', given: { Resources }, expect: 'compliant' }]));
  };

  test.each([
    [
      'NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp',
      'NetworkConfiguration.AwsVpcConfiguration; did you mean AwsvpcConfiguration?',
    ],
    ['platformVersion', 'platformVersion; did you mean PlatformVersion?'],
    ['LoadBalancers[0].TargetGroupARN', 'LoadBalancers[].TargetGroupARN; did you mean TargetGroupArn?'],
    [
      'LoadBalancers.TargetGroupArn',
      'LoadBalancers.TargetGroupArn; TargetGroupArn is looked for in a list; go through its elements by [0] or []',
    ],
    ['Cluster[0]', 'Cluster[]; what it would be in is a string'],
    ['Cluster.Name', 'Cluster.Name; what it would be in is a string'],
    ['NetworkConfiguration[0]', 'NetworkConfiguration[]; it is an object, no list'],
    ['Tags[0].Name', 'Tags[].Name; there are Key, Value'],
    ['ServiceArn', 'ServiceArn; ServiceArn is an attribute, for Fn::GetAtt, and no property'],
    [
      'NetworkConfiguration.VirtualPrivateCloud',
      'NetworkConfiguration.VirtualPrivateCloud; there are AwsvpcConfiguration',
    ],
  ])('%s is told what is wrong', (path, wrong) => {
    expect(misspelling(property(path, present))).toEqual([`${SERVICE} has no ${wrong}`]);
  });

  test('is told so of neighbours, too', () => {
    expect(
      misspelling((service, context) => {
        context.related('AWS::ECS::TaskSet', 'Sevice', service);
        context.having('AWS::ECS::TaskSet', 'LoadBalancer[].ContainerName', 'web');
        return compliant();
      }),
    ).toEqual([
      'AWS::ECS::TaskSet has no Sevice; did you mean Service?',
      'AWS::ECS::TaskSet has no LoadBalancer; did you mean LoadBalancers?',
    ]);
  });

  test('and one that does not is told nothing', () => {
    expect(
      misspelling((service, context) => {
        context.related('AWS::ECS::TaskSet', 'Service', service);
        context.having('AWS::ECS::TaskSet', 'LoadBalancers[].ContainerName', 'web');
        return both(
          property('NetworkConfiguration.AwsvpcConfiguration.Subnets[0]', present),
          property('Tags[0].Key', is('a')),
          property('DesiredCount', atLeast(1)),
          each('LoadBalancers', (path) => property(`${path}.TargetGroupArn`, present)),
        )(service, context);
      }),
    ).toEqual([]);
  });
});

test.each([
  ['AWS::ECS::TaskDefinition', 'ContainerDefinitions[0].DockerLabels.anything', undefined],
  ['AWS::IAM::Role', 'Policies[0].PolicyDocument.Statement[0].Effect', undefined],
  ['AWS::S3::BucketPolicy', 'PolicyDocument.Statement', undefined],
  ['AWS::EC2::RouteTable', 'Routes[0].GatewayId', undefined],
  ['AWS::EC2::RouteTable', 'Routes[0].Gateway', 'Routes[].Gateway; did you mean GatewayId?'],
  ['AWS::EC2::VPC', 'Main', 'Main; there are '],
])('%s %s', (type, path, wrong) => {
  const found = misspelt(type, path);
  if (wrong === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(`${type} has no ${wrong}`);
});

test('one object that stands for a list of one is walked as its element', () => {
  const properties = { ContainerDefinitions: { Image: 'web' } };
  expect(misspelt('AWS::ECS::TaskDefinition', 'ContainerDefinitions.Image', properties)).toBeUndefined();
  expect(misspelt('AWS::ECS::TaskDefinition', 'ContainerDefinitions.Imag', properties)).toContain('Image?');
});

test('the additions are what the sources make beyond the schema, and nothing else', () => {
  const Resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: {} },
    Ingress: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: { Ref: 'Group' } } },
    Egress: { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId: { Ref: 'Group' } } },
    Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
    Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' } } },
    Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: { Ref: 'Vpc' } } },
    Entry: { Type: 'AWS::EC2::NetworkAclEntry', Properties: { NetworkAclId: { Ref: 'Acl' } } },
  };
  const made = resourcesOf(document({ Resources })).flatMap(({ type, properties }) =>
    Object.keys(properties)
      .filter((name) => !propertyNames(type).includes(name))
      .map((name) => `${type} ${name}`),
  );
  const added = Object.entries(ADDITIONS).flatMap(([type, names]) =>
    Object.keys(names).map((name) => `${type} ${name}`),
  );
  expect([...new Set(made)].sort()).toEqual([...added].sort());
});
