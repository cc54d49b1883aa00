import { entry } from '../../../rules/core/entry';
import { evaluate } from '../../../rules/core/evaluate';
import { is } from '../../../rules/core/expectation';
import { type Predicate, property } from '../../../rules/core/property';
import type { Resource } from '../../../rules/core/resource';
import { type Context, defineRule } from '../../../rules/core/rule';
import { isList, isUnresolved, unresolved } from '../../../rules/core/value';
import { all, compliant, indeterminate, violation } from '../../../rules/core/verdict';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document } from '../sources/world';

type Template = Readonly<Record<string, unknown>>;

/** What a rule that applies to a type says of the templates: `status id path`, with the scenario where there is one. */
function judge(
  type: string,
  reads: readonly string[],
  evaluateOne: Predicate,
  templates: readonly Template[],
  whole = true,
): readonly string[] {
  const rule = defineRule({
    id: 'test-case-hard',
    title: 'Hard cases are judged right',
    severity: 'low',
    stage: 'enforced',
    rationale: 'They are what templates look like.',
    remediation: 'Mend the engine',
    controls: {},
    appliesTo: [type],
    reads,
    evaluate: evaluateOne,
  });
  const documents = templates.map((template, index) =>
    document(template, { id: `S${index}`, stack: `S${index}` }),
  );
  const { findings, faults } = evaluate(worldOfTemplates(documents, { whole }), [rule], { strict: false });
  expect(faults).toEqual([]);
  return findings.map(({ status, origin, path, scenario }) =>
    [status, origin.id, path, scenario].filter(Boolean).join(' '),
  );
}

const balancer = (LoadBalancerAttributes: unknown, rest: Template = {}): Template => ({
  Resources: {
    Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { LoadBalancerAttributes } },
  },
  ...rest,
});

test.each<[string, Template, readonly string[]]>([
  ['the attribute', balancer([{ Key: 'drop', Value: 'true' }]), []],
  ['a boolean instead of a string', balancer([{ Key: 'drop', Value: true }]), []],
  [
    'another value',
    balancer([{ Key: 'drop', Value: 'false' }]),
    ['violation Balancer LoadBalancerAttributes[0].Value'],
  ],
  [
    'no attribute',
    balancer([{ Key: 'other', Value: 'true' }]),
    ['violation Balancer LoadBalancerAttributes'],
  ],
  ['no list', balancer(undefined), ['violation Balancer LoadBalancerAttributes']],
  ['an element without a key', balancer([{ Value: 'true' }, { Key: 'drop', Value: 'true' }]), []],
  [
    'an element without a value',
    balancer([{ Key: 'drop' }]),
    ['violation Balancer LoadBalancerAttributes[0].Value'],
  ],
  [
    'a key given twice, alike',
    balancer([
      { Key: 'drop', Value: 'true' },
      { Key: 'drop', Value: 'true' },
    ]),
    [],
  ],
  [
    'a key given twice, with different values',
    balancer([
      { Key: 'drop', Value: 'true' },
      { Key: 'drop', Value: 'false' },
    ]),
    ['indeterminate Balancer LoadBalancerAttributes'],
  ],
  [
    'a key that is not known, which may be the one',
    balancer([
      { Key: { 'Fn::ImportValue': 'k' }, Value: 'false' },
      { Key: 'drop', Value: 'true' },
    ]),
    ['indeterminate Balancer LoadBalancerAttributes[0]'],
  ],
  [
    'an element under a condition',
    balancer([{ 'Fn::If': ['Loose', { Key: 'drop', Value: 'false' }, { Key: 'drop', Value: 'true' }] }], {
      Parameters: { Stage: { Type: 'String' } },
      Conditions: { Loose: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
    }),
    ['violation Balancer LoadBalancerAttributes[0].Value when Stage is "test"'],
  ],
  [
    'an element that a condition leaves out',
    balancer([{ 'Fn::If': ['Loose', { Ref: 'AWS::NoValue' }, { Key: 'drop', Value: 'true' }] }], {
      Parameters: { Stage: { Type: 'String' } },
      Conditions: { Loose: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
    }),
    ['violation Balancer LoadBalancerAttributes when Stage is "test"'],
  ],
])('attributes of a load balancer: %s', (_name, template, expected) => {
  const drops = entry('LoadBalancerAttributes', 'drop', is('true'), { absent: 'false' });
  expect(judge('AWS::ElasticLoadBalancingV2::LoadBalancer', [], drops, [template])).toEqual(expected);
});

describe('the policies of a role', () => {
  const ROLE = 'AWS::IAM::Role';
  const POLICY = 'AWS::IAM::Policy';
  const MANAGED = 'AWS::IAM::ManagedPolicy';
  const bad = { Statement: [{ Effect: 'Allow', Action: '*' }] };
  const good = { Statement: [{ Effect: 'Allow', Action: 's3:GetObject' }] };

  const isBad = (resource: Resource, path: string, context: Context) =>
    property(path, is('s3:GetObject'))(resource, context);
  const everyPolicy: Predicate = (role, context) => {
    const inline = context.read(role, 'Policies') ?? [];
    const attached = context.read(role, 'ManagedPolicyArns') ?? [];
    if (!isList(inline) || !isList(attached)) return indeterminate('', 'unknown');
    const separate = context.related(POLICY, 'Roles', role);
    const managed = context.related(MANAGED, 'Roles', role);
    const action = 'PolicyDocument.Statement[0].Action';
    return all([
      compliant(),
      ...inline.map((_, index) => isBad(role, `Policies[${index}].${action}`, context)),
      ...[...separate.found, ...managed.found].map((one) => isBad(one, action, context)),
      ...attached.map((arn, index) => {
        const { found } = context.referenced(MANAGED, arn);
        return found.length > 0
          ? all(found.map((one) => isBad(one, action, context)))
          : indeterminate(`ManagedPolicyArns[${index}]`, 'not in sight');
      }),
      separate.complete && managed.complete
        ? compliant()
        : indeterminate('Policies', 'more may be elsewhere'),
    ]);
  };
  const roleWith = (Properties: Template, others: Template = {}): Template => ({
    Resources: {
      Role: { Type: ROLE, Properties },
      Other: { Type: ROLE, Properties: { RoleName: 'other' } },
      ...others,
    },
  });
  const policy = (Type: string, PolicyDocument: unknown, Roles: unknown): unknown => ({
    Type,
    Properties: { PolicyDocument, Roles },
  });

  test.each<[string, Template, readonly string[]]>([
    ['none', roleWith({}), []],
    [
      'inline',
      roleWith({ Policies: [{ PolicyDocument: bad }] }),
      ['violation Role Policies[0].PolicyDocument.Statement[0].Action'],
    ],
    [
      'separate',
      roleWith({}, { P: policy(POLICY, bad, [{ Ref: 'Role' }]) }),
      ['violation Role PolicyDocument.Statement[0].Action'],
    ],
    ['separate, of another role', roleWith({}, { P: policy(POLICY, bad, ['elsewhere']) }), []],
    [
      'managed, attached by the policy',
      roleWith({}, { P: policy(MANAGED, bad, [{ Ref: 'Role' }]) }),
      ['violation Role PolicyDocument.Statement[0].Action'],
    ],
    [
      'managed, attached by the role',
      roleWith({ ManagedPolicyArns: [{ Ref: 'P' }] }, { P: policy(MANAGED, bad, undefined) }),
      ['violation Role PolicyDocument.Statement[0].Action'],
    ],
    [
      'managed, attached by the role through a Sub of its ARN',
      roleWith(
        { ManagedPolicyArns: [{ 'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:policy/own` }] },
        { P: { Type: MANAGED, Properties: { ManagedPolicyName: 'own', PolicyDocument: bad } } },
      ),
      ['violation Role PolicyDocument.Statement[0].Action'],
    ],
    [
      'managed, and fine',
      roleWith({ ManagedPolicyArns: [{ Ref: 'P' }] }, { P: policy(MANAGED, good, undefined) }),
      [],
    ],
    [
      'managed by AWS',
      roleWith({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
      ['indeterminate Role ManagedPolicyArns[0]'],
    ],
    [
      'managed by AWS, with a namesake here',
      roleWith(
        { ManagedPolicyArns: ['arn:aws:iam::aws:policy/own'] },
        { P: { Type: MANAGED, Properties: { ManagedPolicyName: 'own', PolicyDocument: good } } },
      ),
      ['indeterminate Role ManagedPolicyArns[0]'],
    ],
    [
      'separate, of a role that is not known',
      roleWith({}, { P: policy(POLICY, good, [{ 'Fn::ImportValue': 'role' }]) }),
      ['indeterminate Role Policies', 'indeterminate Other Policies'],
    ],
  ])('%s', (_name, template, expected) => {
    expect(judge(ROLE, [POLICY, MANAGED], everyPolicy, [template])).toEqual(expected);
  });
});

test.each<[string, Template, readonly string[]]>([
  [
    'its own table',
    {
      Association: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
      },
      Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
      Route: {
        Type: 'AWS::EC2::Route',
        Properties: { RouteTableId: { Ref: 'Table' }, GatewayId: { Ref: 'Igw' } },
      },
    },
    ['violation Subnet Table'],
  ],
  ['the main table, in which nothing was put', {}, []],
  [
    'a table that is not in sight',
    {
      Association: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: 'rtb-1' },
      },
    },
    ['indeterminate Subnet'],
  ],
])('the route table of a subnet: %s', (_name, others, expected) => {
  const [SUBNET, VPC, TABLE, ASSOCIATION] = [
    'AWS::EC2::Subnet',
    'AWS::EC2::VPC',
    'AWS::EC2::RouteTable',
    'AWS::EC2::SubnetRouteTableAssociation',
  ] as const;
  const isPublic: Predicate = (subnet, context) => {
    const [association] = context.related(ASSOCIATION, 'SubnetId', subnet).found;
    const [vpc] = context.referenced(VPC, context.read(subnet, 'VpcId') ?? null).found;
    const tables = association
      ? context.referenced(TABLE, context.read(association, 'RouteTableId') ?? null).found
      : vpc
        ? context.related(TABLE, 'VpcId', vpc).found.filter((one) => context.read(one, 'Main') === true)
        : [];
    const [table] = tables;
    if (!table) return indeterminate('', 'no table in sight');
    const routes = context.read(table, 'Routes');
    return isList(routes) && routes.length > 0 ? violation(table.origin.id, 'has a route') : compliant();
  };
  const Resources = {
    Vpc: { Type: VPC },
    Igw: { Type: 'AWS::EC2::InternetGateway' },
    Subnet: { Type: SUBNET, Properties: { VpcId: { Ref: 'Vpc' } } },
    ...others,
  };
  expect(judge(SUBNET, [VPC, TABLE, ASSOCIATION], isPublic, [{ Resources }])).toEqual(expected);
});

test.each<[string, Template, boolean, readonly string[]]>([
  ['none, where all is in sight', {}, true, ['violation Function']],
  ['none, where others may have it', {}, false, ['indeterminate Function']],
  [
    'named by Sub',
    {
      Group: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: { 'Fn::Sub': `/aws/lambda/\${Function}` } },
      },
    },
    true,
    [],
  ],
  [
    'named by Join',
    {
      Group: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: { 'Fn::Join': ['/', ['/aws/lambda', { Ref: 'Function' }]] } },
      },
    },
    true,
    [],
  ],
  [
    'of another function',
    {
      Group: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: { 'Fn::Sub': `/aws/lambda/\${Other}` } },
      },
      Other: { Type: 'AWS::SQS::Queue' },
    },
    true,
    ['indeterminate Function'],
  ],
  [
    'of another name',
    { Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/ecs/x' } } },
    true,
    ['violation Function'],
  ],
])('the log group of a function: %s', (_name, others, whole, expected) => {
  const named: Predicate = (fn, context) => {
    const name = unresolved(
      ['/aws/lambda/', { target: fn.address, attribute: 'Ref' }],
      'known once deployed',
    );
    const { found, complete } = context.having('AWS::Logs::LogGroup', 'LogGroupName', name);
    if (found.length > 0) return compliant();
    return (complete ? violation : indeterminate)('', 'has no log group');
  };
  const Resources = { Function: { Type: 'AWS::Lambda::Function', Properties: {} }, ...others };
  const imports = { Outputs: { O: { Value: { 'Fn::ImportValue': 'x' } } } };
  expect(
    judge('AWS::Lambda::Function', ['AWS::Logs::LogGroup'], named, [{ Resources, ...imports }], whole),
  ).toEqual(expected);
});

describe('the certificate of a listener', () => {
  const [LISTENER, CERTIFICATE, MORE] = [
    'AWS::ElasticLoadBalancingV2::Listener',
    'AWS::CertificateManager::Certificate',
    'AWS::ElasticLoadBalancingV2::ListenerCertificate',
  ] as const;
  const validated: Predicate = (listener, context) => {
    const own = context.read(listener, 'Certificates') ?? [];
    const more = context
      .related(MORE, 'ListenerArn', listener)
      .found.map((one) => context.read(one, 'Certificates'));
    const arns = [own, ...more].flatMap((list) => (isList(list) ? list : []));
    return all([
      compliant(),
      ...arns.map((one, index) => {
        const arn =
          typeof one === 'object' && one !== null && 'CertificateArn' in one ? one['CertificateArn'] : null;
        const { found } = context.referenced(CERTIFICATE, arn ?? null);
        return found.length > 0
          ? all(found.map((certificate) => property('ValidationMethod', is('DNS'))(certificate, context)))
          : indeterminate(`Certificates[${index}]`, 'not in sight');
      }),
    ]);
  };
  const certificate = { Cert: { Type: CERTIFICATE, Properties: { ValidationMethod: 'EMAIL' } } };
  const listener = (CertificateArn: unknown): Template => ({
    Listener: { Type: LISTENER, Properties: { Certificates: [{ CertificateArn }] } },
  });
  const away = {
    Resources: certificate,
    Outputs: { Arn: { Value: { Ref: 'Cert' }, Export: { Name: 'cert' } } },
  };

  test.each<[string, readonly Template[], readonly string[]]>([
    [
      'beside it',
      [{ Resources: { ...certificate, ...listener({ Ref: 'Cert' }) } }],
      ['violation Listener ValidationMethod'],
    ],
    [
      'imported from another stack',
      [away, { Resources: listener({ 'Fn::ImportValue': 'cert' }) }],
      ['violation Listener ValidationMethod'],
    ],
    [
      'taken from the output of another stack',
      [away, { Resources: listener({ 'Fn::GetStackOutput': { StackName: 'S0', OutputName: 'Arn' } }) }],
      ['violation Listener ValidationMethod'],
    ],
    [
      'imported from a stack that is not in sight',
      [{ Resources: listener({ 'Fn::ImportValue': 'cert' }) }],
      ['indeterminate Listener Certificates[0]'],
    ],
    [
      'added by a resource of its own',
      [
        {
          Resources: {
            ...certificate,
            Listener: { Type: LISTENER },
            More: {
              Type: MORE,
              Properties: {
                ListenerArn: { Ref: 'Listener' },
                Certificates: [{ CertificateArn: { Ref: 'Cert' } }],
              },
            },
          },
        },
      ],
      ['violation Listener ValidationMethod'],
    ],
    [
      'added to another listener',
      [
        {
          Resources: {
            ...certificate,
            Listener: { Type: LISTENER },
            More: {
              Type: MORE,
              Properties: {
                ListenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:listener/app/a/b/c',
                Certificates: [{ CertificateArn: { Ref: 'Cert' } }],
              },
            },
          },
        },
      ],
      [],
    ],
  ])('%s', (_name, templates, expected) => {
    expect(judge(LISTENER, [CERTIFICATE, MORE], validated, templates)).toEqual(expected);
  });
});

describe('the policy of a bucket', () => {
  const [BUCKET, POLICY] = ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'] as const;
  const policied: Predicate = (bucket, context) => {
    const { found, complete } = context.related(POLICY, 'Bucket', bucket);
    if (found.length > 0) return compliant();
    return (complete ? violation : indeterminate)('', 'has no policy');
  };
  const buckets = {
    A: { Type: BUCKET, Properties: { BucketName: 'bucket-a' } },
    B: { Type: BUCKET, Properties: { BucketName: 'bucket-b' } },
  };
  const policy = (Bucket: unknown): Template => ({ Policy: { Type: POLICY, Properties: { Bucket } } });
  const Outputs = { Name: { Value: { Ref: 'A' }, Export: { Name: 'a' } } };

  test.each<[string, readonly Template[], readonly string[]]>([
    ['by Ref', [{ Resources: { ...buckets, ...policy({ Ref: 'A' }) } }], ['violation B']],
    ['by its literal name', [{ Resources: { ...buckets, ...policy('bucket-a') } }], ['violation B']],
    [
      'by a name that a parameter gives',
      [
        {
          Resources: { ...buckets, ...policy({ Ref: 'P' }) },
          Parameters: { P: { Type: 'String', Default: 'bucket-a' } },
        },
      ],
      ['violation B'],
    ],
    [
      'by an imported name',
      [{ Resources: buckets, Outputs }, { Resources: policy({ 'Fn::ImportValue': 'a' }) }],
      ['violation B'],
    ],
    [
      'by the expression that names it',
      [
        {
          Resources: {
            A: { Type: BUCKET, Properties: { BucketName: { 'Fn::Sub': `\${AWS::StackId}-a` } } },
            B: { Type: BUCKET, Properties: { BucketName: { 'Fn::Sub': `\${AWS::StackId}-b` } } },
            ...policy({ 'Fn::Join': ['-', [{ Ref: 'AWS::StackId' }, 'a']] }),
          },
        },
      ],
      ['violation B'],
    ],
    [
      'by a name that is not known',
      [{ Resources: { ...buckets, ...policy({ 'Fn::ImportValue': 'x' }) } }],
      ['indeterminate A', 'indeterminate B'],
    ],
    ['by nothing', [{ Resources: buckets }], ['violation A', 'violation B']],
  ])('%s', (_name, templates, expected) => {
    expect(judge(BUCKET, [POLICY], policied, templates)).toEqual(expected);
  });
});

test.each<[string, unknown, readonly string[]]>([
  ['a plain value', 'hunter2', ['violation Task ContainerDefinitions[0].Environment[0].Value']],
  [
    'a dynamic reference',
    '{{resolve:ssm:/quest/secret}}',
    ['indeterminate Task ContainerDefinitions[0].Environment[0].Value'],
  ],
  [
    'a parameter of a stored value',
    { Ref: 'Stored' },
    ['indeterminate Task ContainerDefinitions[0].Environment[0].Value'],
  ],
  [
    'a parameter with a default',
    { Ref: 'Plain' },
    ['violation Task ContainerDefinitions[0].Environment[0].Value'],
  ],
  ['nothing', { Ref: 'AWS::NoValue' }, []],
])('the secrets of a task beside %s in its environment', (_name, Value, expected) => {
  const TASK = 'AWS::ECS::TaskDefinition';
  const plain: Predicate = (task, context) => {
    const path = 'ContainerDefinitions[0].Environment[0].Value';
    const value = context.read(task, path);
    if (value === undefined) return compliant();
    return (isUnresolved(value) ? indeterminate : violation)(path, 'is in the environment');
  };
  const container = {
    Environment: [{ Name: 'PASSWORD', Value }],
    Secrets: [{ Name: 'KEY', ValueFrom: 'arn' }],
  };
  const Parameters = {
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/quest/secret' },
    Plain: { Type: 'String', Default: 'hunter2' },
  };
  const Resources = { Task: { Type: TASK, Properties: { ContainerDefinitions: [container] } } };
  expect(judge(TASK, [], plain, [{ Resources, Parameters }])).toEqual(expected);
});
