import { DESCRIBED } from '../../../../rules/enforcers/config-rule/described';
import type { Granted } from '../../../../rules/enforcers/config-rule/granted';
import { configRulesOf } from '../../../../rules/enforcers/config-rule/plan';
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
  expect(annotation('vpc-entry-load-balancer-only')).toMatch(
    /^claim-vpc-entry-load-balancer-only: internet \(5\.5\.5\.0\/24\) -> /,
  );
});
