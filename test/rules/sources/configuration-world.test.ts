import { connect } from '../../../rules/core/graph';
import type { Resource } from '../../../rules/core/resource';
import { isProperties, ownValue, same, type Value } from '../../../rules/core/value';
import { type ConfigurationItem, parseConfigurationItem } from '../../../rules/sources/configuration-item';
import { resourcesOfItem } from '../../../rules/sources/configuration-resources';
import { worldOfItems } from '../../../rules/sources/configuration-world';
import { itemOf, words } from './translators/items';

const parse = (raw: unknown): ConfigurationItem => parseConfigurationItem(raw, { file: 'items.json' });

function only(item: ConfigurationItem): Resource {
  const [resource] = resourcesOfItem(item);
  if (!resource) throw new Error('there is no resource');
  return resource;
}

const property = ({ properties }: Resource, name: string): Value =>
  (isProperties(properties) ? ownValue(properties, name) : properties) ?? null;

test('a resource says where it is from, and a part of it which item carried it', () => {
  expect(resourcesOfItem(itemOf('AWS::S3::Bucket'))).toMatchObject([
    {
      address: '111122223333/eu-west-1/AWS::S3::Bucket/quest-logs',
      origin: {
        type: 'AWS::S3::Bucket',
        id: 'quest-logs',
        file: 'items.json',
        account: '111122223333',
        region: 'eu-west-1',
        captured: '2026-10-05T08:30:00.000Z',
      },
      tags: { Data: 'logs' },
      implicit: false,
    },
    {
      type: 'AWS::S3::BucketPolicy',
      address: '111122223333/eu-west-1/AWS::S3::Bucket/quest-logs#BucketPolicy/Policy',
      origin: { type: 'AWS::S3::Bucket', id: 'quest-logs', file: 'items.json' },
      reportedAs: { type: 'AWS::S3::Bucket', id: 'quest-logs' },
    },
  ]);
  expect(only(itemOf('AWS::S3::Bucket'))).not.toHaveProperty('reportedAs');
});

test('a type that AWS Config calls otherwise is reported as that', () => {
  expect(only(itemOf('AWS::ACM::Certificate'))).toMatchObject({
    type: 'AWS::CertificateManager::Certificate',
    origin: { type: 'AWS::ACM::Certificate' },
    reportedAs: { type: 'AWS::ACM::Certificate', id: 'arn:aws:acm:eu-west-1:111122223333:certificate/0o1' },
  });
  expect(only(itemOf('AWS::IAM::Policy'))).toMatchObject({
    type: 'AWS::IAM::ManagedPolicy',
    reportedAs: { type: 'AWS::IAM::Policy', id: 'ANPAEXAMPLE1' },
  });
});

test.each(['ResourceDeleted', 'ResourceDeletedNotRecorded', 'ResourceNotRecorded'])(
  '%s gives no resource',
  (configurationItemStatus) => {
    expect(resourcesOfItem(itemOf('AWS::S3::Bucket', { configurationItemStatus }))).toEqual([]);
  },
);

test('a resource just discovered is there', () => {
  expect(
    resourcesOfItem(itemOf('AWS::S3::Bucket', { configurationItemStatus: 'ResourceDiscovered' })),
  ).toHaveLength(2);
});

test('a type that is not translated goes as it is in the shape of CloudFormation, and is a doubt in another', () => {
  const item = { resourceType: 'AWS::EFS::FileSystem', resourceId: 'fs-1', tags: { A: 'b' } };
  expect(only(parse({ ...item, configuration: { Encrypted: true, KmsKeyId: null } })).properties).toEqual({
    Encrypted: true,
    Tags: [{ Key: 'A', Value: 'b' }],
  });
  expect(words(only(parse({ ...item, configuration: { encrypted: true } })).properties)).toBe(
    '? which AWS Config records in a shape that is not translated yet',
  );
});

test('a translated type in the shape of CloudFormation goes as it is', () => {
  const configuration = { Name: 'quest', Port: 80, TargetGroupAttributes: [{ Key: 'a', Value: 'b' }] };
  expect(
    only(
      itemOf('AWS::ElasticLoadBalancingV2::TargetGroup', { configuration, supplementaryConfiguration: {} }),
    ).properties,
  ).toMatchObject({ Name: 'quest', Port: 80, TargetGroupAttributes: [{ Key: 'a', Value: 'b' }] });
});

test('what an item does not hold is a doubt, and not what AWS does by default', () => {
  const configuration = { groupId: 'sg-0g1', groupName: 'tasks' };
  const group = only(itemOf('AWS::EC2::SecurityGroup', { configuration }));
  expect(words(property(group, 'SecurityGroupIngress'))).toBe('? which this AWS Config item does not hold');
  expect(words(property(group, 'SecurityGroupEgress'))).toBe('? which this AWS Config item does not hold');
  const bucket = resourcesOfItem(itemOf('AWS::S3::Bucket', { supplementaryConfiguration: {} }));
  const doubts = [
    'BucketEncryption',
    'PublicAccessBlockConfiguration',
    'AccessControl',
    'LoggingConfiguration',
  ];
  for (const name of doubts) {
    expect(words(property(bucket[0] as Resource, name))).toBe('? which this AWS Config item does not hold');
  }
  expect(words(property(bucket[1] as Resource, 'PolicyDocument'))).toMatch(/^\? /);
});

test('a bucket without a policy has none, and one without tags in its item may have any', () => {
  const supplementaryConfiguration = { BucketPolicy: { policyText: null } };
  expect(resourcesOfItem(itemOf('AWS::S3::Bucket', { supplementaryConfiguration }))).toHaveLength(1);
  expect(property(only(itemOf('AWS::S3::Bucket', { tags: {} })), 'Tags')).toBeNull();
  const { tags, ...raw } = {
    tags: 0,
    resourceType: 'AWS::S3::Bucket',
    resourceId: 'b',
    configuration: { name: 'b' },
  };
  expect(words(property(only(parse(raw)), 'Tags'))).toBe('? which this AWS Config item does not hold');
});

test.each([
  ['Private', []],
  ['PublicRead', [{ grantee: 'AllUsers', permission: 'Read' }]],
  [
    'PublicReadWrite',
    [
      { grantee: 'AllUsers', permission: 'Write' },
      { grantee: 'AllUsers', permission: 'Read' },
    ],
  ],
  ['AuthenticatedRead', [{ grantee: 'AuthenticatedUsers', permission: 'Read' }]],
  ['? whose grants are none of the canned ACLs', [{ grantee: 'AllUsers', permission: 'WriteAcp' }]],
  ['? whose grants are none of the canned ACLs', [{ grantee: { id: 'other' }, permission: 'Read' }]],
])('an ACL that is %s', (expected, grants) => {
  const owner = { id: 'me', displayName: null };
  const grantList = [{ grantee: owner, permission: 'FullControl' }, ...grants];
  const AccessControlList = JSON.stringify({ grantSet: null, grantList, owner, isRequesterCharged: false });
  const bucket = only(itemOf('AWS::S3::Bucket', { supplementaryConfiguration: { AccessControlList } }));
  expect(words(property(bucket, 'AccessControl'))).toBe(expected);
});

test('a permission of a shape that is not known admits what is not known', () => {
  const ipPermissions = [
    { ipProtocol: 'tcp', fromPort: 22, toPort: 22, newRanges: [{ cidr: '::/0' }] },
    'tcp',
  ];
  const group = only(
    itemOf('AWS::EC2::SecurityGroup', {
      configuration: { groupName: 'g', ipPermissions, ipPermissionsEgress: [] },
    }),
  );
  expect(words(property(group, 'SecurityGroupIngress'))).toEqual([
    {
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIp: '? whose source AWS Config records in a shape that is not known',
    },
    '? which AWS Config records in a shape that is not known',
  ]);
});

test('two doubts are never taken to be equal', () => {
  const [one, other] = ['a', 'b'].map((resourceId) =>
    only(itemOf('AWS::S3::Bucket', { resourceId, supplementaryConfiguration: {} })),
  );
  expect(
    same(property(one as Resource, 'BucketEncryption'), property(other as Resource, 'BucketEncryption')),
  ).toBe('unknown');
  expect(
    same(property(one as Resource, 'BucketEncryption'), property(one as Resource, 'OwnershipControls')),
  ).toBe('unknown');
});

test('a key that AWS manages is one that nobody made', () => {
  const configuration = { keyId: '0123abcd', enabled: true, keyManager: 'AWS' };
  expect(only(itemOf('AWS::KMS::Key', { configuration })).implicit).toBe(true);
  expect(only(itemOf('AWS::KMS::Key')).implicit).toBe(false);
});

const TYPES = [
  ...['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::RouteTable', 'AWS::EC2::SecurityGroup'],
  ...['AWS::EC2::NetworkAcl', 'AWS::EC2::NatGateway', 'AWS::EC2::EIP', 'AWS::S3::Bucket'],
  ...['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancingV2::Listener'],
  ...['AWS::ACM::Certificate', 'AWS::ECS::Service', 'AWS::ECS::TaskDefinition', 'AWS::IAM::Role'],
];
const WORLD = worldOfItems(
  TYPES.map((type) => itemOf(type)),
  { closed: [] },
);

function inWorld(type: string): Resource {
  const found = WORLD.resources.find((one) => one.type === type && !one.implicit);
  if (!found) throw new Error(`there is no ${type}`);
  return found;
}

test('items refer to each other by id, by ARN and by name', () => {
  const graph = connect(WORLD);
  const named = (type: string, of: string, name: string): readonly string[] =>
    graph.referenced(type, property(inWorld(of), name)).found.map(({ origin }) => origin.id);
  expect(named('AWS::EC2::VPC', 'AWS::EC2::Subnet', 'VpcId')).toEqual(['vpc-0a1']);
  expect(named('AWS::ECS::TaskDefinition', 'AWS::ECS::Service', 'TaskDefinition')).toEqual(['web']);
  expect(named('AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'Bucket')).toEqual(['quest-logs']);
  expect(named('AWS::EC2::EIP', 'AWS::EC2::NatGateway', 'AllocationId')).toEqual(['eipalloc-0e2']);
  expect(
    named(
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'AWS::ElasticLoadBalancingV2::Listener',
      'LoadBalancerArn',
    ),
  ).toHaveLength(1);
  const subnet = inWorld('AWS::EC2::Subnet');
  const [association] = graph.related('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId', subnet).found;
  expect(named('AWS::EC2::RouteTable', association?.type ?? '', 'RouteTableId')).toEqual(['rtb-0c1']);
  expect(
    graph.referenced(
      'AWS::CertificateManager::Certificate',
      'arn:aws:acm:eu-west-1:111122223333:certificate/0o1',
    ).found,
  ).toHaveLength(1);
});

test('what stands in the item of its owner is all there; of other types only what is said to be', () => {
  const bucket = inWorld('AWS::S3::Bucket');
  const subnet = inWorld('AWS::EC2::Subnet');
  const answers = [[], ['AWS::EC2::RouteTable', 'AWS::ACM::Certificate']].map((closed) => {
    const world = worldOfItems([itemOf('AWS::S3::Bucket'), itemOf('AWS::EC2::Subnet')], { closed });
    const graph = connect(world);
    return [
      graph.related('AWS::S3::BucketPolicy', 'Bucket', bucket).complete,
      graph.related('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId', subnet).complete,
      world.closed('AWS::CertificateManager::Certificate'),
      world.closed('AWS::EC2::Subnet'),
      world.closed('AWS::EC2::VPCGatewayAttachment'),
    ];
  });
  expect(answers).toEqual([
    [true, false, false, false, false],
    [true, true, true, false, false],
  ]);
});

test('associations that an item does not tell may be with any subnet', () => {
  const configuration = { routeTableId: 'rtb-0c1', vpcId: 'vpc-0a1', routes: [] };
  const world = worldOfItems([itemOf('AWS::EC2::RouteTable', { configuration })], {
    closed: ['AWS::EC2::RouteTable'],
  });
  const graph = connect(world);
  expect(
    graph.related('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId', inWorld('AWS::EC2::Subnet')),
  ).toEqual({ found: [], complete: false });
});

test('two groups of one name are told apart, in one account and in two', () => {
  const group = (resourceId: string, accountId: string): ConfigurationItem =>
    itemOf('AWS::EC2::SecurityGroup', {
      resourceId,
      accountId,
      resourceName: 'default',
      arn: `arn:aws:ec2:eu-west-1:${accountId}:security-group/${resourceId}`,
      configuration: {
        groupId: resourceId,
        groupName: 'default',
        ipPermissions: [],
        ipPermissionsEgress: [],
      },
    });
  const graph = connect(
    worldOfItems([group('sg-1', '1'), group('sg-2', '1'), group('sg-3', '2')], { closed: [] }),
  );
  const found = (name: string): readonly string[] =>
    graph.referenced('AWS::EC2::SecurityGroup', name).found.map(({ origin }) => origin.id);
  expect(found('default')).toEqual([]);
  expect(found('sg-2')).toEqual(['sg-2']);
});

test('a name that two accounts have names neither', () => {
  const role = (accountId: string): ConfigurationItem =>
    itemOf('AWS::IAM::Role', {
      accountId,
      resourceId: `AROA${accountId}`,
      arn: `arn:aws:iam::${accountId}:role/app/task`,
    });
  const alone = connect(worldOfItems([role('1')], { closed: [] }));
  expect(alone.referenced('AWS::IAM::Role', 'task').found).toHaveLength(1);
  const both = connect(worldOfItems([role('1'), role('2')], { closed: [] }));
  expect(both.referenced('AWS::IAM::Role', 'task').found).toHaveLength(0);
  expect(both.referenced('AWS::IAM::Role', 'arn:aws:iam::2:role/app/task').found).toMatchObject([
    { origin: { id: 'AROA2' } },
  ]);
});

test('of a history only the newest item counts, and a resource that is gone by then is gone', () => {
  const at = (configurationItemCaptureTime: string, more: object = {}): ConfigurationItem =>
    itemOf('AWS::EC2::Volume', { configurationItemCaptureTime, ...more });
  const deleted = { configurationItemStatus: 'ResourceDeleted', configuration: null };
  const old = at('2026-01-01T00:00:00Z', { configuration: { volumeId: 'vol-0k1', encrypted: false } });
  const [volume, ...others] = worldOfItems([at('2026-03-01T00:00:00Z'), old], { closed: [] }).resources;
  expect(others).toEqual([]);
  expect(property(volume as Resource, 'Encrypted')).toBe(true);
  expect(worldOfItems([old, at('2026-04-01T00:00:00Z', deleted)], { closed: [] }).resources).toEqual([]);
  expect(
    worldOfItems([at('2026-05-01T00:00:00Z'), at('2026-04-01T00:00:00Z', deleted)], { closed: [] }).resources,
  ).toHaveLength(1);
});

test('two revisions of a task definition are two, though AWS Config calls both by their family', () => {
  const revision = (number: number): ConfigurationItem =>
    itemOf('AWS::ECS::TaskDefinition', {
      resourceName: `web:${number}`,
      arn: `arn:aws:ecs:eu-west-1:111122223333:task-definition/web:${number}`,
    });
  const { resources } = worldOfItems([revision(1), revision(2)], { closed: [] });
  expect(resources.map(({ address }) => address)).toEqual([
    '111122223333/eu-west-1/AWS::ECS::TaskDefinition/web:1',
    '111122223333/eu-west-1/AWS::ECS::TaskDefinition/web:2',
  ]);
});

test('what every VPC has is there with rules that are not known, unless an item tells them', () => {
  const implied = (types: readonly string[]): readonly unknown[] =>
    worldOfItems(
      types.map((type) => itemOf(type)),
      { closed: [] },
    )
      .resources.filter(({ implicit }) => implicit)
      .map(({ type, properties }) => [type, words(properties)]);
  const gone = '? which is in none of the AWS Config items';
  const VpcId = '? which is known once deployed';
  expect(implied(['AWS::EC2::VPC'])).toEqual([
    ['AWS::EC2::RouteTable', { VpcId, Main: true, Routes: gone }],
    ['AWS::EC2::NetworkAcl', { VpcId, IsDefault: true, Entries: gone }],
    [
      'AWS::EC2::SecurityGroup',
      { VpcId, GroupName: 'default', SecurityGroupIngress: gone, SecurityGroupEgress: gone },
    ],
  ]);
  expect(implied(['AWS::EC2::VPC', 'AWS::EC2::RouteTable', 'AWS::EC2::NetworkAcl'])).toHaveLength(1);
  expect(implied(['AWS::EC2::RouteTable'])).toEqual([]);
});
