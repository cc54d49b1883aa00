import { claimsOf } from '../../../../stacks/claims';
import sample from '../../../fixtures/compliance-change.json';
import { event, NOON, PRIVATE, SERVICE, service } from './events';
import { FakeNotices } from './fake-notices';
import { type Notices, noticesIn, TICK } from './host';

let aws: FakeNotices;
let host: Notices;

beforeEach(async () => {
  aws = await FakeNotices.listen();
  host = noticesIn(aws.env);
});

afterEach(() => {
  host.kill();
  aws.fake.close();
});

const MINUTE = 60_000;
const violates = (rule: string, resource: string, at = NOON) =>
  event({ rule, resource, was: 'COMPLIANT', is: 'NON_COMPLIANT', annotation: 'is public', at });
const mended = (rule: string, resource: string, at = NOON) =>
  event({ rule, resource, was: 'NON_COMPLIANT', is: 'COMPLIANT', at });

const facts = () => host.lines().at(-1);

test('an empty queue: one call, no word', async () => {
  expect(await host.tick()).toBeUndefined();
  expect(aws.fake.calls.map(({ operation }) => operation)).toEqual(['ReceiveMessage']);
  expect(host.lines()).toEqual([]);
});

test('the recorded event is told once, of a rule that nobody knows', async () => {
  aws.send(sample, MINUTE);
  expect(await host.tick()).toBeUndefined();
  expect(aws.waiting).toBe(0);
  expect(aws.published).toHaveLength(1);
  expect(aws.published[0]?.subject).toBe(
    '1 violation in 111122223333 ap-southeast-2: cloudwatch-log-group-encrypted-conformance-pack-6cru...',
  );
  expect(aws.published[0]?.texts.default).toBe(`1 violation in 111122223333 ap-southeast-2.
Seen by AWS Config 2021-09-10 03:32:09 UTC.

VIOLATION (unknown)  cloudwatch-log-group-encrypted-conformance-pack-6cruwvtg2: 1 of AWS::Logs::LogGroup
  These guardrails do not know the rule; it is newer than they are, or not theirs.
  All it judges: https://console.aws.amazon.com/config/home?region=ap-southeast-2#/rules/details?configRuleName=cloudwatch-log-group-encrypted-conformance-pack-6cruwvtg2
  - BadCrowd4 (AWS::Logs::LogGroup)
      This log group is not encrypted.
      https://console.aws.amazon.com/config/home?region=ap-southeast-2#/resources/timeline?resourceId=BadCrowd4&resourceType=AWS%3A%3ALogs%3A%3ALogGroup

${aws.published[0]?.texts.default.split('\n').at(-2)}
`);
});

test('a claim of the deployment is told with its severity and how to mend it, and without it is told all the same', async () => {
  const claim = event({
    ...{ rule: 'claim-tasks-internet-never', type: 'AWS::::Account', resource: '123456789012' },
    ...{ was: 'COMPLIANT', is: 'NON_COMPLIANT', annotation: 'service web -> internet' },
  });
  const knowing = noticesIn(aws.env, claimsOf({ network: 'own', natGateways: 0 }));
  aws.send(claim, MINUTE);
  expect(await knowing.tick()).toBeUndefined();
  knowing.kill();
  aws.send(claim, MINUTE);
  expect(await host.tick()).toBeUndefined();
  const [told, blind] = aws.published.map(({ texts }) => texts.default);
  expect(told).toContain(`VIOLATION (high)  claim-tasks-internet-never: 1 of AWS::::Account
  No task reaches the internet
  To mend it: Use VPC endpoints, and route nothing out of the subnets of the tasks
  Why: guardrails explain claim-tasks-internet-never
  All it judges: https://console.aws.amazon.com/config/home?region=eu-west-1#/rules/details?configRuleName=quest-prod-claim-tasks-internet-never
  - 123456789012 (AWS::::Account)
      service web -> internet

Message`);
  expect(blind).toContain('VIOLATION (unknown)  claim-tasks-internet-never: 1 of AWS::::Account');
});

test('one change of a route table behind 12 services of 2 rules is one message, once it is quiet', async () => {
  const names = Array.from({ length: 12 }, (_, at) => service(`worker-${at}`));
  const [before, after] = [names.slice(0, 7), names.slice(7)];
  for (const name of before) aws.send(violates(PRIVATE, name), 30_000);
  expect(await host.tick()).toBeUndefined();
  expect(facts()).toMatchObject({ received: 7, held: 7, told: 0 });
  expect(aws).toMatchObject({ published: [], waiting: 7, visible: 7 });
  aws.pass(MINUTE);
  for (const name of after) aws.send(violates(PRIVATE, name), 20_000);
  for (const name of names) aws.send(violates('ecs-service-public-ip-absent', name), 10_000);
  expect(await host.tick()).toBeUndefined();
  expect(aws).toMatchObject({ published: [], waiting: 24, visible: 24 });
  aws.pass(MINUTE);
  expect(await host.tick()).toBeUndefined();
  expect(aws).toMatchObject({ waiting: 0 });
  expect(aws.published.map(({ subject }) => subject)).toEqual([
    '24 violations in 123456789012 eu-west-1: ecs-service-private-subnets-required +1',
  ]);
  expect(facts()).toMatchObject({ received: 24, changes: 24, told: 24, held: 0 });
});

test('what never gets quiet is told after five minutes', async () => {
  aws.send(violates(PRIVATE, service('first')));
  for (let minute = 1; minute <= 4; minute++) {
    aws.pass(MINUTE);
    aws.send(violates(PRIVATE, service(`next-${minute}`)), 1000);
    expect(await host.tick()).toBeUndefined();
    expect(aws.published).toEqual([]);
  }
  aws.pass(MINUTE);
  aws.send(violates(PRIVATE, service('last')), 1000);
  expect(await host.tick()).toBeUndefined();
  expect(aws.published.map(({ subject }) => subject)).toEqual([
    '6 violations in 123456789012 eu-west-1: ecs-service-private-subnets-required',
  ]);
});

test('there and back within one message is no message', async () => {
  aws.send(mended(PRIVATE, service('quick'), NOON + 20_000), MINUTE);
  aws.send(violates(PRIVATE, service('quick'), NOON), MINUTE);
  expect(await host.tick()).toBeUndefined();
  expect(aws).toMatchObject({ published: [], waiting: 0 });
});

test('what was told and is mended later is told as resolved', async () => {
  aws.send(violates(PRIVATE, service('slow'), NOON), MINUTE);
  expect(await host.tick()).toBeUndefined();
  aws.send(mended(PRIVATE, service('slow'), NOON + 20_000), MINUTE);
  expect(await host.tick()).toBeUndefined();
  expect(aws.published.map(({ subject }) => subject)).toEqual([
    '1 violation in 123456789012 eu-west-1: ecs-service-private-subnets-required',
    '1 resolved in 123456789012 eu-west-1: ecs-service-private-subnets-required',
  ]);
});

test.each([
  ['judged for the first time and violating', undefined, 'NON_COMPLIANT', '', '1 violation in'],
  ['judged for the first time and complying', undefined, 'COMPLIANT', '', undefined],
  ['back from an exception', 'NOT_APPLICABLE', 'NON_COMPLIANT', 'is public', '1 violation in'],
  ['gone', 'NON_COMPLIANT', 'NOT_APPLICABLE', 'no longer recorded', '1 no longer judged in'],
  ['gone that complied', 'COMPLIANT', 'NOT_APPLICABLE', 'no longer recorded', undefined],
] as const)('%s', async (_, was, is, annotation, start) => {
  aws.send(event({ rule: PRIVATE, resource: service('one'), was, is, annotation }), MINUTE);
  expect(await host.tick()).toBeUndefined();
  expect(aws.published.map(({ subject }) => subject.slice(0, start?.length))).toEqual(start ? [start] : []);
  expect(aws.waiting).toBe(0);
});

test('a change that comes twice, at once or later, is told once', async () => {
  const twice = violates(PRIVATE, service('one'));
  aws.send(twice, MINUTE);
  aws.send(twice, MINUTE);
  expect(await host.tick()).toBeUndefined();
  aws.send(twice, MINUTE);
  expect(await host.tick()).toBeUndefined();
  expect(aws.waiting).toBe(0);
  expect(aws.published.map(({ subject }) => subject)).toEqual([
    '1 violation in 123456789012 eu-west-1: ecs-service-private-subnets-required',
  ]);
});

test('a change that comes after a later one of the same pair is not told as news', async () => {
  aws.send(mended(PRIVATE, service('one'), NOON + 20_000), MINUTE);
  expect(await host.tick()).toBeUndefined();
  aws.send(violates(PRIVATE, service('one'), NOON), MINUTE);
  expect(await host.tick()).toBeUndefined();
  expect(aws.waiting).toBe(0);
  expect(aws.published.map(({ subject }) => subject)).toEqual([
    '1 resolved in 123456789012 eu-west-1: ecs-service-private-subnets-required',
  ]);
});

test('a crash before the message loses nothing', async () => {
  aws.send(violates(PRIVATE, service('one')), MINUTE);
  aws.fake.disturb({ latency: 1000, only: ['Publish'] });
  const dying = host.tick();
  while (aws.visible > 0) await new Promise((done) => setTimeout(done, 20));
  host.kill();
  expect(await dying).toMatch(/^the function ended/);
  expect(aws).toMatchObject({ published: [], waiting: 1, visible: 0 });
  aws.fake.disturb({});
  aws.pass(MINUTE);
  host = noticesIn(aws.env);
  expect(await host.tick()).toBeUndefined();
  expect(aws).toMatchObject({ waiting: 0 });
  expect(aws.published).toHaveLength(1);
});

test('a crash between the message and its deletion tells it twice, under one number, and loses nothing', async () => {
  aws.send(violates(PRIVATE, service('one')), MINUTE);
  aws.onPublish = () => host.kill();
  expect(await host.tick()).toMatch(/^the function ended/);
  expect(aws).toMatchObject({ waiting: 1, visible: 0 });
  aws.onPublish = () => undefined;
  aws.pass(MINUTE);
  host = noticesIn(aws.env);
  expect(await host.tick()).toBeUndefined();
  expect(aws).toMatchObject({ waiting: 0 });
  const [first, second, ...others] = aws.published;
  expect(others).toEqual([]);
  expect(second).toEqual(first);
  expect(first?.texts.default).toMatch(/\nMessage [0-9a-f]{8}\. /);
});

test('what was told but could not be deleted is not told again by the same process', async () => {
  aws.send(violates(PRIVATE, service('one')), MINUTE);
  aws.moods.keep = 1;
  expect(await host.tick()).toMatch(/^Amazon SQS kept 1 of 1 messages that were told/);
  aws.moods.keep = 0;
  aws.pass(MINUTE);
  expect(await host.tick()).toBeUndefined();
  expect(aws.published).toHaveLength(1);
  expect(aws.waiting).toBe(0);
});

test('throttling, faults and broken lines are waited out', async () => {
  for (let one = 0; one < 40; one++) aws.send(violates(PRIVATE, service(`s${one}`)), MINUTE);
  aws.fake.disturb({ throttle: 3, fail: 7, cut: 0 });
  aws.moods.keep = 5;
  expect(await host.tick()).toBeUndefined();
  expect(aws.fake.count('Publish', 'answered')).toBe(1);
  expect(aws.published).toHaveLength(1);
  expect(aws.published[0]?.subject).toMatch(/^40 violations /);
  expect(aws.waiting).toBe(0);
  expect(facts()?.['retries']).toBeGreaterThan(0);
});

test('a topic that refuses keeps everything in the queue, for the next minute', async () => {
  aws.send(violates(PRIVATE, service('one')), MINUTE);
  aws.fake.disturb({ fail: 1, only: ['Publish'] });
  expect(await host.tick()).toEqual(expect.any(String));
  expect(aws).toMatchObject({ published: [], waiting: 1, visible: 1 });
  aws.fake.disturb({});
  expect(await host.tick()).toBeUndefined();
  expect(aws.published).toHaveLength(1);
});

test('what cannot be read stays for the dead-letter queue, holds nothing up, and is an error; a tick is nothing', async () => {
  aws.send('no JSON', MINUTE);
  aws.send({ ...sample, detail: { ...sample.detail, newEvaluationResult: { complianceType: 'FINE' } } });
  aws.send(TICK, MINUTE);
  aws.send(violates(PRIVATE, service('one')), MINUTE);
  expect(await host.tick()).toMatch(/^2 messages cannot be read: /);
  expect(aws.published).toHaveLength(1);
  expect(aws.waiting).toBe(2);
});

test('500 violations are one message that counts them all', async () => {
  for (let one = 0; one < 500; one++) {
    const rule = ['ecr-repository-tags-immutable', PRIVATE, 'made-up-rule'][one % 3] ?? '';
    aws.send(violates(rule, `resource-${one}`), MINUTE);
  }
  expect(await host.tick()).toBeUndefined();
  expect(aws.waiting).toBe(0);
  expect(aws.published).toHaveLength(1);
  const { subject, texts } = aws.published[0] ?? { subject: '', texts: { default: '', sms: '', https: '' } };
  expect(subject).toMatch(/^500 violations in 123456789012 eu-west-1: ecs-service-private-subnets-required/);
  const lines = texts.default.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(60);
  const heads = lines.filter((line) => line.startsWith('VIOLATION'));
  expect(heads).toEqual([
    `VIOLATION (critical)  ${PRIVATE}: 167 of ${SERVICE}`,
    `VIOLATION (unknown)  made-up-rule: 166 of ${SERVICE}`,
    `VIOLATION (medium)  ecr-repository-tags-immutable: 167 of ${SERVICE}`,
  ]);
  const shown = texts.default.match(/resource-\d+/g) ?? [];
  const left = [...texts.default.matchAll(/^ {2}and (\d+) more$/gm)].map(([, count]) => Number(count));
  expect(new Set(shown).size).toBe(shown.length);
  expect(shown.length + left.reduce((sum, count) => sum + count, 0)).toBe(500);
  expect(texts.sms.length).toBeLessThanOrEqual(128);
});
