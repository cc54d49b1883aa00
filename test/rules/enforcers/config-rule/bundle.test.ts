import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { bundle } from '../../../../stacks/bundles';
import { FakeConfig } from '../fake/config';
import { type Fake, fakeAws } from '../fake/server';
import { type Host, hostOf } from './host';
import { ACCOUNT_ID, eventOf, NOTHING_GRANTED, plannedRule, scheduled } from './stage';

const TIME = new Date('2026-11-01T10:00:00.000Z');
const TAGS = plannedRule('ecr-repository-tags-immutable');

const account = new FakeConfig();
let fake: Fake;
let host: Host | undefined;
let folder: string;

beforeAll(async () => {
  account.rule(TAGS.name, JSON.stringify(TAGS.inputParameters));
  fake = await fakeAws([account.service]);
});

beforeEach(() => {
  account.forget();
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
});

afterEach(() => {
  host?.kill();
  host = undefined;
  rmSync(folder, { recursive: true });
});

afterAll(() => fake.close());

const changed = () => {
  const configurationItem = {
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: TIME.toISOString(),
    configurationItemStatus: 'OK',
    resourceType: 'AWS::ECR::Repository',
    resourceId: 'shop',
    resourceName: 'shop',
    ARN: `arn:aws:ecr:eu-west-1:${ACCOUNT_ID}:repository/shop`,
    awsAccountId: ACCOUNT_ID,
    awsRegion: 'eu-west-1',
    configuration: { RepositoryName: 'shop', ImageTagMutability: 'MUTABLE' },
    supplementaryConfiguration: {},
    tags: {},
  };
  const messageType = 'ConfigurationItemChangeNotification';
  return eventOf(account, TAGS, {
    messageType,
    configurationItem,
    notificationCreationTime: TIME.toISOString(),
  });
};

/** A module with all that it imports at once, and not what it may import later. */
function loaded(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (!seen.has(file)) {
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:import|from)\s*"(\.{1,2}\/[^"]+)"/g)) {
      loaded(join(dirname(file), path), seen);
    }
  }
  return seen;
}

test('a change is judged without the clients that describe: nothing of them is even there', async () => {
  bundle('config-rule', { outdir: folder, granted: NOTHING_GRANTED });
  const needed = loaded(join(folder, 'index.mjs'));
  const all = readdirSync(join(folder, 'chunks')).map((name) => join(folder, 'chunks', name));
  const later = all.filter((file) => !needed.has(file));
  expect(later.map((file) => relative(folder, file)).join(' ')).toMatch(/chunks\/logs-.*chunks\/synthetics-/);
  for (const file of later) rmSync(file);
  host = hostOf(folder, fake.env);
  await host.call(changed());
  expect(account.held(TAGS.name).get('AWS::ECR::Repository shop')?.compliance).toBe('NON_COMPLIANT');
  // And the other way round: what describes does need them.
  const logs = { ...TAGS, name: TAGS.name, inputParameters: { rule: 'logs-log-group-retention-limited' } };
  await expect(host.call(eventOf(account, logs, scheduled(TIME)))).rejects.toThrow('Cannot find module');
});

test('what importing the function loads stays below 650 kB', () => {
  bundle('config-rule', { outdir: folder });
  const bytes = [...loaded(join(folder, 'index.mjs'))].map((file) => readFileSync(file).byteLength);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(650_000);
});

test('what is excused lies beside the code; without it nothing is judged', async () => {
  bundle('config-rule', { outdir: folder });
  expect(existsSync(join(folder, 'granted.json'))).toBe(false);
  host = hostOf(folder, fake.env);
  await expect(host.call(changed())).rejects.toThrow(
    'granted.json, which says what is excused, cannot be read',
  );
  expect(account.puts).toEqual([]);
  expect(host.lines()[0]).toMatchObject({ level: 'error', code: 'GRANTED_NOT_READ' });
});

test('the same function is at the same place, another one elsewhere', () => {
  const first = bundle('config-rule', { granted: NOTHING_GRANTED });
  expect(bundle('config-rule', { granted: NOTHING_GRANTED })).toBe(first);
  expect(bundle('config-rule', { granted: { ...NOTHING_GRANTED, paths: { 'a/b': 'c' } } })).not.toBe(first);
  const copy = join(folder, 'copy');
  cpSync(first, copy, { recursive: true });
  expect(readFileSync(join(copy, 'granted.json'), 'utf8')).toBe(JSON.stringify(NOTHING_GRANTED));
});
