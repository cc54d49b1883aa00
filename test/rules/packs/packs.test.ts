import { CATALOG } from '../../../rules/catalog';
import { defineRule } from '../../../rules/core/rule';
import { compliant } from '../../../rules/core/verdict';
import { loadPack, settingsOf } from '../../../rules/packs/packs';

const mine = defineRule({
  id: 'test-thing-right',
  title: 'Things are right',
  severity: 'low',
  stage: 'enforced',
  rationale: 'They should be.',
  remediation: 'Make it right',
  controls: {},
  appliesTo: ['AWS::Test::Thing'],
  reads: [],
  parameters: { days: { type: 'number', default: 365, minimum: 1, maximum: 3653, description: 'Days' } },
  evaluate: () => compliant(),
});
const pack = { name: 'mine', rules: [mine] };

test('the baseline is every rule, and a framework those that answer one of its controls', () => {
  expect(loadPack('baseline').rules).toEqual(CATALOG);
  const fsbp = loadPack('aws-fsbp').rules;
  expect(fsbp.length).toBeGreaterThan(0);
  expect(fsbp.length).toBeLessThan(CATALOG.length);
  expect(fsbp.filter(({ controls }) => controls['aws-fsbp'] === undefined)).toEqual([]);
});

test('rules are set as given', () => {
  const { rules } = loadPack(pack, { 'test-thing-right': { days: 30 } });
  expect(rules.map(({ values }) => values)).toEqual([{ days: 30 }]);
  expect(loadPack(pack).rules).toEqual([mine]);
});

test('settings that packs share are those of the rules in it, and of rules that nobody has', () => {
  const shared = {
    'test-thing-right': { days: 30 },
    'logs-log-group-retention-sufficient': { days: 90 },
    'test-thing-wrong': {},
  };
  expect(Object.keys(settingsOf(pack, shared))).toEqual(['test-thing-right', 'test-thing-wrong']);
  expect(Object.keys(settingsOf('baseline', shared))).toEqual(Object.keys(shared));
});

test.each<[string, () => unknown, string]>([
  ['a pack that there is not', () => loadPack('base'), 'PACK_UNKNOWN'],
  ['a pack by a name that every object has', () => loadPack('constructor'), 'PACK_UNKNOWN'],
  ['a pack without rules', () => loadPack({ name: 'mine', rules: [] }), 'PACK_EMPTY'],
  ['a rule that is not in it', () => loadPack(pack, { 'test-thing-wrong': {} }), 'PARAMETER_WITHOUT_RULE'],
  [
    'a parameter that there is not',
    () => loadPack(pack, { 'test-thing-right': { day: 1 } }),
    'PARAMETER_UNKNOWN',
  ],
])('%s is an error', (_name, load, code) => {
  expect(load).toThrow(expect.objectContaining({ code }));
});
