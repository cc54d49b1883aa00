import { CATALOG } from '../../../rules/catalog';
import type { Rule } from '../../../rules/core/rule';
import { control, controlTitle, coverage, FRAMEWORKS } from '../../../rules/frameworks/frameworks';

const NAMES = FRAMEWORKS.map(({ framework }) => framework);

/** The rules that name controls, as `<rule>: <framework> <control>`, of which something is true. */
function namings(suspect: (framework: string, id: string) => boolean, rules: readonly Rule[]): string[] {
  return rules.flatMap((rule) =>
    Object.entries(rule.controls).flatMap(([framework, ids]) =>
      ids.filter((id) => suspect(framework, id)).map((id) => `${rule.id}: ${framework} ${id}`),
    ),
  );
}

const isUnknown = (framework: string, id: string): boolean => control(framework, id) === undefined;
const isUndecidable = (framework: string, id: string): boolean =>
  control(framework, id)?.undecidable !== undefined;

/** A rule of the catalogue that names other controls. */
function naming(controls: Rule['controls']): Rule {
  const [rule] = CATALOG;
  if (!rule) throw new Error('the catalogue is empty');
  return { ...rule, id: 'ec2-test-rule', controls };
}

describe('the catalogue', () => {
  test('names only controls that there are', () => {
    expect(namings(isUnknown, CATALOG)).toEqual([]);
  });

  test('names no control that nobody can decide', () => {
    expect(namings(isUndecidable, CATALOG)).toEqual([]);
  });

  test('names no control twice in one rule', () => {
    const twice = CATALOG.filter((rule) =>
      Object.values(rule.controls).some((ids) => new Set(ids).size !== ids.length),
    );
    expect(twice.map(({ id }) => id)).toEqual([]);
  });

  test('is told of a misspelt control, a framework that there is not, and an undecidable one', () => {
    const rule = naming({ 'aws-fsbp': ['EC2.18', 'EC2.018', 'EC2.20'], 'nist-800-53': ['AC-4'] });
    expect(namings(isUnknown, [rule])).toEqual([
      'ec2-test-rule: aws-fsbp EC2.018',
      'ec2-test-rule: nist-800-53 AC-4',
    ]);
    expect(namings(isUndecidable, [rule])).toEqual(['ec2-test-rule: aws-fsbp EC2.20']);
  });
});

describe('the frameworks', () => {
  test('are these', () => {
    expect(NAMES).toEqual(['aws-fsbp', 'nist-800-53-r5', 'cis-aws-3.0', 'pci-dss-4.0']);
  });

  test.each(FRAMEWORKS.map((one) => [one.framework, one] as const))('%s has each control once', (_, one) => {
    const ids = one.controls.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.length).toBeGreaterThan(20);
    expect(one.source).toMatch(/^https:\/\//);
    expect(one.retrieved).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test.each([
    ['aws-fsbp', /^[A-Za-z0-9]+\.\d+$/],
    ['nist-800-53-r5', /^[A-Z]{2}-\d+(\(\d+\))?$/],
    ['cis-aws-3.0', /^\d+(\.\d+)+$/],
    ['pci-dss-4.0', /^\d+(\.\d+)+$/],
  ])('%s spells its ids in one way', (framework, form) => {
    const controls = FRAMEWORKS.find((one) => one.framework === framework)?.controls ?? [];
    expect(controls.filter(({ id }) => !form.test(id))).toEqual([]);
    expect(controls.length).toBeGreaterThan(0);
  });

  test('of AWS and NIST have titles, which are free; of CIS and PCI DSS they have none, which are not', () => {
    const titled = (framework: string): Set<boolean> =>
      new Set(
        FRAMEWORKS.find((one) => one.framework === framework)?.controls.map(
          ({ title }) => title !== undefined,
        ),
      );
    expect(titled('aws-fsbp')).toEqual(new Set([true]));
    expect(titled('nist-800-53-r5')).toEqual(new Set([true]));
    expect(titled('cis-aws-3.0')).toEqual(new Set([false]));
    expect(titled('pci-dss-4.0')).toEqual(new Set([false]));
  });

  test('tell the title of a control', () => {
    expect(controlTitle('aws-fsbp', 'S3.5')).toBe(
      'S3 general purpose buckets should require requests to use SSL',
    );
    expect(controlTitle('nist-800-53-r5', 'SC-7(4)')).toBe('External Telecommunications Services');
    expect(controlTitle('cis-aws-3.0', '2.1.1')).toBeUndefined();
    expect(controlTitle('aws-fsbp', 'S3.555')).toBeUndefined();
    expect(controlTitle('no-framework', 'S3.5')).toBeUndefined();
  });
});

describe('coverage', () => {
  const standard = FRAMEWORKS.find(({ framework }) => framework === 'aws-fsbp')?.controls ?? [];

  test('puts every control of the standard in one place, whatever the rules', () => {
    for (const rules of [[], CATALOG]) {
      const places = coverage(rules).flatMap(({ decided, undecidable, missing }) => [
        ...decided,
        ...undecidable,
        ...missing,
      ]);
      const ids = standard.filter((one) => one.standard !== false).map(({ id }) => id);
      expect([...places].sort()).toEqual([...ids].sort());
    }
  });

  test('is none without rules', () => {
    const none = coverage([]);
    expect(none.flatMap(({ decided }) => decided)).toEqual([]);
    expect(none.find(({ service }) => service === 'ssm')).toEqual({
      service: 'ssm',
      decided: [],
      undecidable: ['SSM.1', 'SSM.2', 'SSM.3', 'SSM.4'],
      missing: ['SSM.6', 'SSM.7'],
    });
  });

  test('counts what a rule names, and nothing outside the standard', () => {
    const rules = [naming({ 'aws-fsbp': ['KMS.4', 'KMS.5'], 'nist-800-53-r5': ['SC-12'] })];
    expect(coverage(rules).find(({ service }) => service === 'kms')).toEqual({
      service: 'kms',
      decided: ['KMS.5'],
      undecidable: ['KMS.3'],
      missing: ['KMS.1', 'KMS.2'],
    });
  });
});
