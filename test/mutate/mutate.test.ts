import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../rules/packs/packs';
import { assertChanged } from '../../tools/mutate/edits';
import {
  type Answer,
  type Finding,
  forAnyReason,
  forItsReason,
  oneByOne,
  outcomeOf,
} from '../../tools/mutate/judge';
import { cdkNagJudges } from '../../tools/mutate/judges/cdk-nag';
import { undeployable } from '../../tools/mutate/judges/cloudformation-validate';
import { judged, ourJudge } from '../../tools/mutate/judges/ours';
import { asJson, type Column, count, readMatrix } from '../../tools/mutate/matrix';
import type { Mutant } from '../../tools/mutate/mutant';
import { mutantsOf, rulesWithout } from '../../tools/mutate/mutants';
import { asMarkdown } from '../../tools/mutate/page';
import { columnOf } from './column';
import { accused, configColumn } from './run';
import { deployment, subjectOf } from './subject';

const root = join(__dirname, '../..');
const subject = deployment();
const { templates, rules, documents } = subject;
const mutants = mutantsOf(templates, rules);
const names = mutants.map(({ name }) => name);

const json = readFileSync(join(root, 'docs/kill-matrix.json'), 'utf8');
const written = readMatrix(json);

function writtenOf(judge: string): Column {
  const found = written.columns.find(({ name }) => name === judge);
  if (!found) throw new Error(`docs/kill-matrix.json has no column of ${judge}`);
  return found;
}

function every<T>(all: readonly T[], step: number): readonly T[] {
  return all.filter((_, index) => index % step === 0);
}

const sorted = (findings: readonly Finding[]): readonly string[] =>
  findings.map((one) => JSON.stringify(one)).sort();

test('at synth no mutant lives', async () => {
  const judge = ourJudge('ours', '0', rules, documents);
  const { results, reasons } = await columnOf(judge, subject, mutants, forItsReason);
  const left = names.filter((_, index) => results[index] !== 'killed');
  expect(left.map((name) => `${name}: ${reasons[name]}`)).toEqual([]);
  expect(results).toHaveLength(mutants.length);
});

test('there are hundreds of mutants, each with a name of its own, and some for every enforced rule', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(400);
  expect(new Set(names).size).toBe(names.length);
  expect(rulesWithout(mutants, rules)).toEqual([]);
});

test('a rule without an operator is named', () => {
  const others = mutants.filter(({ rule }) => rule !== 'kms-key-rotation-enabled');
  expect(rulesWithout(others, rules)).toEqual(['kms-key-rotation-enabled']);
});

test('CloudFormation would take the first mutant of every operator', () => {
  const firsts = [...new Map([...mutants].reverse().map((one) => [one.operator, one])).values()];
  expect(undeployable(templates, firsts).map(({ mutant, errors }) => [mutant.name, errors])).toEqual([]);
});

test('what CloudFormation would not take is told', () => {
  const [mutant] = mutants as [Mutant];
  const broken = { Resources: { Odd: { Type: 'AWS::SNS::Topic', Properties: { Colour: 'red' } } } };
  const [found] = undeployable(templates, [{ ...mutant, templates: { ...templates, Odd: broken } }]);
  expect(found?.errors[0]).toMatchObject({ stack: 'Odd', resource: 'Odd' });
});

test('a mutant that is what it was made of is an error', () => {
  const [mutant] = mutants as [Mutant];
  expect(() => assertChanged(templates, { ...mutant, templates: { ...templates } })).toThrow(
    'is the same as',
  );
  expect(() => assertChanged(templates, mutant)).not.toThrow();
});

test('looking again only where it can matter finds the same as looking everywhere', async () => {
  const sample = every(mutants, 23).map((one) => one.templates);
  const answers = await ourJudge('ours', '0', rules, documents).judge(sample);
  const all = sample.map((one) => sorted(judged(one, rules, documents).findings));
  expect(answers.map((one) => ('findings' in one ? sorted(one.findings) : one.crash))).toEqual(all);
});

test('no innocent variant is accused', () => {
  const { count, accused: found } = accused(subject);
  expect(found).toEqual([]);
  expect(count).toBeGreaterThanOrEqual(50);
});

describe('a kill', () => {
  const [mutant] = mutants as [Mutant];
  const { stack, resource, rule } = mutant;
  const none: Answer = { findings: [] };
  const outcome = (finding: Partial<Finding>, before = none, counts = forItsReason): string =>
    outcomeOf(mutant, before, { findings: [{ stack, resource, rule, ...finding }] }, counts);

  test('is a new finding on the resource for its reason', () => expect(outcome({})).toBe('killed'));
  test('is not a finding that was there before', () =>
    expect(outcome({}, { findings: [{ stack, resource, rule }] })).toBe('survived'));
  test('is a second finding of the same rule', () =>
    expect(outcome({ detail: 'B' }, { findings: [{ stack, resource, rule, detail: 'A' }] })).toBe('killed'));
  test('is not a finding elsewhere', () => expect(outcome({ resource: 'Other' })).toBe('survived'));
  test('is not one in another stack', () => expect(outcome({ stack: 'Other' })).toBe('survived'));
  test('is not one for another reason', () =>
    expect(outcome({ rule: 'sqs-queue-encrypted' })).toBe('survived'));
  test('is one for any reason where the judge has other rules', () =>
    expect(outcome({ rule: 'X1' }, none, forAnyReason)).toBe('killed'));
  test('is not a crash, of the mutant or before it', () => {
    const findings = [{ stack, resource, rule }];
    expect(outcomeOf(mutant, none, { crash: 'no' }, forAnyReason)).toBe('crashed');
    expect(outcomeOf(mutant, { crash: 'no' }, { findings }, forAnyReason)).toBe('crashed');
  });
  test('is none where the judge throws, which is told', async () => {
    const judge = oneByOne((given) => {
      if (given !== templates) throw new Error('out of memory');
      return [];
    });
    const made = { name: 'x', version: '1', judge };
    const { results, reasons } = await columnOf(made, subject, [mutant], forAnyReason);
    expect(results).toEqual(['crashed']);
    expect(reasons).toEqual({ [mutant.name]: 'out of memory' });
  });
  test('is asked of no judge that is not installed', async () => {
    const judge = { name: 'x', version: undefined, judge: () => Promise.reject(new Error('asked')) };
    expect((await columnOf(judge, subject, [mutant], forAnyReason)).results).toEqual([]);
  });
});

test('the page tells of these mutants, and that none lives at synth or is let live in AWS Config', () => {
  expect(written.mutants.map(({ name }) => name)).toEqual(names);
  expect(writtenOf('ours at synth').results.filter((one) => one !== 'killed')).toEqual([]);
  expect([...new Set(writtenOf('ours in AWS Config').results)].sort()).toEqual(['killed', 'unseen']);
});

test('the page is what the data make, and the data what they say', () => {
  expect(readFileSync(join(root, 'docs/kill-matrix.md'), 'utf8')).toBe(asMarkdown(written));
  expect(asJson(written)).toBe(json);
});

test('the README has the numbers of the page', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const killed = (...judges: readonly string[]): string => {
    const counts = judges.map((judge) => count(writtenOf(judge), written.mutants));
    return `${counts.map((one) => one.killed).join(', ')} of ${counts[0]?.of} |`;
  };
  const nag = ['AwsSolutions', 'NIST 800-53', 'HIPAA', 'PCI DSS'].map((pack) => `cdk-nag ${pack}`);
  expect(readme).toContain(`worse in ${names.length} ways`);
  expect(readme).toContain(`| ours at synth | ${killed('ours at synth')}`);
  expect(readme).toContain(`where it records it | ${killed('ours in AWS Config')}`);
  expect(readme).toContain(`PCI DSS, each for whatever reason | ${killed(...nag)}`);
  expect(readme).toContain(`CDK's own validator, for whatever reason | ${killed("CDK's validator")}`);
  expect(readme).toContain(`${written.innocents.count} innocent variants`);
});

test('in AWS Config it is as the page says', async () => {
  const isOfSample = (_: unknown, index: number): boolean => index % 29 === 0;
  const { results, reasons } = await configColumn(subject, mutants.filter(isOfSample));
  const column = writtenOf('ours in AWS Config');
  expect(results).toEqual(column.results.filter(isOfSample));
  expect(column.reasons).toMatchObject(reasons);
  expect(results).toContain('killed');
});

test('what AWS Config is known not to tell is unseen; a doubt that nobody knows of lets a mutant live', async () => {
  const silenced = mutants.filter(({ operator }) => operator === 'silence an alarm').slice(0, 1);
  const [{ stack = '', resource = '', rule = '' } = {}] = silenced;
  const judge = (detail: string) => ({
    ...{ name: 'x', version: '1' },
    judge: oneByOne(() => ({ findings: [], doubts: [{ rule, stack, resource, detail }] })),
  });
  const isUntold = (_: Mutant, { detail = '' }: Finding): boolean => detail.startsWith('AlarmActions ');
  const outcome = async (detail: string) => {
    const { results, reasons } = await columnOf(judge(detail), subject, silenced, forItsReason, { isUntold });
    return [...results, ...Object.values(reasons)];
  };
  expect(await outcome('AlarmActions is absent')).toEqual(['unseen', 'AlarmActions is absent']);
  expect(await outcome('Period is odd')).toEqual(['survived', 'in doubt: Period is odd']);
});

test('mutants are made of any template', async () => {
  const template = {
    Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true, KeyPolicy: {} } } },
  };
  const document = {
    ...{ id: 'one.json', stack: 'one.json', file: 'one.json', template, parameters: {} },
    paths: new Map(),
    lines: new Map(),
  };
  const other = subjectOf([document], RULES);
  const made = mutantsOf(other.templates, RULES).filter(({ rule }) => rule === 'kms-key-rotation-enabled');
  expect(made.length).toBeGreaterThan(0);
  const judge = ourJudge('ours', '0', RULES, other.documents);
  const { results } = await columnOf(judge, other, made, forItsReason);
  expect(new Set(results)).toEqual(new Set(['killed']));
});

test('cdk-nag objects to the resource, by the pack that has the rule, and to nothing that is as it should be', async () => {
  const key = (EnableKeyRotation: boolean) => ({
    One: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation, KeyPolicy: {} } } } },
  });
  const [judge] = cdkNagJudges();
  const [bad, good] = (await judge?.judge([key(false), key(true)])) ?? [];
  expect(judge?.name).toBe('cdk-nag AwsSolutions');
  expect(bad).toEqual({ findings: [{ rule: 'AwsSolutions-KMS5', stack: 'One', resource: 'Key' }] });
  expect(good).toEqual({ findings: [] });
});

test('a rule of cdk-nag that throws on one resource says nothing of it, and what it says of others counts', async () => {
  const key = (EnableKeyRotation: unknown) => ({
    ...{ Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation, KeyPolicy: {} } },
  });
  const Parameters = { Rotation: { Type: 'String' } };
  const Resources = { Asked: key({ Ref: 'Rotation' }), Key: key(false) };
  const [judge] = cdkNagJudges();
  const found = [{ rule: 'AwsSolutions-KMS5', stack: 'One', resource: 'Key' }];
  expect(await judge?.judge([{ One: { Parameters, Resources } }])).toEqual([{ findings: found }]);
});

test('a template that CDK cannot read back is a crash of cdk-nag', async () => {
  const odd = { One: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { Ref: 'Nothing' } } } } };
  const [judge] = cdkNagJudges();
  expect(await judge?.judge([odd])).toEqual([{ crash: expect.stringContaining('Nothing') }]);
});
