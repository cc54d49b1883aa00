import { isDeepStrictEqual } from 'node:util';
import { GuardrailsError } from '../../rules/core/errors';
import { get, ofType, type Path, type Properties, put, withResource } from './edits';
import type { TemplateResource, Templates } from './mutant';

/** Templates that differ from what they were made of, and are as good. */
export interface Innocent {
  readonly name: string;
  readonly templates: Templates;
  /** The names that resources had before, by those that they have now. */
  readonly formerly: Readonly<Record<string, string>>;
  /** Where it is deployed instead. */
  readonly region?: string;
}

type Entry = readonly [name: string, templates: Templates];

/** The first resource of a type with its properties written otherwise. */
function first(
  templates: Templates,
  type: string,
  name: string,
  to: (properties: Properties) => unknown,
): readonly Entry[] {
  const [found] = ofType(templates, type);
  if (!found) return [];
  const Properties = to(found.it.Properties ?? {}) as Properties;
  return [
    [
      `${name} of ${found.stack}/${found.resource}`,
      withResource(templates, found, { ...found.it, Properties }),
    ],
  ];
}

function reversed(properties: Properties, path: Path): unknown {
  const list = get(properties, path);
  return put(properties, path, Array.isArray(list) ? [...list].reverse() : list);
}

function perStack(
  templates: Templates,
  name: string,
  to: (template: Templates[string]) => Templates[string],
): readonly Entry[] {
  return Object.entries(templates).map(([stack, template]) => [
    `${name} of ${stack}`,
    { ...templates, [stack]: to(template) },
  ]);
}

const RENAMED: readonly string[] = [
  'AWS::EC2::VPC',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::RouteTable',
  'AWS::EC2::Subnet',
  'AWS::KMS::Key',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::S3::Bucket',
  'AWS::Logs::LogGroup',
];

function renamed(templates: Templates): readonly Innocent[] {
  return RENAMED.flatMap((type) => {
    const [found] = ofType(templates, type);
    if (!found) return [];
    const { stack, resource } = found;
    const text = JSON.stringify(templates[stack])
      .replaceAll(`"${resource}"`, '"Renamed"')
      .replaceAll(`"${resource}.`, '"Renamed.')
      .replaceAll(`\${${resource}`, `\${Renamed`);
    const changed = { ...templates, [stack]: JSON.parse(text) };
    return [{ name: `rename ${stack}/${resource}`, templates: changed, formerly: { Renamed: resource } }];
  });
}

const WORLD = ['0.0.0.0/1', '128.0.0.0/1'];
const WORLD6 = ['::/1', '8000::/1'];

function split(list: unknown): readonly unknown[] {
  return (Array.isArray(list) ? list : []).flatMap((entry: Properties) => {
    if (entry['CidrIp'] === '0.0.0.0/0') return WORLD.map((CidrIp) => ({ ...entry, CidrIp }));
    if (entry['CidrIpv6'] === '::/0') return WORLD6.map((CidrIpv6) => ({ ...entry, CidrIpv6 }));
    return [entry];
  });
}

function splits(templates: Templates): readonly Entry[] {
  const groups = ofType(templates, 'AWS::EC2::SecurityGroup').filter(
    ({ it }) => it.Properties?.['SecurityGroupIngress'],
  );
  const inGroups = groups.map(({ stack, resource, it }): Entry => {
    const Properties = {
      ...it.Properties,
      SecurityGroupIngress: split(it.Properties?.['SecurityGroupIngress']),
    };
    return [
      `split the ingress of ${stack}/${resource}`,
      withResource(templates, { stack, resource }, { ...it, Properties }),
    ];
  });
  const routes = ofType(templates, 'AWS::EC2::Route').map(({ stack, resource, it }): Entry => {
    const [name, halves] = it.Properties?.['DestinationCidrBlock']
      ? ['DestinationCidrBlock', WORLD]
      : ['DestinationIpv6CidrBlock', WORLD6];
    const [low, high] = halves.map((half) => ({ ...it, Properties: { ...it.Properties, [name]: half } }));
    const half = withResource(templates, { stack, resource }, low);
    return [
      `split the route ${stack}/${resource}`,
      withResource(half, { stack, resource: 'OtherHalf' }, high),
    ];
  });
  return [...inGroups, ...routes];
}

/** Another one of what is there, which is as good. */
function more(templates: Templates): readonly Entry[] {
  const another = (type: string, without: readonly string[] = []): readonly Entry[] => {
    const [found] = ofType(templates, type);
    if (!found) return [];
    const kept = Object.entries(found.it.Properties ?? {}).filter(([name]) => !without.includes(name));
    const it = { ...found.it, Properties: Object.fromEntries(kept) };
    return [[`another ${type}`, withResource(templates, { stack: found.stack, resource: 'Another' }, it)]];
  };
  return [
    ...another('AWS::ECS::Service', ['LoadBalancers']),
    ...another('AWS::KMS::Key'),
    ...another('AWS::ECR::Repository', ['RepositoryName']),
    ...another('AWS::Logs::LogGroup', ['LogGroupName']),
    ...another('AWS::IAM::Role', ['RoleName']),
    ...another('AWS::CloudWatch::CompositeAlarm', ['AlarmName']),
    ...another('AWS::EC2::RouteTable'),
    ...another('AWS::EC2::VPCEndpoint'),
    ...bucket(templates),
  ];
}

function bucket(templates: Templates): readonly Entry[] {
  const [key] = ofType(templates, 'AWS::KMS::Key');
  const [logs] = ofType(templates, 'AWS::S3::Bucket');
  if (!logs || !key) return [];
  const { stack } = logs;
  const arn = { 'Fn::GetAtt': ['Another', 'Arn'] };
  const Another: TemplateResource = {
    ...logs.it,
    Properties: {
      ...logs.it.Properties,
      LoggingConfiguration: { DestinationBucketName: { Ref: logs.resource } },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } },
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/another' } },
        ],
      },
    },
  };
  const Statement = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: [arn, { 'Fn::Join': ['', [arn, '/*']] }],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const AnotherPolicy: TemplateResource = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: { Ref: 'Another' }, PolicyDocument: { Version: '2012-10-17', Statement } },
  };
  const half = withResource(templates, { stack, resource: 'Another' }, Another);
  return [['another bucket', withResource(half, { stack, resource: 'AnotherPolicy' }, AnotherPolicy)]];
}

/** The same values in other words. */
function spelled(templates: Templates): readonly Entry[] {
  const key = 'AWS::KMS::Key';
  const task = 'AWS::ECS::TaskDefinition';
  const balancer = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
  return [
    ...first(templates, key, 'write the rotation as text', (one) => ({ ...one, EnableKeyRotation: 'true' })),
    ...first(templates, key, 'write one statement without a list', (one) => {
      const statements = get(one, ['KeyPolicy', 'Statement']);
      const [only] = Array.isArray(statements) ? statements : [statements];
      return Array.isArray(statements) && statements.length === 1
        ? put(one, ['KeyPolicy', 'Statement'], only)
        : reversed(one, ['KeyPolicy', 'Statement']);
    }),
    ...first(templates, key, 'write the actions as a list', (one) =>
      put(one, ['KeyPolicy', 'Statement', 0, 'Action'], ['kms:*']),
    ),
    ...first(templates, 'AWS::Logs::LogGroup', 'write the days as text', (one) => ({
      ...one,
      RetentionInDays: String(one['RetentionInDays']),
    })),
    ...first(templates, 'AWS::EC2::Subnet', 'write no public address as text', (one) => ({
      ...one,
      MapPublicIpOnLaunch: 'false',
    })),
    ...first(templates, 'AWS::EC2::SecurityGroupIngress', 'write TCP by its number', (one) => ({
      ...one,
      IpProtocol: '6',
    })),
    ...first(templates, 'AWS::EC2::SecurityGroupIngress', 'write ports as text', (one) => ({
      ...one,
      FromPort: String(one['FromPort']),
      ToPort: String(one['ToPort']),
    })),
    ...first(templates, 'AWS::ElasticLoadBalancingV2::Listener', 'join the policy of TLS', (one) => ({
      ...one,
      SslPolicy: one['SslPolicy'] && { 'Fn::Join': ['', [one['SslPolicy']]] },
    })),
    ...first(templates, 'AWS::ECR::Repository', 'substitute the mutability of tags', (one) => ({
      ...one,
      ImageTagMutability: { 'Fn::Sub': one['ImageTagMutability'] },
    })),
    ...first(templates, task, 'reverse the environment', (one) =>
      reversed(one, ['ContainerDefinitions', 0, 'Environment']),
    ),
    ...first(templates, balancer, 'reverse the attributes', (one) =>
      reversed(one, ['LoadBalancerAttributes']),
    ),
    ...first(templates, balancer, 'reverse the subnets', (one) => reversed(one, ['Subnets'])),
    ...first(templates, 'AWS::EC2::VPC', 'reverse the tags', (one) => reversed(one, ['Tags'])),
  ];
}

const REGIONS = ['eu-west-1', 'eu-central-1', 'ap-southeast-2'];

/** Every variant, each of which differs from the templates. */
export function innocentsOf(templates: Templates): readonly Innocent[] {
  const plain: readonly Entry[] = [
    ...perStack(templates, 'reverse the resources', (template) => ({
      ...template,
      Resources: Object.fromEntries(Object.entries(template.Resources).reverse()),
    })),
    ...perStack(templates, 'change the description', (template) => ({
      ...template,
      Description: 'Another one',
    })),
    ...perStack(templates, 'add metadata to the resources', (template) => ({
      ...template,
      Resources: Object.fromEntries(
        Object.entries(template.Resources).map(([id, it]) => [
          id,
          { ...it, Metadata: { ...(it['Metadata'] as object | undefined), Comment: 'seen by somebody' } },
        ]),
      ),
    })),
    ['reverse the stacks', Object.fromEntries(Object.entries(templates).reverse())],
    ...splits(templates),
    ...more(templates),
    ...spelled(templates),
  ];
  const moved = REGIONS.map((region) => ({
    name: `deploy to ${region}`,
    templates: JSON.parse(JSON.stringify(templates).replaceAll('us-east-1', region)),
    formerly: {},
    region,
  }));
  const all = [
    ...plain.map(([name, variant]) => ({ name, templates: variant, formerly: {} })),
    ...renamed(templates),
    ...moved,
  ];
  const same = all.find(
    (one) =>
      isDeepStrictEqual(one.templates, templates) &&
      JSON.stringify(one.templates) === JSON.stringify(templates),
  );
  if (!same) return all;
  throw new GuardrailsError(
    'INNOCENT_UNCHANGED',
    `the variant ${same.name} is the same as what it was made of; mend how it is made`,
  );
}
