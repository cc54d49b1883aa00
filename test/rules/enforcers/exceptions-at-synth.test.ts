import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTION, inDays, type Workplace, workplace } from './workplace';

let here: Workplace;
beforeEach(() => {
  here = workplace();
});
afterEach(() => here.leave());

describe('exceptions', () => {
  test('one that holds lets the finding pass, and CDK keeps the trail', async () => {
    here.except(EXCEPTION);
    const { code, output } = await here.synth('violating');
    expect(output).toContain('0 violations, 0 in doubt, 1 excepted');
    expect(code).toBe(0);
    const { pluginReports } = JSON.parse(
      readFileSync(join(here.folder, 'out/validation-report.json'), 'utf8'),
    );
    expect(pluginReports[0].suppressedViolations).toMatchObject([
      {
        ruleName: `${EXCEPTION.rule}[SecurityGroupIngress[0]]`,
        acknowledgedAt: 'Demo/Group',
        reason: `a test of what an exception may do (tests, until ${EXCEPTION.expires})`,
      },
    ]);
    expect((await here.check()).code).toBe(0);
  });

  test("one for a rule of cdk-nag's lets its finding pass", async () => {
    here.except(EXCEPTION, { ...EXCEPTION, rule: 'AwsSolutions-EC23' });
    const { code, output } = await here.synth('cdk-nag finding');
    expect(output).toContain('cdk-nag AwsSolutions: 0 findings, 1 excepted');
    expect(code).toBe(0);
    expect((await here.check()).code).toBe(0);
  });

  test('one that has expired excuses nothing and is a finding itself', async () => {
    here.except({ ...EXCEPTION, expires: '2026-01-01' });
    const { code, output } = await here.synth('violating');
    expect(output).toContain(
      `the exception of tests for ${EXCEPTION.rule} on Demo/Group expired on 2026-01-01`,
    );
    expect(output).toContain('SecurityGroupIngress[0] admits');
    expect(code).toBe(1);
  });

  test('one that matches nothing is a finding', async () => {
    here.except({ ...EXCEPTION, resource: 'Demo/Gruop' });
    const { code, output } = await here.synth('compliant');
    expect(output).toContain(`the exception of tests for ${EXCEPTION.rule} on Demo/Gruop matches no finding`);
    expect(code).toBe(1);
  });

  test('the day of expiry still counts, the next does not', async () => {
    here.except(EXCEPTION);
    await here.synth('violating');
    const last = await here.check('--now', EXCEPTION.expires);
    expect(last.output).toContain(`ends on ${EXCEPTION.expires}, today`);
    expect(last.code).toBe(0);
    const late = await here.check('--now', inDays(301));
    expect(late.code).toBe(1);
    expect(late.output).toContain(`expired on ${EXCEPTION.expires}`);
  });

  test('a pattern of resources of one type covers findings of ours and of cdk-nag', async () => {
    const pattern = { ...EXCEPTION, resource: 'Demo/G*p', type: 'AWS::EC2::SecurityGroup' };
    here.except(pattern, { ...pattern, rule: 'AwsSolutions-EC23' });
    const { code, output } = await here.synth('cdk-nag finding');
    expect(output).toContain('cdk-nag AwsSolutions: 0 findings, 1 excepted');
    expect(code).toBe(0);
  });

  test.each([
    ['that is too broad', { resource: '*' }, 'is too broad: a pattern of resources needs a "type"'],
    ['that ends too late', { expires: inDays(400) }, 'ends on'],
    ['that is malformed', { owner: '' }, 'the entry cannot be taken as an exception: owner is empty'],
    [
      'of the guardrails themselves',
      { rule: 'guardrails-exception-needed' },
      'is for a rule that has no exceptions',
    ],
  ])('one %s excuses nothing and is a finding itself, with its line', async (_name, change, message) => {
    here.except({ ...EXCEPTION, ...change });
    const { code, output } = await here.synth('violating');
    expect(output).toContain(message);
    expect(output).toMatch(/refused: \S*exceptions\.yaml:1: /);
    expect(output).toContain('refused: Demo/Group: SecurityGroupIngress[0] admits');
    expect(code).toBe(1);
  });

  test('one that ends soon warns and still holds', async () => {
    here.except({ ...EXCEPTION, expires: inDays(14) });
    const { code, output } = await here.synth('violating');
    expect(output).toContain('0 violations, 1 warning, 0 in doubt, 1 excepted');
    expect(code).toBe(0);
    here.except({ ...EXCEPTION, expires: inDays(15) });
    expect((await here.synth('violating')).output).toContain('0 violations, 0 in doubt, 1 excepted');
  });
});
