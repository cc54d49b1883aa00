import { GuardrailsError } from '../../../rules/core/errors';
import {
  type ConfigurationItem,
  parseConfigurationItem,
  readConfigurationItems,
} from '../../../rules/sources/configuration-item';
import { resourcesOfItem } from '../../../rules/sources/configuration-resources';
import { rawItem } from './translators/items';

const FROM = { file: 'items.json' };
const parse = (raw: unknown): ConfigurationItem => parseConfigurationItem(raw, FROM);

/** One item as a rule's Lambda function gets it. */
const NOTIFIED = {
  relatedEvents: [],
  relationships: [
    { resourceId: 'vpc-1', resourceName: null, resourceType: 'AWS::EC2::VPC', name: 'Is contained in Vpc' },
  ],
  configuration: {
    groupId: 'sg-1',
    groupName: 'web',
    description: 'd',
    vpcId: 'vpc-1',
    ipPermissions: [],
    ipPermissionsEgress: [],
    tags: [],
  },
  supplementaryConfiguration: {},
  tags: { Env: 'prod' },
  configurationItemVersion: '1.3',
  configurationItemCaptureTime: '2026-10-05T08:30:00.000Z',
  configurationStateId: 1791189000000,
  awsAccountId: '111122223333',
  configurationItemStatus: 'OK',
  resourceType: 'AWS::EC2::SecurityGroup',
  resourceId: 'sg-1',
  resourceName: 'web',
  ARN: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1',
  awsRegion: 'eu-west-1',
  availabilityZone: 'Not Applicable',
  configurationStateMd5Hash: '',
  resourceCreationTime: null,
};

/** The same as the API answers. */
const ANSWERED = {
  version: '1.3',
  accountId: '111122223333',
  configurationItemCaptureTime: new Date('2026-10-05T08:30:00Z'),
  configurationItemStatus: 'OK',
  configurationStateId: '1791189000000',
  configurationItemMD5Hash: '',
  arn: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1',
  resourceType: 'AWS::EC2::SecurityGroup',
  resourceId: 'sg-1',
  resourceName: 'web',
  awsRegion: 'eu-west-1',
  availabilityZone: 'Not Applicable',
  tags: { Env: 'prod' },
  relatedEvents: [],
  relationships: [
    { resourceType: 'AWS::EC2::VPC', resourceId: 'vpc-1', relationshipName: 'Is contained in Vpc' },
  ],
  configuration:
    '{"groupId":"sg-1","groupName":"web","description":"d","vpcId":"vpc-1","ipPermissions":[],"ipPermissionsEgress":[],"tags":[]}',
  supplementaryConfiguration: {},
};

/** The same as it stands in a snapshot, of which AWS's example misspells a name. */
const DELIVERED = {
  configurationItemVersion: '1.0',
  resourceId: 'sg-1',
  arn: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1',
  accountId: '111122223333',
  configurationStateID: '1791189000000',
  configurationItemCaptureTime: '2026-10-05T08:30:00.000Z',
  configurationItemStatus: 'OK',
  configurationStateMd5Hash: '',
  resourceType: 'AWS::EC2::SecurityGroup',
  resourceName: 'web',
  awsRegion: 'eu-west-1',
  availibilityZone: 'Not Applicable',
  tags: [{ key: 'Env', value: 'prod' }],
  relationships: [
    { resourceType: 'AWS::EC2::VPC', resourceId: 'vpc-1', relationshipName: 'Is contained in Vpc' },
  ],
  configuration: NOTIFIED.configuration,
};

const PARSED = {
  status: 'OK',
  resourceType: 'AWS::EC2::SecurityGroup',
  resourceId: 'sg-1',
  resourceName: 'web',
  arn: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1',
  account: '111122223333',
  region: 'eu-west-1',
  captureTime: '2026-10-05T08:30:00.000Z',
  tags: { Env: 'prod' },
  configuration: NOTIFIED.configuration,
  supplementary: {},
  relationships: [{ type: 'AWS::EC2::VPC', id: 'vpc-1', relation: 'Is contained in Vpc' }],
  file: 'items.json',
};

test.each([
  ['a rule function gets', NOTIFIED],
  ['the API answers', ANSWERED],
  ['a snapshot holds', DELIVERED],
])('an item as %s', (_, raw) => {
  expect(parse(raw)).toEqual(PARSED);
});

test('the configuration of a bucket is the same from text, from text in text, and from objects', () => {
  const raw = rawItem('AWS::S3::Bucket');
  const supplements = Object.entries(Object(raw['supplementaryConfiguration']));
  const asText = {
    ...raw,
    configuration: JSON.stringify(raw['configuration']),
    supplementaryConfiguration: {},
  };
  const once = {
    ...asText,
    supplementaryConfiguration: Object.fromEntries(supplements.map(([k, v]) => [k, JSON.stringify(v)])),
  };
  const twice = {
    ...once,
    configuration: JSON.stringify(once.configuration),
    supplementaryConfiguration: Object.fromEntries(
      supplements.map(([k, v]) => [k, JSON.stringify(JSON.stringify(v))]),
    ),
  };
  const whole = { ...raw, supplementaryConfiguration: JSON.stringify(raw['supplementaryConfiguration']) };
  const expected = resourcesOfItem(parse(raw));
  expect(expected).toHaveLength(2);
  for (const other of [once, twice, whole]) expect(resourcesOfItem(parse(other))).toEqual(expected);
});

const POLICY = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }] };

test.each([
  ['an object', POLICY],
  ['text', JSON.stringify(POLICY)],
  ['text in text', JSON.stringify(JSON.stringify(POLICY))],
  ['URL-encoded', encodeURIComponent(JSON.stringify(POLICY))],
  ['a list of one', [POLICY]],
])('a policy document as %s', (_, document) => {
  const raw = { ...rawItem('AWS::KMS::Key'), supplementaryConfiguration: { Policy: document } };
  expect(resourcesOfItem(parse(raw))[0]?.properties).toMatchObject({ KeyPolicy: POLICY });
});

test('a policy document that is none is a doubt', () => {
  const raw = { ...rawItem('AWS::KMS::Key'), supplementaryConfiguration: { Policy: 'nothing of the kind' } };
  expect(resourcesOfItem(parse(raw))[0]?.properties).toMatchObject({
    KeyPolicy: { why: 'which AWS Config records in a shape that is not known' },
  });
});

test('what may be missing', () => {
  expect(parse({ resourceType: 'AWS::S3::Bucket', resourceId: 'b' })).toEqual({
    status: 'OK',
    resourceType: 'AWS::S3::Bucket',
    resourceId: 'b',
    supplementary: {},
    relationships: [],
    file: 'items.json',
  });
});

test('times as the command line writes them', () => {
  const times = [1791189000, 1791189000.5, 1791189000000, 'yesterday', {}].map(
    (configurationItemCaptureTime) =>
      parse({ resourceType: 'AWS::S3::Bucket', resourceId: 'b', configurationItemCaptureTime }).captureTime,
  );
  expect(times).toEqual([
    '2026-10-05T08:30:00.000Z',
    '2026-10-05T08:30:00.500Z',
    '2026-10-05T08:30:00.000Z',
    undefined,
    undefined,
  ]);
});

test.each([
  ['nothing', undefined, 'absent'],
  ['a list', [], 'a list'],
  ['a text', 'x', 'the string "x"'],
  ['an object of another kind', { detail: {} }, 'an object whose "resourceType" is absent'],
  [
    'a type that is none',
    { resourceType: 'Bucket', resourceId: 'b' },
    'an object whose "resourceType" is the string "Bucket"',
  ],
  ['no id', { resourceType: 'AWS::S3::Bucket' }, 'an item of AWS::S3::Bucket whose "resourceId" is absent'],
  [
    'a configuration that is none',
    { resourceType: 'AWS::S3::Bucket', resourceId: 'b', configuration: 'half a {' },
    'an item of AWS::S3::Bucket b whose "configuration" is the string "half a {" and no JSON object',
  ],
])('%s is no item, and the message says what it is', (_, raw, got) => {
  const wanted =
    'an AWS Config configuration item is an object with "resourceType", such as AWS::S3::Bucket, and "resourceId"';
  expect(() => parse(raw)).toThrow(
    expect.objectContaining({
      code: 'CONFIGURATION_ITEM_MALFORMED',
      message: `items.json holds ${got}; ${wanted}`,
    }),
  );
});

test('an item that contains itself is refused', () => {
  const raw: Record<string, unknown> = { resourceType: 'AWS::S3::Bucket', resourceId: 'b' };
  raw['configuration'] = { raw };
  expect(() => parse(raw)).toThrow(GuardrailsError);
});

const idsIn = (whole: unknown): readonly string[] =>
  readConfigurationItems(JSON.stringify(whole), 'f.json').map(({ resourceId }) => resourceId);

test('the items of whole files, answers and events', () => {
  expect(
    idsIn({ fileVersion: '1.0', configSnapshotId: 's', configurationItems: [NOTIFIED, DELIVERED] }),
  ).toEqual(['sg-1', 'sg-1']);
  expect(idsIn({ configurationItems: [ANSWERED], nextToken: 't' })).toEqual(['sg-1']);
  expect(idsIn({ baseConfigurationItems: [ANSWERED], unprocessedResourceKeys: [] })).toEqual(['sg-1']);
  expect(idsIn([NOTIFIED])).toEqual(['sg-1']);
  expect(idsIn(DELIVERED)).toEqual(['sg-1']);
  const messageType = 'ConfigurationItemChangeNotification';
  const event = { configurationItem: NOTIFIED, configurationItemDiff: null, messageType };
  expect(idsIn({ invokingEvent: JSON.stringify(event), ruleParameters: '{}' })).toEqual(['sg-1']);
  expect(idsIn(event)).toEqual(['sg-1']);
  expect(idsIn({ configurationItems: [] })).toEqual([]);
});

test('a scheduled event has no item', () => {
  expect(
    idsIn({ invokingEvent: '{"messageType":"ScheduledNotification","awsAccountId":"111122223333"}' }),
  ).toEqual([]);
});

test('an item too large to be sent is known by its summary, and otherwise not at all', () => {
  const { configuration, supplementaryConfiguration, relationships, tags, ...configurationItemSummary } =
    NOTIFIED;
  const messageType = 'OversizedConfigurationItemChangeNotification';
  const invokingEvent = JSON.stringify({ configurationItemSummary, messageType });
  const [item] = readConfigurationItems(JSON.stringify({ invokingEvent }), 'f.json');
  if (!item) throw new Error('there is no item');
  expect(resourcesOfItem(item)).toMatchObject([
    {
      type: 'AWS::EC2::SecurityGroup',
      properties: { why: 'whose configuration is not in this AWS Config item' },
    },
  ]);
});

test.each([
  ['no JSON', '{', /^f\.json holds text that is no JSON \(.*\); an AWS Config/],
  [
    'a list that is none',
    '{"configurationItems":{}}',
    /^f\.json holds "configurationItems" that is an object and no list/,
  ],
  [
    'another event',
    '{"detail-type":"x","detail":{}}',
    /^f\.json holds an object whose "resourceType" is absent/,
  ],
  ['an event of no JSON', '{"invokingEvent":"x"}', /^f\.json holds text that is no JSON/],
])('%s is refused', (_, text, message) => {
  expect(() => readConfigurationItems(text, 'f.json')).toThrow(
    expect.objectContaining({
      code: 'CONFIGURATION_ITEM_MALFORMED',
      message: expect.stringMatching(message),
    }),
  );
});
