import fc, { type Arbitrary } from 'fast-check';
import { CATALOG } from '../../../rules/catalog';
import { GuardrailsError } from '../../../rules/core/errors';
import { evaluate } from '../../../rules/core/evaluate';
import type { Rule } from '../../../rules/core/rule';
import { parseTemplate } from '../../../rules/sources/parse';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document } from './world';

/** Judges a template; a rule that throws is our fault, and an error that is not ours is a crash. */
function judge(
  template: Readonly<Record<string, unknown>>,
  strict = true,
  rules: readonly Rule[] = CATALOG,
): readonly string[] {
  try {
    const { findings, faults } = evaluate(worldOfTemplates([document(template)], { whole: true }), rules, {
      strict,
    });
    expect(faults).toEqual([]);
    return findings.map(({ status, path }) => `${status} ${path}`);
  } catch (thrown) {
    if (thrown instanceof GuardrailsError) return [thrown.code];
    throw thrown;
  }
}

const NAMES = [
  'Group',
  'Part',
  'Service',
  'Subnet',
  'Table',
  'Gateway',
  'Param',
  '__proto__',
  'constructor',
  'toString',
];
const name = fc.constantFrom(...NAMES);
const KEYS = [
  ...[
    'Ref',
    'Fn::Sub',
    'Fn::Join',
    'Fn::Select',
    'Fn::Split',
    'Fn::GetAtt',
    'Fn::FindInMap',
    'Fn::ImportValue',
    'Fn::If',
  ],
  ...[
    'Fn::Transform',
    'Fn::GetStackOutput',
    'SecurityGroupIngress',
    'CidrIp',
    'FromPort',
    'IpProtocol',
    'GroupId',
  ],
  ...[
    'NetworkConfiguration',
    'AwsvpcConfiguration',
    'Subnets',
    'Protocol',
    'DefaultActions',
    'Actions',
    'SslPolicy',
    'Type',
  ],
  ...[
    'Properties',
    'Outputs',
    'Value',
    'Export',
    'Name',
    'Parameters',
    'Default',
    'RouteTableId',
    'GatewayId',
    'VpcId',
  ],
];
const leaf = fc.oneof(
  fc.constantFrom(
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/8',
    'tcp',
    '-1',
    '22',
    'HTTP',
    'HTTPS',
    `\${Param}`,
    'T',
    '',
    null,
    true,
    0,
    -1,
    22,
  ),
  name,
  fc.string({ maxLength: 8 }),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(name, fc.constantFrom(...KEYS)), tie('json'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

const TYPES = [
  ...[
    'SecurityGroup',
    'SecurityGroupIngress',
    'Subnet',
    'Route',
    'RouteTable',
    'SubnetRouteTableAssociation',
    'VPC',
  ].map((one) => `AWS::EC2::${one}`),
  ...[
    'AWS::ECS::Service',
    'AWS::ECS::TaskSet',
    'AWS::ElasticLoadBalancingV2::Listener',
    'AWS::ElasticLoadBalancingV2::ListenerRule',
  ],
  ...['AWS::CloudFormation::Stack', 'Custom::X', '__proto__', 'constructor'],
];
const PROPERTIES = [
  'SecurityGroupIngress',
  'CidrIp',
  'IpProtocol',
  'GroupId',
  'RouteTableId',
  'GatewayId',
  'SubnetId',
  'VpcId',
  'NetworkConfiguration',
  'Protocol',
  'SslPolicy',
  'DefaultActions',
  'Actions',
  'ListenerArn',
  'GroupName',
];
const resource = fc.record({
  Type: fc.constantFrom(...TYPES),
  Properties: fc.oneof(fc.dictionary(fc.constantFrom(...PROPERTIES), json, { noNullPrototype: true }), json),
});
const template: Arbitrary<Record<string, unknown>> = fc.record(
  {
    Resources: fc.dictionary(name, resource, { noNullPrototype: true }),
    Parameters: fc.oneof(json, fc.constant({ Param: { Type: 'String', Default: '0.0.0.0/0' } })),
    Outputs: json,
    Mappings: json,
    Transform: json,
  },
  { requiredKeys: ['Resources'], noNullPrototype: true },
);

test('any JSON as a template is judged or refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), json), (value) => {
      judge({ Resources: value });
    }),
    { numRuns: 300 },
  );
});

test('any template of odd parts is judged', () => {
  fc.assert(
    fc.property(template, (value) => void judge(value)),
    { numRuns: 1500 },
  );
});

test('any text is parsed or refused', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[!&*{}[\]:,\-<% \nA-Ca-c"'|>#?@0-9]{0,60}$/));
  fc.assert(
    fc.property(text, (value) => {
      try {
        parseTemplate(value, 't');
      } catch (thrown) {
        if (!(thrown instanceof GuardrailsError)) throw thrown;
      }
    }),
    { numRuns: 2000 },
  );
});

/** Rules that look at one property, at several together, and at neighbours. */
const FEW = CATALOG.filter(({ id }) =>
  [
    'ec2-security-group-ingress-restricted',
    'ecs-service-private-subnets-required',
    'elbv2-listener-tls-required',
  ].includes(id),
);

/** A template in which each of them finds something to judge, and nothing to object to. */
const SOUND = {
  Parameters: { Office: { Type: 'String', Default: '10.0.0.0/8' } },
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
    Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
    Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' }, NatGatewayId: 'nat-1' } },
    Association: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
    },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: { Ref: 'Office' } }],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } }],
      },
    },
  },
};

type Step = string | number;

function stepsIn(value: unknown, above: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [above];
  const keys: readonly Step[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [above, ...keys.flatMap((key) => stepsIn((value as Record<Step, unknown>)[key], [...above, key]))];
}

function replaced(value: unknown, [step, ...rest]: readonly Step[], by: unknown): unknown {
  if (step === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...Object(value) }) as Record<Step, unknown>;
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}

test('the sound template is sound, and under strict rests on its parameter', () => {
  expect(FEW).toHaveLength(3);
  expect(judge(SOUND, false, FEW)).toEqual([]);
  expect(judge(SOUND, true, FEW)).toEqual(['indeterminate SecurityGroupIngress[0].CidrIp']);
});

test('any part of it may be anything', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stepsIn(SOUND.Resources)), json, (steps, by) => {
      judge(Object({ ...SOUND, Resources: replaced(SOUND.Resources, steps, by) }));
    }),
    { numRuns: 1500 },
  );
});

test('any value below the properties that is not known leaves a doubt or what was there, never a fault or a violation', () => {
  const unknown = { 'Fn::ImportValue': 'elsewhere' };
  for (const steps of stepsIn(SOUND.Resources).filter((one) => one.length > 2)) {
    const found = judge(
      Object({ ...SOUND, Resources: replaced(SOUND.Resources, steps, unknown) }),
      false,
      FEW,
    );
    expect([steps, found.filter((one) => !one.startsWith('indeterminate'))]).toEqual([steps, []]);
  }
});
