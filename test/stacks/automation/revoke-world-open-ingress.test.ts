import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { type Account, startWorld, type World } from './account';
import { type Execution, execute, type Setting } from './executor';
import { type Mode, remediationOf, runbookOf } from './runbooks';

const GROUP = 'sg-0aaaaaaaaaaaaaaa1';
const SWITCH = '/quest/example/remediation/switch';
const RECORD = `/quest/example/remediation/revoked/${GROUP}`;

const inMode = (mode: Mode) => {
  const template = remediationOf(mode);
  return {
    revoke: runbookOf(template, 'quest-example-revoke-world-open-ingress'),
    authorizeAgain: runbookOf(template, 'quest-example-authorize-ingress-again'),
  };
};
const runbooks = { approve: inMode('approve'), automatic: inMode('automatic') };

const ssh: SecurityGroupRule = {
  SecurityGroupRuleId: 'sgr-ssh',
  GroupId: GROUP,
  IsEgress: false,
  IpProtocol: 'tcp',
  FromPort: 22,
  ToPort: 22,
  CidrIpv4: '0.0.0.0/0',
  Description: 'for a day',
  Tags: [{ Key: 'Name', Value: 'ssh' }],
};
const all6: SecurityGroupRule = {
  SecurityGroupRuleId: 'sgr-all6',
  GroupId: GROUP,
  IsEgress: false,
  IpProtocol: '-1',
  FromPort: -1,
  ToPort: -1,
  CidrIpv6: '::/0',
};
/** What stays: the web port, a network, another group, what goes out. */
const kept: readonly SecurityGroupRule[] = [
  { ...ssh, SecurityGroupRuleId: 'sgr-web', FromPort: 443, ToPort: 443 },
  { ...ssh, SecurityGroupRuleId: 'sgr-office', CidrIpv4: '203.0.113.0/24' },
  { ...all6, SecurityGroupRuleId: 'sgr-out', IsEgress: true },
];

const violation = {
  verdict: 'violation',
  message: 'ec2-security-group-ingress-restricted: tcp 22 from 0.0.0.0/0',
  resource: {
    id: GROUP,
    properties: {
      SecurityGroupIngress: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
        { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '203.0.113.0/24' },
        { IpProtocol: '-1', CidrIpv6: '::/0' },
        { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
      ],
    },
  },
};

const account: Account = {
  cluster: 'quest-example',
  services: {},
  scaling: {},
  parameters: {},
  groups: {},
  told: [],
  verify: () => violation,
};
let world: World;

beforeAll(async () => {
  world = await startWorld(account);
});
afterAll(() => world.close());
beforeEach(() => {
  const service = {
    ...{ desired: 1, running: [1], subnets: ['subnet-1'], assignPublicIp: 'DISABLED' as const, tags: {} },
    schedulingStrategy: 'REPLICA' as const,
  };
  account.services = {
    api: { ...service, securityGroups: ['sg-other'] },
    web: { ...service, securityGroups: ['sg-other', GROUP] },
  };
  account.groups = { [GROUP]: { tags: { environment: 'example' }, rules: [ssh, ...kept, all6] } };
  account.parameters = { [SWITCH]: { value: 'on', since: new Date() } };
  account.told = [];
  account.verify = () => violation;
  world.fake.disturb({});
});

const revoke = ({
  mode = 'automatic',
  dryRun = false,
  ...setting
}: Omit<Setting, 'url'> & {
  mode?: 'approve' | 'automatic';
  dryRun?: boolean;
} = {}): Promise<Execution> =>
  execute(
    runbooks[mode].revoke,
    { ResourceId: GROUP, DryRun: String(dryRun) },
    { url: world.fake.url, ...setting },
  );
const authorizeAgain = (): Promise<Execution> =>
  execute(runbooks.automatic.authorizeAgain, { ResourceId: GROUP }, { url: world.fake.url });

const rules = () => account.groups[GROUP]?.rules;
const recorded = () => Object.keys(account.parameters).filter((name) => name.startsWith(`${RECORD}/`));
const names = ({ steps }: Execution): readonly string[] => steps.map(({ name }) => name);
const WOULD = `revoke of ${GROUP}, held by web: sgr-ssh (tcp 22 from 0.0.0.0/0), sgr-all6 (everything from ::/0)`;

test('revokes what the whole internet may use, keeps it, and tells', async () => {
  const execution = await revoke();
  expect(execution).toMatchObject({
    status: 'Success',
    outputs: { 'plan.Payload': `go: ${WOULD}`, 'revoke.Payload': `done: ${WOULD}` },
  });
  expect(rules()).toEqual(kept);
  expect(recorded()).toEqual([`${RECORD}/sgr-ssh`, `${RECORD}/sgr-all6`]);
  expect(JSON.parse(account.parameters[`${RECORD}/sgr-ssh`]?.value ?? '')).toEqual(ssh);
  expect(account.told).toEqual([
    {
      subject: 'Closed: a security group open to the internet (example)',
      message: expect.stringContaining(
        `--document-name quest-example-authorize-ingress-again --parameters ResourceId=${GROUP}`,
      ),
    },
  ]);
});

test('it revokes by the ids of rules', async () => {
  const since = world.fake.calls.length;
  await revoke();
  const made = world.fake.calls
    .slice(since)
    .filter(({ operation }) => operation === 'RevokeSecurityGroupIngress');
  expect(made.map(({ input }) => input)).toEqual([
    { GroupId: GROUP, SecurityGroupRuleIds: ['sgr-ssh', 'sgr-all6'] },
  ]);
});

test('a dry run tells what it would do, and changes nothing', async () => {
  const state = structuredClone([account.groups, account.parameters]);
  const execution = await revoke({ dryRun: true });
  expect(execution.outputs['plan.Payload']).toBe(`go: ${WOULD}`);
  expect(names(execution)).toEqual(['verify', 'plan', 'isPlanned', 'isDryRun']);
  expect([account.groups, account.parameters, account.told]).toEqual([...state, []]);
});

test.each<[string, () => void, string]>([
  [
    'the verdict is now compliant',
    () => {
      account.verify = () => ({ verdict: 'compliant', message: 'all is well' });
    },
    'stop: the verdict is now "compliant": all is well',
  ],
  [
    'the live group has other rules than those judged',
    () => {
      account.groups = { [GROUP]: { tags: { environment: 'example' }, rules: [ssh, ...kept] } };
    },
    `stop: ${GROUP} is not as it was judged: judged with everything from ::/0; tcp 22 from 0.0.0.0/0; it now has tcp 22 from 0.0.0.0/0`,
  ],
  [
    'what was judged is not told',
    () => {
      account.verify = () => ({ ...violation, resource: { id: GROUP } });
    },
    `stop: the rules of ${GROUP} cannot be compared with those judged`,
  ],
  [
    'the internet gets in only by two rules together',
    () => {
      const half = (CidrIpv4: string) => ({ ...ssh, SecurityGroupRuleId: `sgr-${CidrIpv4}`, CidrIpv4 });
      account.groups = {
        [GROUP]: { tags: { environment: 'example' }, rules: [half('0.0.0.0/1'), half('128.0.0.0/1')] },
      };
      const SecurityGroupIngress = ['0.0.0.0/1', '128.0.0.0/1'].map((CidrIp) => ({
        ...{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22 },
        CidrIp,
      }));
      account.verify = () => ({
        ...violation,
        resource: { id: GROUP, properties: { SecurityGroupIngress } },
      });
    },
    `stop: no rule of ${GROUP} alone lets the whole internet in`,
  ],
  [
    'it has not the tag of the environment',
    () => {
      account.groups = { [GROUP]: { tags: {}, rules: [ssh, all6] } };
    },
    `stop: ${GROUP} has no tag "environment"; only what has "example" there is changed`,
  ],
  [
    'it opted out',
    () => {
      const tags = { environment: 'example', remediation: 'off' };
      account.groups = { [GROUP]: { tags, rules: [ssh, all6] } };
    },
    `stop: ${GROUP} has the tag "remediation" with the value "off"`,
  ],
  [
    'no service of the cluster holds it',
    () => {
      account.services = { api: { ...account.services['api'], securityGroups: ['sg-other'] } as never };
    },
    `stop: ${GROUP} is held by no service of the cluster quest-example`,
  ],
  [
    'it is gone',
    () => {
      account.groups = {};
    },
    `stop: ${GROUP} is not there`,
  ],
  [
    'the switch is off',
    () => {
      account.parameters = {};
    },
    `stop: remediation is switched off: ${SWITCH} is unreadable (ParameterNotFound), which is off; else it would ${WOULD}`,
  ],
  [
    'another one was closed within the hour',
    () => {
      const name = '/quest/example/remediation/revoked/sg-0bbbbbbbbbbbbbbb2/sgr-1';
      account.parameters[name] = { value: '{}', since: new Date() };
    },
    'stop: the limit of 1 an hour is reached: sg-0bbbbbbbbbbbbbbb2',
  ],
])('%s: nothing is changed, and it says why', async (_, arrange, why) => {
  arrange();
  const state = structuredClone([account.groups, account.parameters]);
  const execution = await revoke();
  expect(execution).toMatchObject({ status: 'Success', outputs: { 'plan.Payload': why } });
  expect(names(execution)).toEqual(['verify', 'plan', 'isPlanned']);
  expect([account.groups, account.parameters, account.told]).toEqual([...state, []]);
});

test('a line that breaks while it records or revokes loses nothing, and undoing gives back what was revoked', async () => {
  world.fake.disturb({ cut: 2, only: ['PutParameter'] });
  await revoke();
  world.fake.disturb({});
  expect(rules()).toEqual(kept);
  await authorizeAgain();
  const same = ({ SecurityGroupRuleId: _, ...rule }: SecurityGroupRule) => rule;
  expect(rules()?.map(same)).toEqual([...kept, { ...ssh }, { ...all6 }].map(same));
  expect(recorded()).toEqual([]);
});

test('undoing it leaves alone what somebody has given back before', async () => {
  await revoke();
  account.groups[GROUP]?.rules.push({ ...ssh, SecurityGroupRuleId: 'sgr-by-hand' });
  expect(await authorizeAgain()).toMatchObject({
    status: 'Success',
    outputs: { 'authorize.Payload': `done: 2 rules given back to ${GROUP}` },
  });
  expect(rules()?.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId)).toEqual([
    ...['sgr-web', 'sgr-office', 'sgr-out', 'sgr-by-hand'],
    expect.stringMatching(/^sgr-again/),
  ]);
  expect(recorded()).toEqual([]);
});

test('with nothing recorded there is nothing to undo', async () => {
  expect(await authorizeAgain()).toMatchObject({
    status: 'Success',
    outputs: { 'authorize.Payload': `stop: nothing is recorded of ${GROUP}` },
  });
  expect(account.told).toEqual([]);
});

test('who has to approve is asked before anything is changed, and may refuse', async () => {
  const refused = await revoke({ mode: 'approve', approve: () => 'Rejected' });
  expect([refused.status, rules(), recorded()]).toEqual(['Failed', [ssh, ...kept, all6], []]);
  expect(account.told.map(({ subject }) => subject)).toEqual([
    'Approve: close a security group to the internet (example)',
  ]);
  const approved = await revoke({ mode: 'approve', approve: () => 'Approved' });
  expect([approved.status, rules()]).toEqual(['Success', kept]);
});
