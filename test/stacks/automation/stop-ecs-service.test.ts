import { type Account, arnOf, type EcsService, startWorld, type World } from './account';
import { breakOff, type Execution, execute, type Setting } from './executor';
import { type Mode, remediationOf, runbookOf } from './runbooks';

const CLUSTER = 'quest-example';
const WEB = arnOf({ cluster: CLUSTER }, 'web');
const SWITCH = '/quest/example/remediation/switch';
const RECORD = '/quest/example/remediation/stopped/web';
const HOUR = 3_600_000;

const inMode = (mode: Mode) => {
  const template = remediationOf(mode);
  return {
    stop: runbookOf(template, 'quest-example-stop-ecs-service'),
    startAgain: runbookOf(template, 'quest-example-start-ecs-service-again'),
  };
};
const runbooks = {
  notify: inMode('notify'),
  approve: inMode('approve'),
  automatic: inMode('automatic'),
};

const publicService = (): EcsService => ({
  desired: 2,
  running: [2],
  subnets: ['subnet-public1', 'subnet-public2'],
  assignPublicIp: 'ENABLED',
  securityGroups: ['sg-0aaaaaaaaaaaaaaa1'],
  tags: { project: 'quest', environment: 'example' },
  schedulingStrategy: 'REPLICA',
});

/** What the evaluator says of it, as AWS Config has recorded it. */
const violation = {
  verdict: 'violation',
  message: 'ecs-service-private-subnets-required: AssignPublicIp is "ENABLED", expected "DISABLED"',
  resource: {
    type: 'AWS::ECS::Service',
    id: WEB,
    tags: {},
    properties: {
      NetworkConfiguration: {
        AwsvpcConfiguration: { AssignPublicIp: 'ENABLED', Subnets: ['subnet-public2', 'subnet-public1'] },
      },
    },
  },
  captureTime: '2026-11-24T00:00:00.000Z',
};

const account: Account = {
  cluster: CLUSTER,
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
  account.services = { web: publicService() };
  account.scaling = { [`service/${CLUSTER}/web`]: { min: 2, max: 4 } };
  account.parameters = { [SWITCH]: { value: 'on', since: new Date() } };
  account.told = [];
  account.leastMaximum = 0;
  account.verify = () => violation;
  world.fake.disturb({});
});

interface Run extends Omit<Setting, 'url'> {
  readonly mode?: Mode;
  readonly dryRun?: boolean;
  readonly of?: string;
}

const stop = ({ mode = 'automatic', dryRun = false, of = WEB, ...setting }: Run = {}): Promise<Execution> =>
  execute(
    runbooks[mode].stop,
    { ResourceId: of, DryRun: String(dryRun) },
    { url: world.fake.url, ...setting },
  );

const startAgain = (): Promise<Execution> =>
  execute(runbooks.automatic.startAgain, { ResourceId: WEB }, { url: world.fake.url });

const names = ({ steps }: Execution): readonly string[] => steps.map(({ name }) => name);
const recorded = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(account.parameters).flatMap(([name, { value }]) =>
      name.startsWith('/quest/example/remediation/stopped/') ? [[name, value]] : [],
    ),
  );

const WRITES = ['PutParameter', 'DeleteParameters', 'UpdateService', 'RegisterScalableTarget', 'Publish'];

/** What was written anywhere since a call. */
const written = (since: number): readonly string[] =>
  world.fake.calls
    .slice(since)
    .filter(({ operation }) => WRITES.includes(operation))
    .map(({ operation }) => operation);

const before = {
  [`${RECORD}/scaling`]: 'yes',
  [`${RECORD}/min-capacity`]: '2',
  [`${RECORD}/max-capacity`]: '4',
  [`${RECORD}/desired-count`]: '2',
};

test('stops the service, keeps what it had, waits, and tells', async () => {
  const execution = await stop();
  expect(execution).toMatchObject({
    status: 'Success',
    outputs: {
      'plan.Payload':
        'go: stop web of the cluster quest-example: desired count 2 -> 0, autoscaling 2 to 4 -> 0 to 0',
      'record.Payload': 'recorded: scaled',
    },
  });
  expect(names(execution)).toEqual([
    ...['verify', 'plan', 'isPlanned', 'isDryRun', 'look', 'record', 'isRecorded', 'setCapacityToZero'],
    ...['setDesiredCountToZero', 'waitUntilStopped', 'tellThatItStopped'],
  ]);
  expect(account.services['web']).toMatchObject({ desired: 0, running: [0] });
  expect(account.scaling).toEqual({ [`service/${CLUSTER}/web`]: { min: 0, max: 0 } });
  expect(recorded()).toEqual(before);
  expect(account.told).toEqual([
    {
      subject: 'Stopped: an ECS service in a public subnet (example)',
      message: [
        'No task of it runs any more.',
        'go: stop web of the cluster quest-example: desired count 2 -> 0, autoscaling 2 to 4 -> 0 to 0',
        '',
        'Once it is mended, start it again with as many tasks as before:',
        `  aws ssm start-automation-execution --document-name quest-example-start-ecs-service-again --parameters ResourceId=${WEB}`,
        'Switch all remediation off:',
        '  aws ssm put-parameter --overwrite --type String --name /quest/example/remediation/switch --value off',
        'Runbook: 4105a4fc-f944-11e6-9d32-0a1b2c3d4e5f',
      ].join('\n'),
    },
  ]);
});

test('asks the evaluator about that rule and that resource', async () => {
  const asked: unknown[] = [];
  account.verify = (event) => {
    asked.push(event);
    return violation;
  };
  await stop({ dryRun: true });
  expect(asked).toEqual([
    {
      verify: {
        rule: 'ecs-service-private-subnets-required',
        resourceType: 'AWS::ECS::Service',
        resourceId: WEB,
      },
      accountId: '111122223333',
    },
  ]);
});

test.each(['json', 'text'] as const)('takes the answer of a function as %s', async (payload) => {
  expect(await stop({ payload })).toMatchObject({ status: 'Success' });
  expect(account.services['web']).toMatchObject({ desired: 0 });
});

test('a service without autoscaling is stopped, and is not given any', async () => {
  account.scaling = {};
  expect(names(await stop())).not.toContain('setCapacityToZero');
  expect(account.services['web']).toMatchObject({ desired: 0 });
  expect(account.scaling).toEqual({});
  expect(recorded()).toEqual({ [`${RECORD}/scaling`]: 'no', [`${RECORD}/desired-count`]: '2' });
});

test('where a maximum of 0 is refused, the minimum is set alone, and undoing restores both', async () => {
  account.leastMaximum = 1;
  const execution = await stop();
  expect(execution.status).toBe('Success');
  expect(names(execution).slice(7, 10)).toEqual([
    'setCapacityToZero',
    'setMinCapacityToZero',
    'setDesiredCountToZero',
  ]);
  expect(account.services['web']).toMatchObject({ desired: 0 });
  expect(account.scaling).toEqual({ [`service/${CLUSTER}/web`]: { min: 0, max: 4 } });
  expect(recorded()).toEqual(before);
  await startAgain();
  expect(account.services['web']).toMatchObject({ desired: 2 });
  expect(account.scaling).toEqual({ [`service/${CLUSTER}/web`]: { min: 2, max: 4 } });
});

test('a dry run tells what it would do, and writes nothing', async () => {
  const since = world.fake.calls.length;
  const execution = await stop({ dryRun: true });
  expect(names(execution)).toEqual(['verify', 'plan', 'isPlanned', 'isDryRun']);
  expect(execution).toMatchObject({
    status: 'Success',
    outputs: { 'plan.Payload': expect.stringMatching(/^go: stop web /) },
  });
  expect(written(since)).toEqual([]);
});

test('the mode notify knows dry runs only', async () => {
  await expect(stop({ mode: 'notify', dryRun: false })).rejects.toThrow('DryRun is false');
  expect(await stop({ mode: 'notify', dryRun: true })).toMatchObject({ status: 'Success' });
});

test('nobody forgets to say whether it is a dry run', async () => {
  const { stop: runbook } = runbooks.automatic;
  await expect(execute(runbook, { ResourceId: WEB }, { url: world.fake.url })).rejects.toThrow(
    'DryRun is undefined',
  );
});

const network = (changes: object) => ({
  ...violation,
  resource: {
    ...violation.resource,
    properties: {
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          ...violation.resource.properties.NetworkConfiguration.AwsvpcConfiguration,
          ...changes,
        },
      },
    },
  },
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
    'the verdict is in doubt',
    () => {
      account.verify = () => ({ verdict: 'indeterminate', message: 'a subnet that is not in sight' });
    },
    'stop: the verdict is now "indeterminate": a subnet that is not in sight',
  ],
  [
    'it is excepted',
    () => {
      account.verify = () => ({ verdict: 'excepted', message: 'until 2027-01-31, owner platform' });
    },
    'stop: the verdict is now "excepted": until 2027-01-31, owner platform',
  ],
  [
    'it is gone',
    () => {
      account.verify = () => ({ verdict: 'not-applicable', message: 'AWS Config has no such resource' });
    },
    'stop: the verdict is now "not-applicable": AWS Config has no such resource',
  ],
  [
    'the evaluator answers something else',
    () => {
      account.verify = () => 'violation';
    },
    'stop: the evaluator gave no verdict',
  ],
  [
    'the verdict is about another service',
    () => {
      account.verify = () => ({ ...violation, resource: { ...violation.resource, id: `${WEB}2` } });
    },
    `stop: the verdict is about "${WEB}2", not about ${WEB}`,
  ],
  [
    'the live service stands in other subnets than those judged',
    () => {
      account.services = { web: { ...publicService(), subnets: ['subnet-private1', 'subnet-public1'] } };
    },
    'stop: web is not as it was judged: judged with subnets subnet-public1, subnet-public2, public addresses ENABLED; it now has subnets subnet-private1, subnet-public1, public addresses ENABLED',
  ],
  [
    'the live service has no public address any more',
    () => {
      account.services = { web: { ...publicService(), assignPublicIp: 'DISABLED' } };
    },
    'stop: web is not as it was judged: judged with subnets subnet-public1, subnet-public2, public addresses ENABLED; it now has subnets subnet-public1, subnet-public2, public addresses DISABLED',
  ],
  [
    'what was judged is not told',
    () => {
      account.verify = () => network({ Subnets: undefined });
    },
    'stop: the network of web cannot be compared with the one judged',
  ],
  [
    'it has not the tag of the environment',
    () => {
      account.services = { web: { ...publicService(), tags: { project: 'quest' } } };
    },
    'stop: web has no tag "environment"; only what has "example" there is changed',
  ],
  [
    'it has the tag of another environment',
    () => {
      account.services = { web: { ...publicService(), tags: { environment: 'prod' } } };
    },
    'stop: web has "prod" as its tag "environment"; only what has "example" there is changed',
  ],
  [
    'it opted out',
    () => {
      account.services = {
        web: { ...publicService(), tags: { environment: 'example', remediation: 'off' } },
      };
    },
    'stop: web has the tag "remediation" with the value "off"',
  ],
  [
    'the switch is off',
    () => {
      account.parameters = { [SWITCH]: { value: 'off', since: new Date() } };
    },
    'stop: remediation is switched off: /quest/example/remediation/switch is "off"; else it would stop web of the cluster quest-example: desired count 2 -> 0, autoscaling 2 to 4 -> 0 to 0',
  ],
  [
    'there is no switch',
    () => {
      account.parameters = {};
    },
    'stop: remediation is switched off: /quest/example/remediation/switch is unreadable (ParameterNotFound), which is off; else it would stop web of the cluster quest-example: desired count 2 -> 0, autoscaling 2 to 4 -> 0 to 0',
  ],
  [
    'another one was stopped within the hour',
    () => {
      account.parameters['/quest/example/remediation/stopped/api/desired-count'] = {
        value: '1',
        since: new Date(Date.now() - HOUR + 60_000),
      };
    },
    'stop: the limit of 1 an hour is reached: api',
  ],
  [
    'an old record of it was never restored',
    () => {
      account.parameters[`${RECORD}/desired-count`] = { value: '5', since: new Date('2026-11-20T10:00:00Z') };
    },
    'stop: the state of web was recorded at 2026-11-20T10:00:00.000Z and never restored; undo that, or delete the record, before it is changed again',
  ],
  [
    'it is stopped already',
    () => {
      account.services = { web: { ...publicService(), desired: 0, running: [0] } };
    },
    'stop: web is stopped already: its desired count is 0',
  ],
  [
    'it is a daemon',
    () => {
      account.services = { web: { ...publicService(), schedulingStrategy: 'DAEMON' } };
    },
    `stop: ${WEB} is a daemon, which has no desired count`,
  ],
  [
    'ECS does not know it',
    () => {
      account.services = {};
    },
    `stop: ${WEB} is not there: unknown to ECS`,
  ],
])('%s: nothing is changed, and it says why', async (_, arrange, why) => {
  arrange();
  const [since, state] = [
    world.fake.calls.length,
    structuredClone([account.services, account.scaling, account.parameters]),
  ];
  const execution = await stop();
  expect(execution).toMatchObject({ status: 'Success', outputs: { 'plan.Payload': why } });
  expect(names(execution)).toEqual(['verify', 'plan', 'isPlanned']);
  expect(written(since)).toEqual([]);
  expect([account.services, account.scaling, account.parameters]).toEqual(state);
});

test('a service of another cluster is out of reach', async () => {
  const other = arnOf({ cluster: 'other' }, 'web');
  account.verify = () => ({ ...violation, resource: { ...violation.resource, id: other } });
  expect(await stop({ of: other })).toMatchObject({
    outputs: { 'plan.Payload': `stop: ${other} is no service of the cluster quest-example` },
  });
});

test.each([
  [true, 'Failed', ['verify']],
  [false, 'Success', ['verify', 'plan', 'isPlanned']],
])(
  'an evaluator that fails changes nothing, whether that fails a step (%s) or not',
  async (functionErrorFails, status, ran) => {
    account.verify = () => {
      throw new Error('NOT_JUDGED');
    };
    const since = world.fake.calls.length;
    const execution = await stop({ functionErrorFails });
    expect([execution.status, names(execution)]).toEqual([status, ran]);
    expect(written(since)).toEqual([]);
  },
);

test('an hour later the next one may be stopped', async () => {
  account.parameters['/quest/example/remediation/stopped/api/desired-count'] = {
    value: '1',
    since: new Date(Date.now() - HOUR - 60_000),
  };
  await stop();
  expect(account.services['web']).toMatchObject({ desired: 0 });
});

test('of two at once no more than the limit are stopped', async () => {
  account.services = { web: publicService(), api: publicService() };
  account.verify = (event) => ({
    ...violation,
    resource: { ...violation.resource, id: (event as { verify: { resourceId: string } }).verify.resourceId },
  });
  const [first, second] = await Promise.all([stop(), stop({ of: arnOf(account, 'api') })]);
  const stopped = Object.values(account.services).filter(({ desired }) => desired === 0);
  expect(stopped.length).toBeLessThanOrEqual(1);
  expect([first.status, second.status]).toEqual(['Success', 'Success']);
  // Whoever was not stopped has left no record behind.
  const kept = new Set(Object.keys(recorded()).map((name) => name.split('/')[5]));
  expect(kept.size).toBe(stopped.length);
});

test.each(['record', 'isRecorded', 'setCapacityToZero', 'setDesiredCountToZero', 'waitUntilStopped'])(
  'broken off before %s and tried again, it keeps the state of before the first try',
  async (step) => {
    const broken = stop({ before: (name) => (name === step ? breakOff('broken off') : undefined) });
    await expect(broken).rejects.toThrow('broken off');
    await stop();
    expect(recorded()).toEqual(before);
    expect(account.services['web']).toMatchObject({ desired: 0 });
    expect(account.scaling).toEqual({ [`service/${CLUSTER}/web`]: { min: 0, max: 0 } });
    await startAgain();
    expect(account.services['web']).toMatchObject({ desired: 2 });
    expect(account.scaling).toEqual({ [`service/${CLUSTER}/web`]: { min: 2, max: 4 } });
  },
);

test('a record that was written though its line broke is one; where the limit is reached it goes again', async () => {
  world.fake.disturb({ cut: 1, only: ['PutParameter'] });
  await stop();
  expect(recorded()).toEqual(before);
  world.fake.disturb({});
  await startAgain();

  world.fake.disturb({ cut: 1, only: ['PutParameter'] });
  const [first] = await Promise.all([
    stop({
      before: (step) => {
        if (step !== 'record') return;
        const name = '/quest/example/remediation/stopped/api/desired-count';
        account.parameters[name] = { value: '1', since: new Date(Date.now() - 1000) };
      },
    }),
  ]);
  expect(first.outputs['record.Payload']).toBe('stop: the limit of 1 an hour is reached: api');
  expect(Object.keys(recorded())).toEqual(['/quest/example/remediation/stopped/api/desired-count']);
});

test('calls that are throttled, or fail, are made again', async () => {
  world.fake.disturb({ throttle: 4, fail: 7 });
  expect(await stop()).toMatchObject({ status: 'Success' });
  expect(account.services['web']).toMatchObject({ desired: 0 });
  expect(recorded()).toEqual(before);
});

test('undoing it restores what it had, and drops the record', async () => {
  await stop();
  account.told = [];
  const execution = await startAgain();
  expect(execution).toMatchObject({
    status: 'Success',
    outputs: { 'look.Name': 'web', 'readDesiredCount.Value': 2, 'readScaling.Value': 'yes' },
  });
  expect(account.services['web']).toMatchObject({ desired: 2 });
  expect(account.scaling).toEqual({ [`service/${CLUSTER}/web`]: { min: 2, max: 4 } });
  expect(recorded()).toEqual({});
  expect(account.told).toEqual([
    {
      subject: 'Started again: an ECS service (example)',
      message: expect.stringContaining('web is to have 2 tasks again, as before it was stopped.'),
    },
  ]);
});

test('undoing it of a service without autoscaling gives it none', async () => {
  account.scaling = {};
  await stop();
  const execution = await startAgain();
  expect(names(execution)).toEqual([
    ...['look', 'readDesiredCount', 'readScaling', 'isScaled', 'restoreDesiredCount', 'removeRecord'],
    'tellThatItStarts',
  ]);
  expect([account.services['web']?.desired, account.scaling, recorded()]).toEqual([2, {}, {}]);
});

test('with nothing recorded there is nothing to undo', async () => {
  const since = world.fake.calls.length;
  const execution = await startAgain();
  expect(execution.status).toBe('Failed');
  expect(execution.steps.at(-1)).toEqual({
    name: 'readDesiredCount',
    said: `ParameterNotFound: Parameter ${RECORD}/desired-count not found.`,
  });
  expect(written(since)).toEqual([]);
});

test('where it cannot read all that was recorded, undoing changes nothing and keeps the record', async () => {
  await stop();
  delete account.parameters[`${RECORD}/max-capacity`];
  const since = world.fake.calls.length;
  expect(await startAgain()).toMatchObject({ status: 'Failed' });
  expect(written(since)).toEqual([]);
});

test('a service whose tasks do not stop is told of, and fails the runbook', async () => {
  const stuck = (name: string): void => {
    if (name === 'waitUntilStopped') (account.services['web'] as EcsService).running = [1];
  };
  const execution = await stop({ before: stuck });
  expect(execution.status).toBe('Failed');
  expect(account.told).toEqual([
    {
      subject: 'Stopping: an ECS service in a public subnet (example)',
      message: expect.stringContaining('after 15 minutes it still has tasks. Look at it.'),
    },
  ]);
});

describe('where somebody has to approve', () => {
  test('it asks, judges again, and stops', async () => {
    let asked: string[] = [];
    const execution = await stop({
      mode: 'approve',
      approve: () => {
        asked = account.told.map(({ subject, message }) => `${subject}\n${message}`);
        expect([account.services['web']?.desired, recorded()]).toEqual([2, {}]);
        return 'Approved';
      },
    });
    expect(asked).toEqual([
      [
        'Approve: stop an ECS service in a public subnet (example)',
        'go: stop web of the cluster quest-example: desired count 2 -> 0, autoscaling 2 to 4 -> 0 to 0',
        '',
        'Nothing is changed unless one of the approvers says so within a day:',
        '  aws ssm send-automation-signal --automation-execution-id 4105a4fc-f944-11e6-9d32-0a1b2c3d4e5f --signal-type Approve',
        '  aws ssm send-automation-signal --automation-execution-id 4105a4fc-f944-11e6-9d32-0a1b2c3d4e5f --signal-type Reject',
      ].join('\n'),
    ]);
    expect(names(execution).slice(3, 9)).toEqual([
      'isDryRun',
      'ask',
      'approve',
      'verifyAgain',
      'look',
      'record',
    ]);
    expect(account.services['web']).toMatchObject({ desired: 0 });
    expect(recorded()).toEqual(before);
  });

  test('a refusal changes nothing', async () => {
    const execution = await stop({ mode: 'approve', approve: () => 'Rejected' });
    expect(execution.status).toBe('Failed');
    expect(execution.steps.at(-1)).toEqual({ name: 'approve', said: 'Error: the approval was rejected' });
    expect([account.services['web']?.desired, recorded()]).toEqual([2, {}]);
  });

  test('what was mended, or switched off, before the approval is left alone', async () => {
    const mended = await stop({
      mode: 'approve',
      approve: () => {
        account.verify = () => ({ verdict: 'compliant', message: 'all is well' });
        return 'Approved';
      },
    });
    expect(mended.outputs['record.Payload']).toBe('stop: the verdict is now "compliant": all is well');
    account.verify = () => violation;
    const off = await stop({
      mode: 'approve',
      approve: () => {
        account.parameters = {};
        return 'Approved';
      },
    });
    expect(off.outputs['record.Payload']).toMatch(/^stop: remediation is switched off/);
    expect([account.services['web']?.desired, recorded()]).toEqual([2, {}]);
  });

  test('nobody is asked about a dry run', async () => {
    expect(await stop({ mode: 'approve', dryRun: true })).toMatchObject({ status: 'Success' });
    expect(account.told).toEqual([]);
  });
});
