import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { Log, Result } from 'sarif';
import { CATALOG } from '../../../rules/catalog';
import type { Outcome } from '../../../rules/exceptions/except';
import { entriesOf } from '../../../rules/reporters/entry';
import { sarifReport } from '../../../rules/reporters/sarif';
import { ALL, DOUBT, moved, VIOLATION } from './outcomes';

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const valid = ajv.compile(JSON.parse(readFileSync('test/fixtures/sarif-2.1.0-rtm.5.json', 'utf8')));

const TOOL = { name: 'quest-guardrails', version: '1.2.3' };

function log(outcomes: readonly Outcome[], strict = false): Log {
  const text = sarifReport([{ tool: TOOL, rules: CATALOG, entries: entriesOf(outcomes, strict) }], '/app');
  const report: Log = JSON.parse(text);
  valid(report);
  expect(valid.errors ?? []).toEqual([]);
  return report;
}

function results(outcomes: readonly Outcome[], strict = false): readonly Result[] {
  return log(outcomes, strict).runs[0]?.results ?? [];
}

test('the schema refuses what is no SARIF', () => {
  expect(valid({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
});

test('levels say what refuses; what is excepted is suppressed, with its reason', () => {
  expect(results(ALL).map(({ ruleId, level, suppressions }) => [ruleId, level, suppressions])).toEqual([
    ['ec2-security-group-ingress-restricted', 'error', []],
    ['ec2-vpc-flow-logs-enabled', 'warning', []],
    ['elbv2-listener-tls-required', 'warning', []],
    [
      'ec2-security-group-ingress-restricted',
      'error',
      [
        {
          kind: 'external',
          status: 'accepted',
          justification:
            'until 2027-03-31, by platform (OPS-1): the office needs it until the tunnel is there',
        },
      ],
    ],
  ]);
  expect(results([DOUBT], true)[0]?.level).toBe('error');
});

test('a result says what, when, and where, relative to the root', () => {
  const [first] = results([VIOLATION]);
  expect(first?.message.text).toBe(
    'SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22, when Environment is "prod"',
  );
  expect(first?.locations?.[0]).toEqual({
    physicalLocation: {
      artifactLocation: { uri: 'templates/open.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 4 },
    },
    logicalLocations: [{ fullyQualifiedName: 'Group', kind: 'resource' }],
  });
});

test.each([
  ['/app/a b/ö.yaml', 'a%20b/%C3%B6.yaml', '%SRCROOT%'],
  ['a:b.yaml', 'a%3Ab.yaml', '%SRCROOT%'],
  ['../other/t.yaml', 'file:///other/t.yaml', undefined],
])('the file %s has the URI %s', (file, uri, uriBaseId) => {
  const [first] = results([{ ...VIOLATION, origin: { ...VIOLATION.origin, file } }]);
  const { artifactLocation } = first?.locations?.[0]?.physicalLocation ?? {};
  expect([artifactLocation?.uri, artifactLocation?.uriBaseId]).toEqual([uri, uriBaseId]);
});

test('every rule is told of, with help, and results point at theirs', () => {
  const [run] = log(ALL).runs;
  const rules = run?.tool.driver.rules ?? [];
  expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(CATALOG.map(({ id }) => id)));
  for (const { help, shortDescription } of rules) {
    expect(help?.text).toContain('Fix: ');
    expect(shortDescription?.text).not.toBe('');
  }
  for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  const group = rules.find(({ id }) => id === VIOLATION.rule.id);
  expect(group?.properties).toEqual({
    tags: expect.arrayContaining(['security', 'aws-fsbp/EC2.18']),
    'security-severity': '9.5',
  });
});

describe('fingerprints', () => {
  const prints = (outcomes: readonly Outcome[]) =>
    results(outcomes).map(({ partialFingerprints }) => partialFingerprints?.['guardrails/v1']);

  test('stay when lines move and the order changes', () => {
    const before = prints(ALL);
    expect(prints(moved(ALL))).toEqual(before);
    expect(prints([...ALL].reverse())).toEqual([...before].reverse());
    expect(new Set(before).size).toBe(4);
  });

  test('stay when the message is reworded, and differ by resource, property and file', () => {
    const [print] = prints([VIOLATION]);
    const { origin } = VIOLATION;
    expect(prints([{ ...VIOLATION, message: 'said otherwise' }])).toEqual([print]);
    expect(prints([{ ...VIOLATION, origin: { ...origin, id: 'Two' } }])).not.toContain(print);
    expect(prints([{ ...VIOLATION, path: 'SecurityGroupIngress[1]' }])).not.toContain(print);
    expect(prints([{ ...VIOLATION, origin: { ...origin, file: join('b', 't.yaml') } }])).not.toContain(print);
  });

  test('are the same for a file given absolutely', () => {
    const origin = { ...VIOLATION.origin, file: '/app/templates/open.yaml' };
    expect(prints([{ ...VIOLATION, origin }])).toEqual(prints([VIOLATION]));
  });

  test('of two findings that differ in nothing else are two', () => {
    expect(new Set(prints([VIOLATION, VIOLATION])).size).toBe(2);
  });
});

test('whatever a template holds, the report is valid', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (message, id) => {
      expect(
        results([{ ...VIOLATION, message, path: id, origin: { ...VIOLATION.origin, id } }]),
      ).toHaveLength(1);
    }),
  );
});
