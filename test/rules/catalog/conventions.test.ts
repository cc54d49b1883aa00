import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG } from '../../../rules/catalog';
import { casesOf } from './cases';

const FOLDER = join(__dirname, '../../../rules/catalog');
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /^[^/]+\/.+\.ts$/.test(file) && !file.startsWith('shared/'),
);

test('every rule is one file, of the same name as its id, with its cases beside it', () => {
  const expected = CATALOG.flatMap(({ id }) => {
    const path = id.replace('-', '/');
    return [`${path}.ts`, `${path}.cases.ts`];
  });
  expect([...files].sort()).toEqual([...expected].sort());
});

test('no id stands twice, nor does one that a rule had before', () => {
  const ids = CATALOG.flatMap(({ id, formerly = [] }) => [id, ...formerly]);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(CATALOG.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('speaks to people as the others do', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.title).not.toMatch(/^(Ensure|Check|Make sure)/);
    expect(rule.rationale).toMatch(/^[A-Z][\s\S]*\.$/);
    expect(rule.rationale.length).toBeLessThanOrEqual(400);
    expect(rule.remediation).toMatch(/^[A-Z][a-z]+ .*[^.]$/);
    expect(Object.entries(rule.controls).filter(([, ids]) => ids.length === 0)).toEqual([]);
    for (const parameter of Object.values(rule.parameters))
      expect(parameter.description).toMatch(/^[A-Za-z].*[^.]$/);
  });

  test('asks for no type twice, and exports one rule and nothing else', () => {
    expect(new Set(rule.reads).size).toBe(rule.reads.length);
    expect(new Set(rule.appliesTo).size).toBe(rule.appliesTo.length);
    const source = readFileSync(join(FOLDER, `${id.replace('-', '/')}.ts`), 'utf8');
    expect(source.match(/^export /gm)).toHaveLength(1);
  });

  test('has cases that each say something of their own', () => {
    const cases = casesOf(rule);
    const names = cases.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const given = cases.map((one) => JSON.stringify(one.given));
    expect(names.filter((_, index) => given.indexOf(given[index] ?? '') !== index)).toEqual([]);
  });
});
