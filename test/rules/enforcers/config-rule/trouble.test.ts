import type { PlannedRule } from '../../../../rules/enforcers/config-rule/plan';
import { bundle } from '../../../../stacks/bundles';
import { FakeConfig } from '../fake/config';
import { type Fake, fakeAws } from '../fake/server';
import { type Host, hostOf } from './host';
import { itemOf, notified, oversized, repository } from './resources';
import { differences, doubled, eventOf, NOTHING_GRANTED, plannedRule, scheduled, together } from './stage';
import { UNDESCRIBED } from './undescribed';

const START = Date.parse('2026-11-01T10:00:00.000Z');
const at = (minutes: number): Date => new Date(START + minutes * 60_000);
const TAGS = plannedRule('ecr-repository-tags-immutable');
const PRIVATE = plannedRule('ecs-service-private-subnets-required');
const ADDRESS = plannedRule('ec2-eip-associated');
const LOGGED = plannedRule('ec2-vpc-flow-logs-enabled');

let account: FakeConfig;
let fake: Fake;
let host: Host;

const started = (): Host => hostOf(bundle('config-rule', { granted: NOTHING_GRANTED }), fake.env);

beforeEach(async () => {
  account = new FakeConfig();
  for (const { name } of [TAGS, PRIVATE, ADDRESS, LOGGED]) account.rule(name);
  fake = await fakeAws([account.service, ...UNDESCRIBED]);
  host = started();
});

afterEach(() => {
  host.kill();
  fake.close();
});

const event = (rule: PlannedRule, invoking: object, more?: object) => eventOf(account, rule, invoking, more);
const sweep = (rule: PlannedRule, minutes: number) => host.call(event(rule, scheduled(at(minutes))));
const held = (rule: PlannedRule): Readonly<Record<string, string>> =>
  Object.fromEntries([...account.held(rule.name).values()].map(({ id, compliance }) => [id, compliance]));
const same = (...rules: readonly PlannedRule[]): void =>
  expect(differences(account, rules).different).toEqual([]);

describe('what goes wrong on the way', () => {
  beforeEach(() => {
    for (let one = 0; one < 450; one++)
      account.record(repository(`r${one}`, one % 2 === 0 ? 'MUTABLE' : 'IMMUTABLE', at(0)));
  });

  test('a function that is killed half-way, and called again, leaves what one call would have left', async () => {
    const again = event(TAGS, scheduled(at(1)));
    fake.disturb({ latency: 15 });
    const lost = host.call(again);
    const wait = (async () => {
      while (account.puts.length < 2) await new Promise((done) => setTimeout(done, 5));
      host.kill();
    })();
    await expect(lost).rejects.toThrow('the function ended');
    await wait;
    const taken = account.held(TAGS.name).size;
    expect(taken).toBeGreaterThanOrEqual(200);
    expect(taken).toBeLessThan(450);
    fake.disturb({});
    host = started();
    await host.call(again);
    same(TAGS);
    expect(account.held(TAGS.name).size).toBe(450);
  });

  test('lines that break after the work was done, errors of AWS and throttling at once', async () => {
    account.partly = 3;
    fake.disturb({ cut: 5, fail: 7, throttle: 4 });
    await sweep(TAGS, 1);
    same(TAGS);
    expect(fake.count('PutEvaluations', 'cut') + fake.count('BatchGetResourceConfig', 'cut')).toBeGreaterThan(
      0,
    );
    expect(fake.calls.filter(({ outcome }) => outcome === 'failed').length).toBeGreaterThan(0);
    expect(account.partialFailures).toBeGreaterThan(0);
    const [line] = host.lines();
    expect(Number(line?.['retries'])).toBeGreaterThan(5);
  });

  test('what AWS never takes is an error, after which a new call makes all good', async () => {
    fake.disturb({ throttle: 1, only: ['PutEvaluations'] });
    await expect(sweep(TAGS, 1)).rejects.toThrow('Rate exceeded');
    expect(account.held(TAGS.name).size).toBe(0);
    fake.disturb({});
    await sweep(TAGS, 1);
    same(TAGS);
    expect(doubled(account)).toEqual([]);
  });

  test('50 repositories that change and change again, the later event first and each twice', async () => {
    await sweep(TAGS, 1);
    const storm = Array.from({ length: 50 }, (_, one) => {
      const old = repository(`r${one}`, one % 2 === 0 ? 'MUTABLE' : 'IMMUTABLE', at(20));
      const now = repository(`r${one}`, one % 2 === 0 ? 'IMMUTABLE' : 'MUTABLE', at(30));
      account.record(old);
      account.record(now);
      return [now, old, now, old];
    }).flat();
    await together(storm, 10, (one) => host.call(event(TAGS, notified(one))));
    same(TAGS);
    expect(held(TAGS)).toMatchObject({ r0: 'COMPLIANT', r1: 'NON_COMPLIANT' });
    expect(doubled(account)).toEqual([]);
  });
});

describe('what comes and goes', () => {
  test('what is deleted, left the scope or vanished is retired under its own type', async () => {
    for (const id of ['deleted', 'left', 'vanished', 'there'])
      account.record(repository(id, 'MUTABLE', at(0)));
    await sweep(TAGS, 1);
    const gone = {
      ...repository('deleted', 'MUTABLE', at(2)),
      configurationItemStatus: 'ResourceDeleted',
      configuration: '',
    } as const;
    account.record(gone);
    await host.call(event(TAGS, notified(gone)));
    await host.call(event(TAGS, notified(repository('left', 'MUTABLE', at(2))), { eventLeftScope: true }));
    account.record({
      ...gone,
      resourceId: 'vanished',
      configurationItemStatus: 'ResourceDeletedNotRecorded',
    });
    expect(held(TAGS)).toEqual({
      deleted: 'NOT_APPLICABLE',
      left: 'NOT_APPLICABLE',
      vanished: 'NON_COMPLIANT',
      there: 'NON_COMPLIANT',
    });
    const never = { ...gone, resourceId: 'there', configurationItemStatus: 'ResourceNotRecorded' } as const;
    await host.call(event(TAGS, notified({ ...never, configurationItemCaptureTime: at(3) })));
    expect(held(TAGS)['there']).toBe('NOT_APPLICABLE');
    await sweep(TAGS, 4);
    expect(held(TAGS)).toEqual({
      deleted: 'NOT_APPLICABLE',
      left: 'NON_COMPLIANT',
      vanished: 'NOT_APPLICABLE',
      there: 'NON_COMPLIANT',
    });
    const { type, annotation } = account.held(TAGS.name).get('AWS::ECR::Repository vanished') ?? {};
    expect([type, annotation]).toEqual(['AWS::ECR::Repository', `${TAGS.rule}: no longer recorded`]);
  });

  test('an item too large to be sent is read as it was then, however many pages away', async () => {
    const then = repository('large', 'MUTABLE', at(0));
    account.record(then);
    account.record(repository('large', 'IMMUTABLE', at(60 * 24 * 20)));
    await host.call(event(TAGS, oversized(then)));
    expect(held(TAGS)).toEqual({ large: 'NON_COMPLIANT' });
    await expect(host.call(event(TAGS, oversized(repository('unheard', 'MUTABLE', at(0)))))).rejects.toThrow(
      'has no item of',
    );
    const now = repository('large', 'IMMUTABLE', at(60 * 24 * 20));
    await host.call(event(TAGS, oversized(now)));
    same(TAGS);
  });

  test('the delivery of a snapshot is a sweep; without resources, an empty list is told', async () => {
    const delivered = (minutes: number) =>
      event(TAGS, {
        configSnapshotId: '1',
        s3ObjectKey: 'AWSLogs/snapshot.json.gz',
        s3Bucket: 'logs',
        notificationCreationTime: at(minutes).toISOString(),
        messageType: 'ConfigurationSnapshotDeliveryCompleted',
        recordVersion: '1.1',
      });
    await host.call(delivered(1));
    expect(account.puts.map(({ evaluations }) => evaluations.length)).toEqual([0]);
    account.record(repository('one', 'MUTABLE', at(2)));
    await host.call(delivered(3));
    same(TAGS);
    expect(held(TAGS)).toEqual({ one: 'NON_COMPLIANT' });
  });

  test('what is not recorded is a doubt and no violation, until it is recorded', async () => {
    account.record(itemOf('AWS::EC2::VPC', 'vpc-1', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/16' }, at(0)));
    const only = (...resourceTypes: ('AWS::EC2::VPC' | 'AWS::EC2::FlowLog')[]) => ({
      name: 'default',
      recordingGroup: {
        allSupported: false,
        resourceTypes,
        recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' as const },
      },
    });
    account.recorder = only('AWS::EC2::VPC');
    await sweep(LOGGED, 1);
    expect(held(LOGGED)).toEqual({ 'vpc-1': 'NOT_APPLICABLE' });
    expect([...account.held(LOGGED.name).values()][0]?.annotation).toMatch(`${LOGGED.rule}: not judged: `);
    account.recorder = only('AWS::EC2::VPC', 'AWS::EC2::FlowLog');
    await sweep(LOGGED, 2);
    expect(held(LOGGED)).toEqual({ 'vpc-1': 'NON_COMPLIANT' });
    same(LOGGED);
  });

  test('an item that cannot be read is an error, and the others are judged; nothing is retired meanwhile', async () => {
    account.record(repository('gone', 'MUTABLE', at(0)));
    await sweep(TAGS, 1);
    account.record({ ...repository('gone', 'MUTABLE', at(2)), configurationItemStatus: 'ResourceDeleted' });
    account.record(repository('sound', 'IMMUTABLE', at(2)));
    account.record(itemOf('AWS::ECR::Repository', 'broken', '[1', at(2)));
    await expect(sweep(TAGS, 3)).rejects.toThrow('not judged');
    expect(held(TAGS)).toEqual({ gone: 'NON_COMPLIANT', sound: 'COMPLIANT' });
  });
});

describe('neighbours', () => {
  const service = itemOf(
    'AWS::ECS::Service',
    'arn:aws:ecs:eu-west-1:123456789012:service/web',
    {
      ServiceName: 'web',
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', Subnets: ['subnet-1'] } },
    },
    at(0),
  );
  const subnet = (minutes: number) =>
    itemOf(
      'AWS::EC2::Subnet',
      'subnet-1',
      { subnetId: 'subnet-1', vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' },
      at(minutes),
    );
  const table = (isOpen: boolean, minutes: number) => {
    const route = { destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1', state: 'active' };
    const associations = [{ subnetId: 'subnet-1', main: false }];
    const content = { routeTableId: 'rtb-1', vpcId: 'vpc-1', associations, routes: isOpen ? [route] : [] };
    return itemOf('AWS::EC2::RouteTable', 'rtb-1', content, at(minutes));
  };

  beforeEach(async () => {
    account.record(service);
    account.record(itemOf('AWS::EC2::VPC', 'vpc-1', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/16' }, at(0)));
    account.record(itemOf('AWS::EC2::InternetGateway', 'igw-1', { internetGatewayId: 'igw-1' }, at(0)));
    account.record(subnet(0));
    account.record(table(false, 0));
    await sweep(PRIVATE, 1);
    expect(Object.values(held(PRIVATE))).toEqual(['COMPLIANT']);
  });

  const tells = (item: ReturnType<typeof itemOf>, minutes?: number) =>
    host.call(event(PRIVATE, notified(item, minutes === undefined ? undefined : at(minutes))));

  test('a service behind a route table is judged anew when the table changes, and nothing else is told', async () => {
    account.record(table(true, 10));
    const before = account.puts.length;
    await tells(table(true, 10));
    expect(Object.values(held(PRIVATE))).toEqual(['NON_COMPLIANT']);
    expect(
      account.puts
        .slice(before)
        .flatMap(({ evaluations }) => evaluations)
        .map((one) => one.ComplianceResourceId),
    ).toEqual([service.resourceId]);
    same(PRIVATE);
  });

  test('two neighbours that change at once, told of in either order', async () => {
    for (const [round, isTurned] of [false, true].entries()) {
      const minutes = 10 + 10 * round;
      const changes = [table(round === 0, minutes), subnet(minutes + 1)];
      for (const one of changes) account.record(one);
      await Promise.all((isTurned ? changes.reverse() : changes).map((one) => tells(one)));
      same(PRIVATE);
      expect(Object.values(held(PRIVATE))).toEqual([round === 0 ? 'NON_COMPLIANT' : 'COMPLIANT']);
    }
  });

  test('a change that AWS Config tells of late counts, although the service was judged after it', async () => {
    const again = { ...service, configurationItemCaptureTime: at(12) };
    account.record(again);
    // The table of minute 10 is not to be seen yet.
    await tells(again);
    expect(Object.values(held(PRIVATE))).toEqual(['COMPLIANT']);
    account.record(table(true, 10));
    await tells(table(true, 10), 13);
    expect(Object.values(held(PRIVATE))).toEqual(['NON_COMPLIANT']);
    same(PRIVATE);
  });

  test('a verdict that stays is not told twice', async () => {
    account.record(table(true, 10));
    const again = event(PRIVATE, notified(table(true, 10)));
    await host.call(again);
    const { length } = account.puts;
    await host.call(again);
    expect(account.puts.slice(length)).toEqual([]);
    expect(Object.values(held(PRIVATE))).toEqual(['NON_COMPLIANT']);
  });

  test('what was associated with one address is associated with another one: both are told', async () => {
    const address = (id: string) =>
      itemOf('AWS::EC2::EIP', id, { allocationId: id, publicIp: '198.51.100.7', domain: 'vpc' }, at(0));
    const gateway = (allocationId: string, minutes: number) => {
      const content = { natGatewayId: 'nat-1', natGatewayAddresses: [{ allocationId }], state: 'available' };
      return itemOf('AWS::EC2::NatGateway', 'nat-1', content, at(minutes));
    };
    for (const one of [address('eipalloc-1'), address('eipalloc-2'), gateway('eipalloc-1', 0)])
      account.record(one);
    await sweep(ADDRESS, 1);
    same(ADDRESS);
    const before = held(ADDRESS);
    account.record(gateway('eipalloc-2', 20));
    await host.call(event(ADDRESS, notified(gateway('eipalloc-2', 20))));
    same(ADDRESS);
    expect(Object.keys(before).filter((id) => before[id] !== held(ADDRESS)[id])).toEqual([
      'eipalloc-1',
      'eipalloc-2',
    ]);
  });
});
