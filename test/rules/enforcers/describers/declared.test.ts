import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { buildSync } from 'esbuild';
import { CATALOG } from '../../../../rules/catalog';
import { DESCRIBED } from '../../../../rules/enforcers/config-rule/described';
import { DESCRIBERS } from '../../../../rules/enforcers/config-rule/describers/describers';
import { SETTINGS } from '../../../../rules/enforcers/config-rule/describers/ssm';
import { POINTS } from '../../../../rules/packs/points';
import { casesOf } from '../../catalog/cases';
import type { Fake } from '../fake/server';
import { describe as described, fakeOf } from './session';
import { STOCK } from './stocked';

const TYPES = Object.keys(DESCRIBED);
const RULE = 'logs-resource-policy-public-access-denied';

test('what can be described is described, and declared', () => {
  expect(Object.keys(DESCRIBERS).sort()).toEqual([...TYPES].sort());
  const planned = Object.values(POINTS).flatMap(({ periodic }) => periodic?.describes ?? []);
  expect([...new Set(planned)].filter((type) => !TYPES.includes(type))).toEqual([]);
});

test('every setting that a rule accuses is asked for', () => {
  const known: readonly string[] = SETTINGS;
  const accused = CATALOG.filter(({ appliesTo }) => appliesTo.includes('AWS::SSM::ServiceSetting')).flatMap(
    (rule) =>
      casesOf(rule)
        .filter(({ expect: verdict }) => verdict === 'violation')
        .flatMap(({ given }) => JSON.stringify(given).match(/\/ssm\/[\w/-]+/g) ?? []),
  );
  expect(accused.length).toBeGreaterThan(0);
  expect(accused.filter((name) => !known.includes(name))).toEqual([]);
});

/** How IAM calls a service: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const PREFIXES: Readonly<Record<string, string>> = {
  'CloudWatch Logs': 'logs',
  'Config Service': 'config',
  'Elastic Load Balancing v2': 'elasticloadbalancing',
};

/** What AWS WAF asks of a load balancer in the name of whoever asks. */
const IN_ITS_NAME = ['elasticloadbalancing:DescribeWebACLAssociation'];

/** What the fakes of canaries know of a call is where it went. */
const ROUTES: Readonly<Record<string, string>> = { 'POST /canaries': 'DescribeCanaries' };

describe.each(TYPES)('%s', (type) => {
  let fake: Fake;
  beforeEach(async () => {
    fake = await fakeOf(STOCK);
  });
  afterEach(() => fake.close());

  test('is described with the actions that are declared, and no others', async () => {
    const found = await described(type, fake, RULE);
    await found?.[0]?.askTags?.();
    const used = fake.calls.map(
      ({ service, operation }) =>
        `${PREFIXES[service] ?? service.toLowerCase()}:${ROUTES[operation] ?? operation}`,
    );
    const declared = (DESCRIBED[type] ?? []).filter((action) => !IN_ITS_NAME.includes(action));
    expect([...new Set(used)].sort()).toEqual([...declared].sort());
  });

  test('is told by the names of CloudFormation', async () => {
    const [resource] = loadAwsServiceSpecSync().lookup('resource', 'cloudFormationType', 'equals', type);
    const names = Object.keys(resource?.properties ?? {});
    const found = (await described(type, fake, RULE)) ?? [];
    const strange = found.flatMap(({ properties }) =>
      Object.keys(properties).filter((name) => !names.includes(name)),
    );
    expect(strange).toEqual([]);
  });
});

test('tags are asked for only where somebody needs them', async () => {
  const fake = await fakeOf(STOCK);
  const asked = async (type: string) => {
    const [first] = (await described(type, fake)) ?? [];
    expect(fake.count('ListTagsForResource') + fake.count('DescribeTags')).toBe(0);
    return first?.tags ?? first?.askTags?.();
  };
  expect(await asked('AWS::Synthetics::Canary')).toEqual({ made: 'here' });
  for (const type of ['AWS::Logs::LogGroup', 'AWS::SSM::Parameter', 'AWS::CloudWatch::CompositeAlarm']) {
    const [first] = (await described(type, fake)) ?? [];
    expect(await first?.askTags?.()).toEqual({ made: 'here' });
  }
  const [rule] = (await described('AWS::ElasticLoadBalancingV2::ListenerRule', fake)) ?? [];
  expect(await rule?.askTags?.()).toEqual({ made: 'here' });
  fake.close();
});

test('no client is loaded before a rule asks for a type', () => {
  const { metafile } = buildSync({
    ...{ entryPoints: [join(__dirname, '../../../../rules/enforcers/config-rule/describers/describers.ts')] },
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', outdir: 'built', write: false },
    metafile: true,
  });
  // What clients bring to find credentials is left out of what is deployed: stacks/bundles.ts.
  const clients = (path: string): readonly string[] => {
    const { inputs = {}, imports = [] } = metafile.outputs[path] ?? {};
    const own = Object.keys(inputs).flatMap(
      (file) => /@aws-sdk\/client-(?!ss|st)[\w-]+|@aws-sdk\/client-ssm/.exec(file) ?? [],
    );
    const others = imports.filter(({ kind }) => kind === 'import-statement');
    return [...own, ...others.flatMap((one) => clients(one.path))];
  };
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
    /describers\.ts$/.test(entryPoint ?? ''),
  );
  expect(clients(entry?.[0] ?? '')).toEqual([]);
  const own = Object.entries(metafile.outputs).filter(
    ([path, { entryPoint }]) => path !== entry?.[0] && /config-rule\/describers\//.test(entryPoint ?? ''),
  );
  expect(own.map(([path]) => new Set(clients(path)).size)).toEqual(own.map(() => 1));
  const files = Object.keys(metafile.inputs).filter((file) => /config-rule\/describers\//.test(file));
  // All but what asks, and what loads.
  expect(own.length).toBe(files.length - 2);
});
