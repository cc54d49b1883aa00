import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { ResourceType } from '@aws-sdk/client-config-service';
import { evaluate } from '../../../../rules/core/evaluate';
import { parseExceptions } from '../../../../rules/exceptions/parse';
import { RULES } from '../../../../rules/packs/packs';
import { parseConfigurationItem } from '../../../../rules/sources/configuration-item';
import { worldOfItems } from '../../../../rules/sources/configuration-world';
import { bundle } from '../../../../stacks/bundles';
import { FakeConfig, type Item } from './fake-config';

let folder: string;
let host: ChildProcess;
let calls = 0;
let fake: FakeConfig;
let close: () => void;
const log: string[] = [];

const START = 1_790_000_000;
const ACCOUNT = '123456789012';
const TRAIL = 'ecs-service-private-subnets-required';
const EIP = 'ec2-eip-associated';

beforeAll(() => {
  const expires = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const text = `exceptions:\n  - rule: ecr-repository-tags-immutable\n    resource: repository-excused\n    reason: Its tags move with each release.\n    owner: platform\n    expires: ${expires}\n`;
  folder = bundle('config-rule', { granted: { file: parseExceptions(text, 'exceptions.yaml'), paths: {} } });
}, 60_000);

beforeEach(async () => {
  fake = new FakeConfig(new Set<string>(Object.values(ResourceType)));
  const listening = await fake.listen();
  close = listening.close;
  log.length = 0;
  host = fork(join(__dirname, 'lambda-host.cjs'), [folder], {
    silent: true,
    execArgv: [],
    env: {
      AWS_ENDPOINT_URL_CONFIG_SERVICE: listening.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
  });
  host.stdout?.on('data', (text) => log.push(String(text)));
});

afterEach(() => {
  host.kill();
  close();
});

/** Calls the built function in a process of its own. */
function handler(event: unknown): Promise<void> {
  calls += 1;
  const id = calls;
  return new Promise((done, fail) => {
    const hear = (answer: { readonly id: number; readonly error?: string }): void => {
      if (answer.id !== id) return;
      host.off('message', hear);
      if (answer.error === undefined) done();
      else fail(new Error(answer.error));
    };
    host.setMaxListeners(100);
    host.on('message', hear);
    host.send({ id, event });
  });
}

function item(type: string, id: string, configuration: unknown, time = START): Item {
  return {
    version: '1.3',
    accountId: ACCOUNT,
    configurationItemCaptureTime: time,
    configurationItemStatus: 'OK',
    resourceType: type,
    resourceId: id,
    resourceName: id,
    arn: `arn:aws:test:eu-west-1:${ACCOUNT}:${id}`,
    awsRegion: 'eu-west-1',
    configuration: JSON.stringify(configuration),
    supplementaryConfiguration: {},
    tags: {},
  };
}

const repository = (id: string, ImageTagMutability: string, time?: number): Item =>
  item('AWS::ECR::Repository', id, { RepositoryName: id, ImageTagMutability }, time);

const event = (rule: string, invoking: object, more: object = {}) => ({
  version: '1.0',
  invokingEvent: JSON.stringify(invoking),
  ruleParameters: JSON.stringify({ rule }),
  resultToken: `token:${rule}`,
  eventLeftScope: false,
  executionRoleArn:
    'arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  configRuleName: rule,
  accountId: ACCOUNT,
  ...more,
});

function changed(rule: string, { arn, accountId, version, ...rest }: Item, more: object = {}) {
  const time = new Date(rest.configurationItemCaptureTime * 1000).toISOString();
  const configuration = rest['configuration'] === null ? null : JSON.parse(String(rest['configuration']));
  const configurationItem = {
    ...rest,
    ARN: arn,
    awsAccountId: accountId,
    configurationItemVersion: version,
    configurationItemCaptureTime: time,
    configuration,
  };
  const messageType = 'ConfigurationItemChangeNotification';
  return event(rule, { messageType, configurationItem, notificationCreationTime: time }, more);
}

const swept = (rule: string, time: number) =>
  event(rule, {
    messageType: 'ScheduledNotification',
    awsAccountId: ACCOUNT,
    notificationCreationTime: new Date(time * 1000).toISOString(),
  });

/** What the same items are found to be offline. */
function offline(rule: string, types: readonly string[]): Record<string, string> {
  const items = [...fake.items.values()].map((one) => parseConfigurationItem(one, { file: 'snapshot' }));
  const one = RULES.filter(({ id }) => id === rule);
  const closed = [...fake.types];
  const { findings } = evaluate(worldOfItems(items, { closed }), one, { strict: false });
  return Object.fromEntries(
    items
      .filter(({ resourceType }) => types.includes(resourceType))
      .map(({ resourceId }) => {
        const own = findings.filter(({ origin }) => origin.id === resourceId).map(({ status }) => status);
        if (own.includes('violation')) return [resourceId, 'NON_COMPLIANT'];
        return [resourceId, own.length > 0 ? 'NOT_APPLICABLE' : 'COMPLIANT'];
      }),
  );
}

const recorded = (rule: string) =>
  Object.fromEntries(
    [...(fake.verdicts.get(rule)?.values() ?? [])].map(({ id, compliance }) => [id, compliance]),
  );

const TAGS = 'ecr-repository-tags-immutable';

test('5,000 resources, a storm of changes, throttling and partial failure: nothing lost, nothing doubled', async () => {
  for (let at = 0; at < 5000; at++) fake.record(repository(`r${at}`, at % 3 === 0 ? 'MUTABLE' : 'IMMUTABLE'));
  Object.assign(fake.trouble, { throttle: 7, partly: 5 });
  await handler(swept(TAGS, START + 10));
  expect(recorded(TAGS)).toEqual(offline(TAGS, ['AWS::ECR::Repository']));
  expect(Object.keys(recorded(TAGS))).toHaveLength(5000);
  expect(fake.taken).toBe(5000);
  expect(fake.refused).toBeGreaterThan(10);

  const storm = Array.from({ length: 50 }, (_, at) => {
    const old = repository(`r${at}`, at % 2 === 0 ? 'MUTABLE' : 'IMMUTABLE', START + 20);
    const now = repository(`r${at}`, at % 2 === 0 ? 'IMMUTABLE' : 'MUTABLE', START + 30);
    fake.record(now);
    // The newer one first, each twice.
    return [now, old, now, old];
  }).flat();
  for (let at = 0; at < storm.length; at += 20) {
    await Promise.all(storm.slice(at, at + 20).map((one) => handler(changed(TAGS, one))));
  }
  expect(recorded(TAGS)).toEqual(offline(TAGS, ['AWS::ECR::Repository']));
}, 80_000);

test('a crash half-way and a retry leave the verdicts that one call would have left', async () => {
  for (let at = 0; at < 450; at++) fake.record(repository(`r${at}`, at % 2 === 0 ? 'MUTABLE' : 'IMMUTABLE'));
  fake.trouble.breakAt = 3;
  await expect(handler(swept(TAGS, START + 10))).rejects.toThrow('the function was ended');
  expect(Object.keys(recorded(TAGS))).toHaveLength(300);
  await handler(swept(TAGS, START + 10));
  expect(recorded(TAGS)).toEqual(offline(TAGS, ['AWS::ECR::Repository']));
});

test('what is gone, or out of scope, is retired under its own type', async () => {
  const one = repository('r1', 'MUTABLE');
  for (const id of ['r1', 'r2', 'r3']) fake.record(repository(id, 'MUTABLE'));
  await handler(swept(TAGS, START + 10));
  const deleted = { ...one, configuration: null, configurationItemStatus: 'ResourceDeleted' };
  fake.items.delete('AWS::ECR::Repository r1');
  await handler(changed(TAGS, { ...deleted, configurationItemCaptureTime: START + 20 }));
  await handler(changed(TAGS, repository('r2', 'MUTABLE', START + 20), { eventLeftScope: true }));
  fake.items.delete('AWS::ECR::Repository r3');
  await handler(swept(TAGS, START + 30));
  expect(recorded(TAGS)).toEqual({ r1: 'NOT_APPLICABLE', r2: 'NON_COMPLIANT', r3: 'NOT_APPLICABLE' });
  expect(fake.verdicts.get(TAGS)?.get('AWS::ECR::Repository r3')?.annotation).toBe(
    `${TAGS}: no longer recorded`,
  );
});

test('an item too large to be sent is read as it was then', async () => {
  const one = repository('r1', 'MUTABLE');
  fake.record(one);
  const { configuration: _, supplementaryConfiguration: __, ...summary } = one;
  const configurationItemSummary = {
    ...summary,
    configurationItemCaptureTime: new Date(START * 1000).toISOString(),
  };
  await handler(
    event(TAGS, { messageType: 'OversizedConfigurationItemChangeNotification', configurationItemSummary }),
  );
  expect(recorded(TAGS)).toEqual({ r1: 'NON_COMPLIANT' });
  expect(fake.calls.get('GetResourceConfigHistory')).toBe(2);
});

test('a changed neighbour brings a new verdict on whom it concerns, and on nobody else', async () => {
  const eip = (id: string) =>
    item('AWS::EC2::EIP', id, { allocationId: id, publicIp: '198.51.100.7', domain: 'vpc' });
  const gateway = (allocationId: string, time: number) =>
    item(
      'AWS::EC2::NatGateway',
      'nat-1',
      { natGatewayId: 'nat-1', natGatewayAddresses: [{ allocationId }], state: 'available' },
      time,
    );
  fake.record(eip('eipalloc-1'));
  fake.record(eip('eipalloc-2'));
  fake.record(gateway('eipalloc-1', START));
  await handler(swept(EIP, START + 10));
  expect(recorded(EIP)).toEqual(offline(EIP, ['AWS::EC2::EIP']));
  const before = recorded(EIP);
  fake.record(gateway('eipalloc-2', START + 20));
  await handler(changed(EIP, gateway('eipalloc-2', START + 20)));
  expect(recorded(EIP)).toEqual(offline(EIP, ['AWS::EC2::EIP']));
  expect(recorded(EIP)).not.toEqual(before);
  const { taken } = fake;
  await handler(changed(EIP, gateway('eipalloc-2', START + 20)));
  // AWS Config shows no verdict that is not applicable, so nobody knows whether it was told of the doubt.
  expect(fake.taken).toBe(taken + 1);
});

test('a type that is not recorded is a doubt, not a violation', async () => {
  fake.record(item('AWS::EC2::VPC', 'vpc-1', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/16' }));
  fake.recordingGroup = { allSupported: false, resourceTypes: ['AWS::EC2::VPC'] };
  await handler(swept('ec2-vpc-flow-logs-enabled', START + 10));
  const [verdict] = [...(fake.verdicts.get('ec2-vpc-flow-logs-enabled')?.values() ?? [])];
  expect(verdict?.compliance).toBe('NOT_APPLICABLE');
  expect(verdict?.annotation).toMatch(/^ec2-vpc-flow-logs-enabled: not judged: /);
  fake.recordingGroup = { allSupported: true };
  await handler(swept('ec2-vpc-flow-logs-enabled', START + 20));
  expect(recorded('ec2-vpc-flow-logs-enabled')).toEqual({ 'vpc-1': 'NON_COMPLIANT' });
});

test('an exception names its owner and its end', async () => {
  fake.record(repository('repository-excused', 'MUTABLE'));
  await handler(swept(TAGS, START + 10));
  const [verdict] = [...(fake.verdicts.get(TAGS)?.values() ?? [])];
  expect(verdict?.compliance).toBe('NOT_APPLICABLE');
  expect(verdict?.annotation).toMatch(/: excepted by platform until \d{4}-\d\d-\d\d: Its tags move/);
});

test('tries without telling anybody, and refuses what it cannot read', async () => {
  fake.record(repository('r1', 'MUTABLE'));
  await handler({ ...swept(TAGS, START + 10), resultToken: 'TESTMODE' });
  expect(recorded(TAGS)).toEqual({});
  await expect(handler(swept('no-such-rule', START))).rejects.toThrow('none of the');
  await expect(handler({ ...swept(TAGS, START), invokingEvent: '{' })).rejects.toThrow('no JSON');
  fake.record({ ...repository('r2', 'MUTABLE'), configuration: '[1' });
  fake.record(repository('r3', 'IMMUTABLE'));
  await expect(handler(swept(TAGS, START + 20))).rejects.toThrow('not judged');
  expect(recorded(TAGS)).toEqual({ r1: 'NON_COMPLIANT', r3: 'COMPLIANT' });
  expect(
    log
      .join('')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).error)
      .filter(Boolean),
  ).toHaveLength(3);
});

test('a service behind a route table is judged anew when the table changes', async () => {
  fake.record(
    item('AWS::ECS::Service', 'arn:aws:ecs:eu-west-1:123456789012:service/web', {
      ServiceName: 'web',
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', Subnets: ['subnet-1'] } },
    }),
  );
  fake.record(item('AWS::EC2::VPC', 'vpc-1', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/16' }));
  fake.record(
    item('AWS::EC2::Subnet', 'subnet-1', { subnetId: 'subnet-1', vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' }),
  );
  const table = (routes: readonly object[], time: number) =>
    item(
      'AWS::EC2::RouteTable',
      'rtb-1',
      {
        routeTableId: 'rtb-1',
        vpcId: 'vpc-1',
        associations: [{ subnetId: 'subnet-1', main: false }],
        routes,
      },
      time,
    );
  fake.record(item('AWS::EC2::InternetGateway', 'igw-1', { internetGatewayId: 'igw-1' }));
  fake.record(table([], START));
  await handler(swept(TRAIL, START + 10));
  expect(recorded(TRAIL)).toEqual(offline(TRAIL, ['AWS::ECS::Service']));
  const open = table(
    [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1', state: 'active' }],
    START + 20,
  );
  fake.record(open);
  await handler(changed(TRAIL, open));
  expect(Object.values(recorded(TRAIL))).toEqual(['NON_COMPLIANT']);
  expect(recorded(TRAIL)).toEqual(offline(TRAIL, ['AWS::ECS::Service']));
});
