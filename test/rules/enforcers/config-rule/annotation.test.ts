import type { Finding } from '../../../../rules/core/evaluate';
import { annotate, notApplicable, verdictOn } from '../../../../rules/enforcers/config-rule/evaluation';
import { RULES } from '../../../../rules/packs/rules';

const rule = RULES.find(({ id }) => id === 'ecr-repository-tags-immutable');
if (!rule) throw new Error('the rule is gone');
const item = { resourceType: 'AWS::ECR::Repository', resourceId: 'shop' };

const finding = (status: Finding['status'], message: string): Finding => ({
  rule,
  status,
  origin: { type: item.resourceType, id: item.resourceId, file: 'AWS Config' },
  path: 'ImageTagMutability',
  message,
});

const exception = {
  rule: rule.id,
  resource: 'shop',
  reason: 'Its tags move with each release.',
  owner: 'platform',
  expires: '2027-03-31',
  line: 1,
};

const verdict = (findings: readonly Finding[], excused: readonly Finding[] = [], strict = false) =>
  verdictOn(rule, item, findings, (one) => (excused.includes(one) ? exception : undefined), strict);

describe('an annotation', () => {
  test('of 256 characters is left as it is, of 257 it is cut', () => {
    const room = 256 - 'rule: '.length;
    expect(annotate('rule', 'x'.repeat(room))).toBe(`rule: ${'x'.repeat(room)}`);
    const cut = annotate('rule', 'x'.repeat(room + 1));
    expect(cut).toHaveLength(256);
    expect(cut.endsWith('xx…')).toBe(true);
  });

  test('ends between two characters, also where one takes two units', () => {
    const room = 256 - 'rule: '.length;
    const cut = annotate('rule', `${'x'.repeat(room - 2)}🙂🙂`);
    expect(cut).toBe(`rule: ${'x'.repeat(room - 2)}…`);
    expect(cut).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });
});

describe('the verdict on an item', () => {
  const violation = finding('violation', 'it is bad');
  const other = finding('violation', 'it is bad elsewhere');
  const doubt = finding('indeterminate', 'nobody knows');

  test('is compliance where nothing was found', () => {
    expect(verdict([])).toMatchObject({ verdict: 'compliant', compliance: 'COMPLIANT', annotation: '' });
  });

  test('is a violation before doubt, and counts the others', () => {
    expect(verdict([doubt, violation, other])).toMatchObject({
      compliance: 'NON_COMPLIANT',
      annotation: `${rule.id}: it is bad (and 1 more)`,
    });
  });

  test('is doubt, which is no compliance, and non-compliance where it is strict', () => {
    expect(verdict([doubt])).toMatchObject({
      verdict: 'indeterminate',
      compliance: 'NOT_APPLICABLE',
      annotation: `${rule.id}: not judged: nobody knows`,
    });
    expect(verdict([doubt], [], true).compliance).toBe('NON_COMPLIANT');
  });

  test('is excepted where all is, and names owner, end and reason; what is left counts', () => {
    expect(verdict([violation], [violation])).toMatchObject({
      verdict: 'excepted',
      compliance: 'NOT_APPLICABLE',
      annotation: `${rule.id}: excepted by platform until 2027-03-31: Its tags move with each release.`,
    });
    expect(verdict([violation, other], [violation]).annotation).toBe(`${rule.id}: it is bad elsewhere`);
    expect(verdict([violation, doubt], [violation]).verdict).toBe('indeterminate');
  });

  test('is told of an id that is too long by its beginning and a digest', () => {
    const longest = { ...item, resourceId: 'x'.repeat(768) };
    const longer = { ...item, resourceId: 'x'.repeat(769) };
    const other = { ...item, resourceId: `${'x'.repeat(769)}y` };
    const idOf = (one: typeof item) => verdictOn(rule, one, [], () => undefined, false).id;
    expect(idOf(longest)).toBe(longest.resourceId);
    expect(idOf(longer)).toHaveLength(768);
    expect(idOf(longer)).not.toBe(idOf(other));
  });
});

test('what is gone is not applicable, and says why', () => {
  expect(notApplicable(rule, item.resourceType, item.resourceId, 'no longer recorded')).toEqual({
    type: 'AWS::ECR::Repository',
    id: 'shop',
    verdict: 'not-applicable',
    compliance: 'NOT_APPLICABLE',
    annotation: `${rule.id}: no longer recorded`,
  });
});
