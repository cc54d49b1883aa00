import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import type { Granted } from '../../../../rules/enforcers/config-rule/granted';
import { parseExceptions } from '../../../../rules/exceptions/parse';
import { bundle } from '../../../../stacks/bundles';
import { FakeConfig } from '../fake/config';
import { type Fake, fakeAws, Refusal, service } from '../fake/server';
import { type Host, hostOf } from './host';
import { itemOf, notified, repository } from './resources';
import { ACCOUNT_ID, eventOf, plannedRule, scheduled } from './stage';
import { UNDESCRIBED } from './undescribed';

const TODAY = new Date('2026-11-01T10:00:00.000Z');
const DAY = 86_400_000;
const later = (days: number): Date => new Date(TODAY.getTime() + days * DAY);
const TAGS = plannedRule('ecr-repository-tags-immutable');
const LOGGED = plannedRule('ec2-vpc-flow-logs-enabled');

const GRANTED: Granted = {
  file: parseExceptions(
    `exceptions:
  - rule: ${TAGS.rule}
    resource: excused
    reason: Its tags move with each release.
    owner: platform
    expires: 2026-11-10
  - rule: ${TAGS.rule}
    resource: Shop/Images/Resource
    reason: It is replaced next month.
    owner: shop
    expires: 2026-11-20
`,
    'exceptions.yaml',
  ),
  paths: { 'Shop/Images1234': 'Shop/Images/Resource' },
};

let account: FakeConfig;
let fake: Fake;
const hosts: Host[] = [];
const parameters = new Map<string, string>();

beforeEach(async () => {
  account = new FakeConfig();
  parameters.clear();
  for (const { name } of [TAGS, LOGGED]) account.rule(name);
  for (const id of ['excused', 'other']) account.record(repository(id, 'MUTABLE', TODAY));
  account.record({
    ...repository('made', 'MUTABLE', TODAY),
    tags: { 'aws:cloudformation:stack-name': 'Shop', 'aws:cloudformation:logical-id': 'Images1234' },
  });
  fake = await fakeAws([
    account.service,
    ...UNDESCRIBED,
    service(sts, {
      AssumeRole: ({ RoleArn, ExternalId }) => {
        if (ExternalId !== 'ours') throw new Refusal('AccessDenied', 'no such external id', 403);
        const accessKeyId = `KEYOF${/\d{12}/.exec(RoleArn ?? '')?.[0]}`;
        const AssumedRoleUser = { AssumedRoleId: 'AROA:one', Arn: RoleArn };
        return {
          Credentials: {
            AccessKeyId: accessKeyId,
            SecretAccessKey: 's',
            SessionToken: 't',
            Expiration: later(1),
          },
          AssumedRoleUser,
        };
      },
    }),
    service(ssm, {
      GetParameter: ({ Name = '' }) => {
        const Value = parameters.get(Name);
        if (Value === undefined) throw new Refusal('ParameterNotFound', Name);
        return { Parameter: { Name, Value, Type: 'String' as const } };
      },
      PutParameter: ({ Name = '', Value = '' }) => {
        parameters.set(Name, Value);
        return { Version: 1 };
      },
    }),
  ]);
});

afterEach(() => {
  for (const one of hosts.splice(0)) one.kill();
  fake.close();
});

async function hostAt(time: Date, env: Readonly<Record<string, string>> = {}, entry?: string): Promise<Host> {
  const host = hostOf(bundle('config-rule', { granted: GRANTED }), { ...fake.env, ...env }, entry);
  hosts.push(host);
  await host.clock(time);
  return host;
}

const held = (): Readonly<Record<string, string>> =>
  Object.fromEntries([...account.held(TAGS.name).values()].map(({ id, compliance }) => [id, compliance]));
const annotation = (id: string) => account.held(TAGS.name).get(`AWS::ECR::Repository ${id}`)?.annotation;
const sweep = (host: Host, at: Date) => host.call(eventOf(account, TAGS, scheduled(at)));

test('an exception excuses until it expires while the function runs, by name and by construct', async () => {
  const host = await hostAt(TODAY);
  await sweep(host, TODAY);
  expect(held()).toEqual({ excused: 'NOT_APPLICABLE', made: 'NOT_APPLICABLE', other: 'NON_COMPLIANT' });
  expect(annotation('excused')).toBe(
    `${TAGS.rule}: excepted by platform until 2026-11-10: Its tags move with each release.`,
  );
  expect(annotation('made')).toContain('excepted by shop until 2026-11-20');

  await host.clock(later(10));
  await sweep(host, later(10));
  expect(held()).toEqual({ excused: 'NON_COMPLIANT', made: 'NOT_APPLICABLE', other: 'NON_COMPLIANT' });
  await host.clock(later(20));
  // A change brings the tags with it.
  const [made] = account.current.filter(({ resourceId }) => resourceId === 'made');
  if (!made) throw new Error('made is not there');
  await host.call(eventOf(account, TAGS, notified({ ...made, configurationItemCaptureTime: later(20) })));
  expect(held()).toEqual({ excused: 'NON_COMPLIANT', made: 'NON_COMPLIANT', other: 'NON_COMPLIANT' });
});

test('the daily look has those rules evaluated of which exceptions expired, once, and AWS Config has the new verdicts then', async () => {
  const env = { GUARDRAILS_PREFIX: 'quest-test-', GUARDRAILS_JUDGED: '/quest/test/judged' };
  const [host, expiry] = [await hostAt(TODAY), await hostAt(TODAY, env, 'expiry.mjs')];
  account.now = () => new Date(TODAY.getTime() + account.started.length * DAY);
  await expiry.call({});
  await sweep(host, TODAY);
  await expiry.call({});
  expect(account.started).toEqual([[TAGS.name]]);
  await expiry.clock(later(5));
  await expiry.call({});
  expect(account.started).toHaveLength(1);

  for (const one of [expiry, host]) await one.clock(later(10));
  await expiry.call({});
  expect(account.started).toEqual([[TAGS.name], [TAGS.name]]);
  // What AWS Config does then.
  await sweep(host, later(10));
  expect(held()).toMatchObject({ excused: 'NON_COMPLIANT', made: 'NOT_APPLICABLE' });
  await expiry.call({});
  expect(account.started).toHaveLength(2);
});

test('doubt is no verdict, but where strictness is asked for', async () => {
  account.record(itemOf('AWS::EC2::VPC', 'vpc-1', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/16' }, TODAY));
  account.recorder = {
    name: 'default',
    recordingGroup: { allSupported: false, resourceTypes: ['AWS::EC2::VPC'] },
  };
  const verdicts: (string | undefined)[] = [];
  for (const [minute, GUARDRAILS_STRICT] of ['false', 'true'].entries()) {
    const host = await hostAt(TODAY, { GUARDRAILS_STRICT });
    await host.call(eventOf(account, LOGGED, scheduled(new Date(TODAY.getTime() + minute))));
    const verdict = account.held(LOGGED.name).get('AWS::EC2::VPC vpc-1');
    expect(verdict?.annotation).toContain('not judged: ');
    verdicts.push(verdict?.compliance);
  }
  expect(verdicts).toEqual(['NOT_APPLICABLE', 'NON_COMPLIANT']);
});

test('in another account it acts as the role that is configured, never as the one that the event names', async () => {
  const GUARDRAILS_ROLE_ARN = 'arn:aws:iam::{account}:role/quest-guardrails';
  const host = await hostAt(TODAY, { GUARDRAILS_ROLE_ARN, GUARDRAILS_EXTERNAL_ID: 'ours' });
  const foreign = { accountId: '210987654321', executionRoleArn: 'arn:aws:iam::999999999999:role/taken' };
  await host.call(eventOf(account, TAGS, scheduled(TODAY), foreign));
  const assumed = fake.calls.filter(({ operation }) => operation === 'AssumeRole');
  expect(
    assumed.map(({ input, accessKeyId }) => [(input as sts.AssumeRoleRequest).RoleArn, accessKeyId]),
  ).toEqual([['arn:aws:iam::210987654321:role/quest-guardrails', 'OWNKEY']]);
  const keys = new Set(
    fake.calls.filter(({ service: one }) => one === 'Config Service').map(({ accessKeyId }) => accessKeyId),
  );
  expect([...keys]).toEqual(['KEYOF210987654321']);
  const odd = host.call(eventOf(account, TAGS, scheduled(TODAY), { accountId: '1/../2' }));
  await expect(odd).rejects.toThrow('"accountId" is "1/../2"');
  const refused = await hostAt(TODAY, { GUARDRAILS_ROLE_ARN, GUARDRAILS_EXTERNAL_ID: 'theirs' });
  await expect(refused.call(eventOf(account, TAGS, scheduled(TODAY)))).rejects.toThrow('no such external id');
});

test('what is no event of AWS Config is refused in words, and tells nobody anything', async () => {
  const host = await hostAt(TODAY);
  const good = eventOf(account, TAGS, scheduled(TODAY));
  const { configurationItemCaptureTime: _, ...timeless } = repository('r', 'MUTABLE', TODAY);
  const refusals: [string, unknown][] = [
    ['"invokingEvent" is', { ...good, invokingEvent: undefined }],
    ['is no JSON', { ...good, invokingEvent: '{' }],
    ['is no JSON', { ...good, ruleParameters: '{' }],
    ['none of the', { ...good, ruleParameters: '{"rule":"no-such-rule"}' }],
    ['none of the', { ...good, ruleParameters: '' }],
    ['"resultToken" is', { ...good, resultToken: '' }],
    ['"configRuleName" is', { ...good, configRuleName: 3 }],
    ['"messageType" is "Other"', { ...good, invokingEvent: '{"messageType":"Other"}' }],
    ['is no time', { ...good, invokingEvent: '{"messageType":"ScheduledNotification"}' }],
    [
      'has no configurationItemCaptureTime',
      {
        ...good,
        invokingEvent: JSON.stringify({
          messageType: 'ConfigurationItemChangeNotification',
          configurationItem: timeless,
        }),
      },
    ],
    ['none of the', null],
    ['none of the', 'text'],
  ];
  for (const [words, event] of refusals) await expect(host.call(event)).rejects.toThrow(words);
  expect(fake.count('PutEvaluations')).toBe(0);
  const errors = host.lines().filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(refusals.length);
  await host.call({ ...good, resultToken: 'TESTMODE' });
  expect(fake.count('PutEvaluations', 'answered')).toBe(1);
  expect(held()).toEqual({});
  await expect(host.call({ ...good, resultToken: 'somebody' })).rejects.toThrow('not ours');
  expect(ACCOUNT_ID).toBe(good.accountId);
});
