import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { evaluate } from '../../../rules/core/evaluate';
import { judgeEstate } from '../../../rules/enforcers/cli/estate';
import type { EstateFile } from '../../../rules/enforcers/cli/estate-messages';
import { recordedTypes } from '../../../rules/enforcers/cli/estate-recorded';
import { RULES } from '../../../rules/packs/packs';
import { parseConfigurationItem } from '../../../rules/sources/configuration-item';
import { worldOfItems } from '../../../rules/sources/configuration-world';
import { dice, randomItems } from './estate-items';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-estate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Raw = Readonly<Record<string, unknown>>;

function fileOf(name: string, items: readonly Raw[], account?: string): EstateFile {
  const whole = { fileVersion: '1.0', configSnapshotId: name, configurationItems: items };
  const text = JSON.stringify(whole, null, name.length % 2);
  const path = join(folder, name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return { path, label: name, bytes: text.length, account };
}

/** What everything in memory says, account by account, in words. */
function inMemory(
  files: readonly (readonly [name: string, items: readonly Raw[]])[],
  closed: readonly string[],
) {
  const items = files.flatMap(([file, raw]) => raw.map((one) => parseConfigurationItem(one, { file })));
  const accounts = [...new Set(items.map(({ account }) => account))];
  return accounts.flatMap((account) => {
    const own = items.filter((one) => one.account === account);
    const world = { ...worldOfItems(own, { closed }), onlyRead: true };
    const { findings, faults } = evaluate(world, RULES, { strict: false });
    expect(faults).toEqual([]);
    return findings.map(({ rule, status, origin, path, message }) =>
      JSON.stringify([rule.id, status, path, message, origin]),
    );
  });
}

async function streamed(
  files: readonly EstateFile[],
  closed: readonly string[],
  threads: number,
  atOnce: number,
) {
  const aside = mkdtempSync(join(folder, 'aside-'));
  const task = { pack: 'baseline', only: [], parameters: {}, strict: false, inForce: [], most: 9999, atOnce };
  const estate = await judgeEstate(files, { ...task, folder: aside, closed, threads });
  expect(estate.problems).toEqual([]);
  expect(readdirSync(aside)).toEqual([]);
  const rows = estate.tallies.flatMap(({ rules }) => Object.entries(rules));
  const told = rows.flatMap(([id, row]) =>
    row.told.map(({ status, origin, path, message }) => JSON.stringify([id, status, path, message, origin])),
  );
  const counted = rows.reduce((sum, [, { violation, indeterminate }]) => sum + violation + indeterminate, 0);
  return { told, counted };
}

describe('the verdicts on items in files are those on all of them in memory', () => {
  const all = recordedTypes('all', undefined, RULES);
  test.each([
    [1, 400, 2, 1e9, all],
    [2, 400, 3, 100_000, []],
    [3, 300, 1, 1, ['AWS::EC2::Subnet', 'AWS::EC2::VPC', 'AWS::IAM::Role']],
    [4, 150, 2, 20_000, all],
    [5, 60, 3, 1, all],
  ])('seed %i: %i items, %i threads, %i bytes at once', async (seed, count, threads, atOnce, closed) => {
    const roll = dice(seed);
    const names = ['a.json', 'bb.json.gz', 'c.json.gz', 'dd.json', 'e.json'];
    const parts = names.map((name): [string, Raw[]] => [name, []]);
    for (const item of randomItems(seed, count)) parts[roll(parts.length)]?.[1].push(item);
    const files = parts.map(([name, items]) =>
      fileOf(name, items, roll(2) === 0 ? '111122223333' : undefined),
    );
    const expected = inMemory(parts, closed);
    const { told, counted } = await streamed(files, closed, threads, atOnce);
    expect(expected.length).toBeGreaterThan(count / 2);
    expect(told.sort()).toEqual(expected.sort());
    expect(counted).toBe(expected.length);
  });
});
