import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as config from '@aws-sdk/client-config-service';
import { FakeConfig, type Item } from './config';
import { RANGES } from './config-ranges';
import { enumerationsOf } from './enumerations';
import { excesses } from './ranges';
import { type Fake, fakeAws } from './server';
import { operationOf, shapeOf } from './shape';

const PACK = '@aws-sdk/client-config-service';
const AT = new Date('2026-11-01T10:00:00.000Z');
const RULE = 'quest-test-s3-bucket';

let fake: Fake;
let account: FakeConfig;
let client: config.ConfigServiceClient;
let token: string;

beforeEach(async () => {
  account = new FakeConfig();
  account.rule(RULE);
  token = account.token(RULE);
  fake = await fakeAws([account.service]);
  const credentials = { accessKeyId: 'ONE', secretAccessKey: 'none' };
  client = new config.ConfigServiceClient({
    region: 'eu-west-1',
    credentials,
    endpoint: fake.url,
    maxAttempts: 1,
  });
});

afterEach(() => fake.close());

const item = (id: string, at = AT, more: Partial<Item> = {}): Item => ({
  resourceType: 'AWS::S3::Bucket',
  resourceId: id,
  configurationItemCaptureTime: at,
  configurationItemStatus: 'OK',
  configuration: '{}',
  tags: { made: 'here' },
  ...more,
});

const evaluation = (more: object = {}): config.Evaluation => ({
  ComplianceResourceType: 'AWS::S3::Bucket',
  ComplianceResourceId: 'one',
  ComplianceType: 'COMPLIANT',
  OrderingTimestamp: AT,
  ...more,
});

const put = (Evaluations: config.Evaluation[], more: object = {}) =>
  client.send(new config.PutEvaluationsCommand({ Evaluations, ResultToken: token, ...more }));

/** What the SDK says of a member of a structure, in words. */
function told(place: string): string {
  const [structure, member = ''] = place.replace('[]', '').split('.');
  const file = join(dirname(require.resolve(`${PACK}/package.json`)), 'dist-types/models/models_0.d.ts');
  const text = readFileSync(file, 'utf8');
  const body = text.slice(text.indexOf(`export interface ${structure} {`));
  const [, words = ''] =
    new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s+${member}\\??:`).exec(body.slice(0, body.indexOf('\n}'))) ??
    [];
  return words.replace(/\s*\*?\s+/g, ' ');
}

describe('what the fake knows of AWS Config is what the SDK knows', () => {
  test.each(Object.keys(RANGES))('%s is there and can have a size', (place) => {
    const [structure, member = ''] = place.replace('[]', '').split('.');
    const schema = (config as unknown as Record<string, unknown>)[`${structure}$`];
    expect(schema).toBeDefined();
    const shape = shapeOf(schema);
    const of = shape.kind === 'structure' ? shape.members.get(member)?.shape() : undefined;
    const inner = place.endsWith('[]') && of?.kind === 'list' ? of.of.shape() : of;
    expect(['text', 'number', 'list']).toContain(inner?.kind);
  });

  test('what the SDK says of a greatest number is what is enforced', () => {
    const said = Object.entries(RANGES).flatMap(([place, { most }]) => {
      const found = /cannot specify a number greater than (\d+)/.exec(told(place))?.[1];
      return found === undefined ? [] : [[place, Number(found), most]];
    });
    expect(said).toEqual([
      ['GetComplianceDetailsByConfigRuleRequest.Limit', 100, 100],
      ['GetResourceConfigHistoryRequest.limit', 100, 100],
      ['ListDiscoveredResourcesRequest.limit', 100, 100],
    ]);
  });

  test('the pages are those of AWS Config', () => {
    for (const { page } of Object.values(RANGES)) {
      expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/config\/latest\/APIReference\/API_\w+\.html$/);
    }
  });

  test('operations and enumerations come from the SDK', () => {
    expect(Object.keys(account.service.handlers).filter((name) => !operationOf(config, name))).toEqual([]);
    const values = enumerationsOf(PACK, config);
    expect(values('Evaluation', 'ComplianceType')).toEqual(Object.values(config.ComplianceType));
    expect(values('ListDiscoveredResourcesRequest', 'resourceType')).toEqual(
      Object.values(config.ResourceType),
    );
    expect(values('Evaluation', 'Annotation')).toBeUndefined();
    expect(told('Evaluation.ComplianceType')).toContain(
      'does not support the <code>INSUFFICIENT_DATA</code> value',
    );
  });

  test.each(Object.entries(RANGES))(
    '%s is refused one beyond its range',
    (place, { least = 0, most = 0 }) => {
      const [structure, member = ''] = place.replace('[]', '').split('.');
      const shape = shapeOf((config as unknown as Record<string, unknown>)[`${structure}$`]);
      if (shape.kind !== 'structure') throw new Error(place);
      const kind = shape.members.get(member)?.shape().kind;
      const sized = (size: number): unknown => {
        if (kind === 'number') return size;
        if (place.endsWith('[]')) return ['x'.repeat(size)];
        return kind === 'list' ? Array.from({ length: size }, () => 'x') : 'x'.repeat(size);
      };
      const found = (size: number) => excesses({ [member]: sized(size) }, shape, RANGES).length;
      expect([found(most), found(most + 1)]).toEqual([0, 1]);
      if (least > 0) expect([found(least), found(least - 1)]).toEqual([0, 1]);
    },
  );
});

describe('evaluations', () => {
  test('are refused where AWS Config refuses them', async () => {
    const many = Array.from({ length: 101 }, (_, at) => evaluation({ ComplianceResourceId: `${at}` }));
    await expect(put(many)).rejects.toThrow('PutEvaluationsRequest.Evaluations is 101');
    await expect(put([evaluation({ Annotation: '' })])).rejects.toThrow('Evaluation.Annotation is 0');
    await expect(put([evaluation({ Annotation: 'x'.repeat(257) })])).rejects.toThrow('is 257');
    await expect(put([evaluation({ ComplianceResourceId: 'x'.repeat(769) })])).rejects.toThrow('is 769');
    await expect(put([evaluation({ ComplianceType: 'INSUFFICIENT_DATA' })])).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
    await expect(put([evaluation({ ComplianceResourceType: 'Custom::Thing' })])).rejects.toThrow(
      'is invalid',
    );
    await expect(put([evaluation()], { ResultToken: 'stale' })).rejects.toMatchObject({
      name: 'InvalidResultTokenException',
    });
    await expect(put([evaluation()], { ResultToken: 'token:1:gone' })).rejects.toMatchObject({
      name: 'NoSuchConfigRuleException',
    });
    expect(account.puts).toEqual([]);
    await put(many.slice(1));
    expect(account.held(RULE).size).toBe(100);
  });

  test('are tried without being kept, fail in a part, and are not replaced by older ones', async () => {
    await put([evaluation()], { ResultToken: 'TESTMODE', TestMode: true });
    expect(account.held(RULE).size).toBe(0);
    await put([evaluation()]);
    await put([
      evaluation({ ComplianceType: 'NON_COMPLIANT', OrderingTimestamp: new Date(AT.getTime() - 1) }),
    ]);
    expect([...account.held(RULE).values()]).toMatchObject([{ compliance: 'COMPLIANT' }]);
    account.partly = 1;
    const { FailedEvaluations } = await put([evaluation({ ComplianceType: 'NON_COMPLIANT' })]);
    expect(FailedEvaluations).toHaveLength(1);
    expect([...account.held(RULE).values()]).toMatchObject([{ compliance: 'COMPLIANT' }]);
  });

  test('are told by pages of 10 unless more are asked for', async () => {
    await put(Array.from({ length: 25 }, (_, at) => evaluation({ ComplianceResourceId: `${at}` })));
    const ask = (more: object) =>
      client.send(new config.GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: RULE, ...more }));
    const { EvaluationResults, NextToken } = await ask({});
    expect([EvaluationResults?.length, NextToken]).toEqual([10, '10']);
    expect((await ask({ Limit: 100 })).EvaluationResults).toHaveLength(25);
    expect((await ask({ ComplianceTypes: ['NON_COMPLIANT'] })).EvaluationResults).toEqual([]);
    await expect(ask({ ConfigRuleName: 'gone' })).rejects.toMatchObject({
      name: 'NoSuchConfigRuleException',
    });
  });
});

describe('items', () => {
  test('are listed by pages, and told in parts, without tags and without what is deleted', async () => {
    for (let at = 0; at < 150; at++) account.record(item(`b${at}`));
    const list = (more: object) =>
      client.send(new config.ListDiscoveredResourcesCommand({ resourceType: 'AWS::S3::Bucket', ...more }));
    const first = await list({});
    const second = await list({ nextToken: first.nextToken });
    expect([first.resourceIdentifiers?.length, second.resourceIdentifiers?.length, second.nextToken]).toEqual(
      [100, 50, undefined],
    );
    await expect(list({ limit: 101 })).rejects.toMatchObject({ name: 'InvalidLimitException' });
    await expect(list({ resourceType: 'AWS::Logs::LogGroup' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    account.record(item('b0', new Date(AT.getTime() + 1), { configurationItemStatus: 'ResourceDeleted' }));
    account.partly = 1;
    const resourceKeys = ['b0', 'b1', 'b2', 'b3'].map((resourceId) => ({
      resourceType: 'AWS::S3::Bucket' as const,
      resourceId,
    }));
    const batch = await client.send(
      new config.BatchGetResourceConfigCommand({ resourceKeys: [...resourceKeys].reverse() }),
    );
    expect(batch.unprocessedResourceKeys).toEqual(resourceKeys.slice(2).reverse());
    expect(batch.baseConfigurationItems?.map(({ resourceId }) => resourceId)).toEqual(['b1']);
    expect(batch.baseConfigurationItems?.[0]).not.toHaveProperty('tags');
  });

  test('of the past are told a week a page', async () => {
    account.record(item('old', new Date(AT.getTime() - 9 * 86_400_000)));
    account.record(item('old', AT));
    const ask = (more: object) =>
      client.send(
        new config.GetResourceConfigHistoryCommand({
          resourceType: 'AWS::S3::Bucket',
          resourceId: 'old',
          ...more,
        }),
      );
    const before = await ask({ laterTime: new Date(AT.getTime() - 1), limit: 1 });
    expect([before.configurationItems, before.nextToken === undefined]).toEqual([[], false]);
    const next = await ask({ laterTime: AT, limit: 1, nextToken: before.nextToken });
    expect(
      next.configurationItems?.map(({ configurationItemCaptureTime: at, tags }) => [at?.getTime(), tags]),
    ).toEqual([[AT.getTime() - 9 * 86_400_000, { made: 'here' }]]);
    await expect(ask({ resourceId: 'never' })).rejects.toMatchObject({
      name: 'ResourceNotDiscoveredException',
    });
    await expect(ask({ earlierTime: AT, laterTime: AT })).rejects.toMatchObject({
      name: 'InvalidTimeRangeException',
    });
  });
});

test('rules are evaluated anew once a minute, 25 at most, by pages of names', async () => {
  account.now = () => AT;
  const start = (ConfigRuleNames: string[]) =>
    client.send(new config.StartConfigRulesEvaluationCommand({ ConfigRuleNames }));
  for (let at = 0; at < 30; at++) account.rule(`r${at}`);
  await expect(start(Array.from({ length: 26 }, (_, at) => `r${at}`))).rejects.toThrow('is 26');
  await start(['r1', 'r2']);
  await expect(start(['r3'])).rejects.toMatchObject({ name: 'LimitExceededException' });
  account.now = () => new Date(AT.getTime() + 60_000);
  await start(['r3']);
  await expect(start(['nowhere'])).rejects.toMatchObject({ name: 'NoSuchConfigRuleException' });
  expect(account.started).toEqual([['r1', 'r2'], ['r3']]);
  const { ConfigRules, NextToken } = await client.send(new config.DescribeConfigRulesCommand({}));
  expect([ConfigRules?.length, NextToken]).toEqual([25, '25']);
});
