import { CATALOG } from '../../../../rules/catalog';
import type { Rule } from '../../../../rules/core/rule';
import { DESCRIBED } from '../../../../rules/enforcers/config-rule/described';
import { SETTINGS } from '../../../../rules/enforcers/config-rule/describers/ssm';
import { configRulesOf } from '../../../../rules/enforcers/config-rule/plan';
import { bundle } from '../../../../stacks/bundles';
import { accountOf } from '../../agreement/account';
import { compare } from '../../agreement/compare';
import { completed } from '../../agreement/completed';
import { deploy } from '../../agreement/deploy';
import { DIALECTS } from '../../agreement/dialects';
import { casesOf } from '../../catalog/cases';
import { type Host, hostOf } from '../config-rule/host';
import { ACCOUNT_ID, eventOf, NOTHING_GRANTED, scheduled } from '../config-rule/stage';
import { FakeConfig, type Item, type Verdict } from '../fake/config';
import { type Fake, fakeAws } from '../fake/server';
import type { Service } from '../fake/service';
import { canariesOf, servicesOf } from './session';
import { EMPTY, type Stock, stockOf } from './stock';
import type { Trouble } from './trouble';

const TIME = new Date('2026-11-01T10:00:00.000Z');

/** The rules that describe something, as the stack would make them. */
const PLANNED = configRulesOf(
  { name: 'all', rules: CATALOG },
  { prefix: 'quest-test-', describe: DESCRIBED },
).planned.filter(({ describes }) => describes.length > 0);

/** What the account holds while a case is judged. */
let stock: Stock = EMPTY;
let config: FakeConfig;
let now: readonly Service[] = servicesOf(EMPTY);

/** AWS Config, of which describers ask what the rest of the function does not. */
function configService(): Service {
  const described = servicesOf(stock).find(({ signing }) => signing === 'config');
  const { DescribeConfigurationRecorderStatus, DescribeConfigurationRecorders } = described?.handlers ?? {};
  const own = { ...config.service.handlers, DescribeConfigurationRecorderStatus };
  const handlers = stock.recorders === EMPTY.recorders ? own : { ...own, DescribeConfigurationRecorders };
  return { ...config.service, handlers };
}

/** A service that is, at every call, that of the account of the moment. */
function live(one: Service): Service {
  return {
    ...one,
    get handlers() {
      return now.find(({ signing }) => signing === one.signing)?.handlers ?? {};
    },
  };
}

/** An account into which a template is deployed, with what AWS Config records of it. */
function deployed(template: Readonly<Record<string, unknown>>, types: readonly string[]): void {
  const resources = deploy(completed(template));
  stock = stockOf(resources);
  config = new FakeConfig();
  // What custom rules may tell of: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_nodejs.html#creating-custom-rules-for-additional-resource-types
  config.types = new Set([...config.types, ...types]);
  const { items, described } = accountOf(resources, (type) => types.includes(type));
  for (const text of DIALECTS.api(items)) {
    for (const item of JSON.parse(text).configurationItems) {
      config.record({ ...item, configurationItemCaptureTime: TIME, resourceCreationTime: TIME } as Item);
    }
  }
  // The policy of a function that permissions can say stands in its item.
  for (const { resourceType, resourceId, arn, supplementary } of described) {
    if (resourceType !== 'AWS::Lambda::Function') continue;
    config.record({
      ...{ resourceType, resourceId, arn, configuration: '{}', configurationItemStatus: 'OK' },
      ...{ supplementaryConfiguration: { Policy: String(supplementary['Policy']) } },
      configurationItemCaptureTime: TIME,
    });
  }
  for (let at = 0; at < stock.classic; at += 1) {
    config.record({
      ...{ resourceType: 'AWS::WAFRegional::WebACL', resourceId: `acl-${at}`, configuration: '{}' },
      ...{ configurationItemStatus: 'OK', configurationItemCaptureTime: TIME },
    });
  }
  now = [configService(), ...servicesOf(stock).filter(({ signing }) => signing !== 'config')];
}

let fake: Fake;
let host: Host;

beforeAll(async () => {
  config = new FakeConfig();
  fake = await fakeAws(servicesOf(EMPTY).map(live), { synthetics: canariesOf(() => stock) });
  host = hostOf(bundle('config-rule', { granted: NOTHING_GRANTED }), fake.env);
});

afterAll(() => {
  host.kill();
  fake.close();
});

/** How many verdicts were held against those on templates. */
let verdicts = 0;

const HELD = { compliant: 'COMPLIANT', violation: 'NON_COMPLIANT', indeterminate: 'NOT_APPLICABLE' } as const;

function ruleOf(id: string): Rule {
  const found = CATALOG.find((rule) => rule.id === id);
  if (!found) throw new Error(id);
  return found;
}

test.each(PLANNED.map((planned) => [planned.rule, planned] as const))(
  '%s: the built function tells AWS Config what the template said',
  async (id, planned) => {
    let told = 0;
    for (const { given } of casesOf(ruleOf(id))) {
      const compared = compare(ruleOf(id), given, 'periodic', ['api']);
      const there = compared.filter(
        (one) => one.there !== 'absent' && isReal(given) && isAsked(one.resource),
      );
      if (there.length === 0) continue;
      deployed(given, planned.describes);
      config.rule(planned.name, JSON.stringify(planned.inputParameters));
      await host.call(eventOf(config, planned, scheduled(TIME)));
      const held = config.held(planned.name);
      const found = there.map(({ resource }) => [resource, held.get(resource)?.compliance ?? 'none']);
      const wanted = there.map((one) => [one.resource, one.there === 'absent' ? '' : HELD[one.there]]);
      expect(found).toEqual(wanted);
      told += there.length;
    }
    verdicts += told;
    expect(told).toBeGreaterThan(0);
  },
);

test('that are more than two hundred verdicts', () => {
  expect(verdicts).toBeGreaterThan(200);
});

/** A URL says how it is authenticated, or is none: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html */
function isReal(template: Readonly<Record<string, unknown>>): boolean {
  return !/"AWS::Lambda::Url","Properties":\{(?!"AuthType")/.test(JSON.stringify(template));
}

/** Of the settings of Systems Manager only those are asked for that rules judge. */
function isAsked(resource: string): boolean {
  return !resource.includes(':servicesetting/') || SETTINGS.some((name) => resource.endsWith(name));
}

test('a type that AWS Config refuses is told of the account, by the worst that there is of it', async () => {
  const planned = PLANNED.find(({ rule }) => rule === 'logs-log-group-retention-limited');
  if (!planned) throw new Error('not planned');
  const group = (LogGroupName: string, more: object = {}) => ({
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName, ...more },
  });
  const Resources = {
    Kept: group('kept', { RetentionInDays: 30 }),
    Open: group('open'),
    Ever: group('ever'),
  };
  deployed({ Resources }, []);
  config.rule(planned.name, JSON.stringify(planned.inputParameters));
  await host.call(eventOf(config, planned, scheduled(TIME)));
  expect([...config.held(planned.name).values()]).toEqual([
    {
      ...{ type: 'AWS::::Account', id: ACCOUNT_ID, compliance: 'NON_COMPLIANT', at: TIME },
      annotation: expect.stringMatching(
        /^logs-log-group-retention-limited: AWS::Logs::LogGroup open \(and 1 more\): RetentionInDays is absent/,
      ),
    },
  ]);
});

describe('keys of users', () => {
  const planned = PLANNED.find(({ rule }) => rule === 'iam-user-access-key-absent');
  const key = (UserName: string, Status: string) => ({
    Type: 'AWS::IAM::AccessKey',
    Properties: { UserName, Status },
  });
  const Resources = { Ann: key('ann', 'Inactive'), Bob: key('bob', 'Inactive') };

  const sweep = async (trouble: Trouble): Promise<ReadonlyMap<string, Verdict>> => {
    if (!planned) throw new Error('not planned');
    deployed({ Resources }, planned.describes);
    now = [configService(), ...servicesOf(stock, trouble).filter(({ signing }) => signing !== 'config')];
    config.rule(planned.name, JSON.stringify(planned.inputParameters));
    await host.call(eventOf(config, planned, scheduled(TIME)));
    return config.held(planned.name);
  };

  test('of one who refuses to tell are not judged, and not compliant', async () => {
    const held = [...(await sweep({ 'ListAccessKeys bob': ['AccessDenied', 'no'] })).values()];
    expect(held.map(({ compliance }) => compliance).sort()).toEqual(['COMPLIANT', 'NOT_APPLICABLE']);
    expect(held.find(({ compliance }) => compliance === 'NOT_APPLICABLE')).toMatchObject({
      id: 'bob',
      annotation: expect.stringMatching(
        /^iam-user-access-key-absent: not judged: Status .*which AWS refuses to tell/,
      ),
    });
  });

  test('of which the list is refused are an error that says what is needed, and no verdict', async () => {
    await expect(sweep({ ListUsers: ['AccessDenied', 'no'] })).rejects.toThrow(
      /AWS refuses to list what there is of AWS::IAM::AccessKey .* use iam:ListAccessKeys, iam:ListUsers/,
    );
    expect(config.puts.flatMap(({ evaluations }) => evaluations)).toEqual([]);
  });
});
