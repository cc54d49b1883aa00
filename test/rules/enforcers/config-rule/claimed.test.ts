import { DESCRIBED } from '../../../../rules/enforcers/config-rule/described';
import type { Granted } from '../../../../rules/enforcers/config-rule/granted';
import { configRulesOf } from '../../../../rules/enforcers/config-rule/plan';
import { parseExceptions } from '../../../../rules/exceptions/parse';
import { claimRule } from '../../../../rules/reachability/claim';
import { bundle } from '../../../../stacks/bundles';
import { claimsOf } from '../../../../stacks/claims';
import { bastion, group, made, SOUND, tcp } from '../../../stacks/sound-network';
import { accountOf, isDescribed } from '../../agreement/account';
import { deploy } from '../../agreement/deploy';
import { DIALECTS } from '../../agreement/dialects';
import { servicesOf } from '../describers/session';
import { EMPTY, stockOf } from '../describers/stock';
import { FakeConfig, type Item } from '../fake/config';
import { type Fake, fakeAws } from '../fake/server';
import type { Service } from '../fake/service';
import { type Host, hostOf } from './host';
import { itemOf } from './resources';
import { ACCOUNT_ID, eventOf, NOTHING_GRANTED, scheduled } from './stage';

const TIME = new Date('2026-11-01T10:00:00.000Z');
const CLAIMS = claimsOf({ network: 'own', natGateways: 0 });
const { planned: PLANNED } = configRulesOf(
  { name: 'claims', rules: CLAIMS.map(claimRule) },
  { prefix: 'quest-test-', describe: DESCRIBED },
);

type Template = Readonly<Record<string, object>>;

let config: FakeConfig;
let now: readonly Service[] = [];
let fake: Fake;
const hosts: Host[] = [];

/** What asks load balancers, as they are at the time of the call. */
function live(one: Service): Service {
  return {
    ...one,
    get handlers() {
      return now.find(({ signing }) => signing === one.signing)?.handlers ?? {};
    },
  };
}

beforeAll(async () => {
  fake = await fakeAws(servicesOf(EMPTY).map(live));
});

afterEach(() => {
  for (const one of hosts.splice(0)) one.kill();
});

afterAll(() => fake.close());

/** An account into which a template is deployed, with what AWS Config records of it. */
function deployed(Resources: Template): void {
  const resources = deploy({ Resources });
  config = new FakeConfig();
  for (const { name, inputParameters } of PLANNED) config.rule(name, JSON.stringify(inputParameters));
  for (const text of DIALECTS.api(accountOf(resources, isDescribed).items)) {
    for (const item of JSON.parse(text).configurationItems) {
      config.record({ ...item, configurationItemCaptureTime: TIME, resourceCreationTime: TIME } as Item);
    }
  }
  now = [config.service, ...servicesOf(stockOf(resources)).filter(({ signing }) => signing !== 'config')];
}

function started(granted: Granted = NOTHING_GRANTED, env: Readonly<Record<string, string>> = {}): Host {
  const host = hostOf(bundle('config-rule', { granted, claims: CLAIMS }), { ...fake.env, ...env });
  hosts.push(host);
  return host;
}

/** What AWS Config is told of each claim: of the account, and of nothing else. */
async function told(host: Host): Promise<Readonly<Record<string, string>>> {
  for (const one of PLANNED) await host.call(eventOf(config, one, scheduled(TIME)));
  return Object.fromEntries(
    PLANNED.map(({ rule, name }) => {
      const held = [...config.held(name).values()];
      expect(held.map(({ type, id }) => [type, id])).toEqual([['AWS::::Account', ACCOUNT_ID]]);
      return [rule.slice('claim-'.length), String(held[0]?.compliance)];
    }),
  );
}

const annotation = (claim: string): string =>
  config.held(`quest-test-claim-${claim}`).get(`AWS::::Account ${ACCOUNT_ID}`)?.annotation ?? '';

const HOLDS = {
  'internet-tasks-https-only': 'COMPLIANT',
  'internet-tasks-never-directly': 'COMPLIANT',
  'tasks-internet-never': 'COMPLIANT',
  'app-port-load-balancer-only': 'COMPLIANT',
  'vpc-entry-load-balancer-only': 'COMPLIANT',
  'internet-tasks-https-only-after-break-in': 'COMPLIANT',
};

test('what is claimed holds of the account', async () => {
  deployed(SOUND);
  expect(await told(started())).toEqual(HOLDS);
});

test('a way that was opened is told of the account, as far as it fits', async () => {
  deployed({
    ...SOUND,
    ...bastion('5.5.5.0/24'),
    Ingress: made('AWS::EC2::SecurityGroupIngress', {
      GroupId: group('TaskGroup'),
      ...tcp(3000, { SourceSecurityGroupId: group('BastionGroup') }),
    }),
  });
  expect(await told(started())).toEqual({
    ...HOLDS,
    'app-port-load-balancer-only': 'NON_COMPLIANT',
    'vpc-entry-load-balancer-only': 'NON_COMPLIANT',
    'internet-tasks-https-only-after-break-in': 'NON_COMPLIANT',
  });
  const opener = idOf('AWS::EC2::SecurityGroup', 'Bastion');
  const said = annotation('vpc-entry-load-balancer-only');
  expect(
    said.startsWith(
      `claim-vpc-entry-load-balancer-only: AWS::EC2::SecurityGroup ${opener}: internet (5.5.5.0/24) -> elastic IP `,
    ),
  ).toBe(true);
  expect(said).toHaveLength(256);
});

/** The id that EC2 gave a resource of the template. */
function idOf(type: Item['resourceType'], like: string): string {
  const found = config.current.find(
    (one) => one.resourceType === type && JSON.stringify(one.configuration).includes(like),
  );
  return found?.resourceId ?? 'none';
}

/** An interface that a service of AWS made: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html */
function interfaceOf(id: string, block: string, group: string, more: object): Item {
  const configuration = {
    ...{ networkInterfaceId: id, interfaceType: 'interface', requesterManaged: true, status: 'in-use' },
    ...{
      subnetId: idOf('AWS::EC2::Subnet', block),
      groups: [{ groupId: idOf('AWS::EC2::SecurityGroup', group) }],
    },
    ...more,
  };
  return itemOf('AWS::EC2::NetworkInterface', id, configuration, TIME);
}

const BALANCER = {
  description: 'ELB app/front/50dc6c495c0c9188',
  privateIpAddress: '10.0.0.7',
  ipv6Addresses: [],
  association: { ipOwnerId: 'amazon-elb', publicIp: '198.51.100.20' },
};

test('the interfaces that AWS makes for what is known are no ways of their own, and those of people are', async () => {
  deployed(SOUND);
  const task = {
    description: `arn:aws:ecs:eu-west-1:${ACCOUNT_ID}:attachment/1`,
    privateIpAddress: '10.0.1.9',
  };
  config.record(interfaceOf('eni-01', '10.0.0.0/24', 'Balancer', BALANCER));
  config.record(interfaceOf('eni-02', '10.0.1.0/24', 'Tasks', task));
  const host = started();
  expect(await told(host)).toEqual(HOLDS);

  config.record(interfaceOf('eni-01', '10.0.0.0/24', 'Balancer', { ...BALANCER, requesterManaged: false }));
  expect(await told(host)).toEqual({ ...HOLDS, 'app-port-load-balancer-only': 'NON_COMPLIANT' });
  expect(annotation('app-port-load-balancer-only')).toContain('network interface eni-01');
});

test('what is not recorded is a doubt, and non-compliance where strictness is asked for', async () => {
  deployed(SOUND);
  const some = ['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::ECS::Service'] as const;
  config.recorder = { name: 'default', recordingGroup: { allSupported: false, resourceTypes: [...some] } };
  const doubted = (compliance: string) =>
    Object.fromEntries(Object.keys(HOLDS).map((claim) => [claim, compliance]));
  expect(await told(started())).toEqual(doubted('NOT_APPLICABLE'));
  expect(annotation('tasks-internet-never')).toMatch(/^claim-tasks-internet-never: not judged: /);
  deployed(SOUND);
  config.recorder = { name: 'default', recordingGroup: { allSupported: false, resourceTypes: [...some] } };
  expect(await told(started(NOTHING_GRANTED, { GUARDRAILS_STRICT: 'true' }))).toEqual(
    doubted('NON_COMPLIANT'),
  );
});

test('a listener rule, which AWS Config does not record, opens a way; once it is gone the claim holds again', async () => {
  const Rule = made('AWS::ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn: { Ref: 'Http' },
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/old/*'] } }],
    Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
  });
  const host = started();
  deployed({ ...SOUND, Rule });
  const broken = {
    'internet-tasks-https-only': 'NON_COMPLIANT',
    'internet-tasks-https-only-after-break-in': 'NON_COMPLIANT',
  };
  expect(await told(host)).toEqual({ ...HOLDS, ...broken });
  // The same account, in which AWS Config holds what it was told.
  now = [
    config.service,
    ...servicesOf(stockOf(deploy({ Resources: SOUND }))).filter(({ signing }) => signing !== 'config'),
  ];
  expect(await told(host)).toEqual(HOLDS);
});

describe('an exception', () => {
  const open = {
    ...SOUND,
    ...bastion('5.5.5.0/24'),
  };
  const granted = (resource: string, paths: Granted['paths'] = {}): Granted => ({
    file: parseExceptions(
      `exceptions:
  - rule: claim-vpc-entry-load-balancer-only
    resource: ${resource}
    reason: It is taken down next week.
    owner: platform
    expires: 2026-11-10
`,
      'exceptions.yaml',
    ),
    paths,
  });
  const judged = async (given: Granted): Promise<string | undefined> => {
    const host = started(given);
    await host.clock(TIME);
    return (await told(host))['vpc-entry-load-balancer-only'];
  };

  test('for what opened the way excuses the account, by its id and by its construct', async () => {
    deployed(open);
    const id = idOf('AWS::EC2::SecurityGroup', 'Bastion');
    expect(await judged(granted(id))).toBe('NOT_APPLICABLE');
    expect(annotation('vpc-entry-load-balancer-only')).toBe(
      'claim-vpc-entry-load-balancer-only: excepted by platform until 2026-11-10: It is taken down next week.',
    );
    const opener = config.current.find(({ resourceId }) => resourceId === id);
    if (!opener) throw new Error('there is no bastion');
    const tags = [
      { key: 'aws:cloudformation:stack-name', value: 'Ops' },
      { key: 'aws:cloudformation:logical-id', value: 'Bastion1' },
    ];
    const configuration = { ...JSON.parse(opener.configuration ?? ''), tags };
    config.record({ ...opener, configuration: JSON.stringify(configuration) });
    const construct = 'Ops/Bastion/Group';
    expect(await judged(granted(construct, { 'Ops/Bastion1': construct }))).toBe('NOT_APPLICABLE');
  });

  test('for something else excuses nothing, nor does one that expired', async () => {
    deployed(open);
    expect(await judged(granted(idOf('AWS::EC2::SecurityGroup', 'Tasks')))).toBe('NON_COMPLIANT');
    const late = started(granted(idOf('AWS::EC2::SecurityGroup', 'Bastion')));
    await late.clock(new Date('2026-11-11T00:00:00.000Z'));
    expect((await told(late))['vpc-entry-load-balancer-only']).toBe('NON_COMPLIANT');
  });

  test('for the account excuses what stands at nothing else', async () => {
    const { Service: _, ...without } = SOUND;
    deployed(without);
    const host = started(NOTHING_GRANTED, { GUARDRAILS_STRICT: 'true' });
    expect((await told(host))['tasks-internet-never']).toBe('NON_COMPLIANT');
    const file = parseExceptions(
      `exceptions:
  - rule: claim-tasks-internet-never
    resource: account
    reason: The service comes next week.
    owner: platform
    expires: 2026-11-10
`,
      'exceptions.yaml',
    );
    const excused = started({ file, paths: {} }, { GUARDRAILS_STRICT: 'true' });
    await excused.clock(TIME);
    expect((await told(excused))['tasks-internet-never']).toBe('NOT_APPLICABLE');
  });
});

describe('claims that cannot be read', () => {
  const refused = async (claims: unknown, because: string): Promise<void> => {
    deployed(SOUND);
    const directory = bundle('config-rule', { granted: NOTHING_GRANTED, claims: claims as typeof CLAIMS });
    const host = hostOf(directory, fake.env);
    hosts.push(host);
    for (const one of PLANNED)
      await expect(host.call(eventOf(config, one, scheduled(TIME)))).rejects.toThrow(because);
    expect(config.puts).toEqual([]);
    expect(host.lines()[0]).toMatchObject({ level: 'error' });
  };
  const [first, ...others] = CLAIMS;

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'claims.json, which says what is claimed of the network, cannot be read'],
    ['no list', { claims: CLAIMS }, 'what it holds is {"claims"'],
    ['one without an end', [{ ...first, to: undefined }, ...others], '0.to is undefined'],
    ['one from nowhere', [{ ...first, from: 'nobody' }, ...others], '0.from is "nobody"'],
    ['one that is misspelt', [{ ...first, onlyThru: {} }, ...others], '0.onlyThru is none of'],
    ['none of these', [], 'no claim of this deployment'],
  ])('%s: none is told to hold', async (_, claims, because) => refused(claims, because));
});

test('a claim asks for the network once, type by type, and tells one verdict', async () => {
  deployed(SOUND);
  const host = started();
  const [claim] = PLANNED;
  if (!claim) throw new Error('nothing is planned');
  const before = fake.calls.length;
  await host.call(eventOf(config, claim, scheduled(TIME)));
  const calls = fake.calls.slice(before);
  const asked = calls.map(({ operation, input }) => `${operation} ${JSON.stringify(input)}`);
  expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([]);
  // More where a type has more than a hundred resources, and for each load balancer.
  expect(calls.length).toBeGreaterThan(25);
  expect(calls.length).toBeLessThan(50);
  expect(config.puts.map(({ evaluations }) => evaluations.length)).toEqual([1]);
});
