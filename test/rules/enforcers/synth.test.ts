import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTION, type Workplace, workplace } from './workplace';

let here: Workplace;
beforeEach(() => {
  here = workplace();
});
afterEach(() => here.leave());

test('a compliant app passes, and says what was judged', async () => {
  const { code, output } = await here.synth('compliant');
  expect(output).toMatch(
    /Guardrails judged 1 of 1 resource by \d+ rules: 0 violations, 0 in doubt, 0 excepted/,
  );
  expect(code).toBe(0);
  const report = JSON.parse(readFileSync(join(here.folder, 'out/guardrails/report.json'), 'utf8'));
  expect(report.summary).toEqual({
    resources: 1,
    judged: 1,
    rules: expect.any(Number),
    violations: 0,
    warnings: 0,
    indeterminate: 0,
    excepted: 0,
  });
  expect((await here.check()).code).toBe(0);
});

test('a violation refuses, and says what, where and how to mend it', async () => {
  const { code, output } = await here.synth('violating');
  expect(code).toBe(1);
  expect(output).toContain(
    'SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22, expected the internet to reach only tcp 80 and 443',
  );
  expect(output).toMatch(/test\/rules\/enforcers\/guarded-app\.ts:\d+/);
  expect(output).toContain('Demo/Group (Group) aws-cdk-lib.aws_ec2.CfnSecurityGroup');
  expect(output).toContain('Restrict the ingress to its real sources');
  const report = JSON.parse(readFileSync(join(here.folder, 'out/validation-report.json'), 'utf8'));
  expect(
    report.pluginReports[0].violations[1].violatingConstructs[0].cloudFormationResource.propertyPaths,
  ).toEqual(['Properties.SecurityGroupIngress.0']);
});

describe('fails closed', () => {
  test.each([
    ['rule that throws', 'RULE_THREW: rule test-group-never-judged threw: boom'],
    ['pack that cannot load', 'there is no pack "no-such-pack"; there is baseline'],
    ['empty pack', 'pack "hollow" has no rules'],
    ['cdk-nag pack that throws', 'nag fell over'],
    ['empty assembly', 'the app has no stack'],
    ['stack without resources', 'ASSEMBLY_EMPTY'],
    ['property override', 'SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22'],
    ['inside a Stage', 'Prod/Demo/Group'],
    ['cdk-nag finding inside a Stage', 'Prod/Demo/Queue: The SQS queue does not require requests to use SSL'],
    ['inside a nested stack', 'Demo/Inner/Group'],
    ['acknowledged for the whole app', 'is acknowledged at the whole app, not in the exceptions file'],
    ['acknowledged in the code', 'is acknowledged at Demo/Group, not in the exceptions file'],
    ["another plugin's acknowledgement", 'AwsSolutions::AwsSolutions-EC23 is acknowledged at the whole app'],
    ['empty assembly inside a Stage', 'ASSEMBLY_EMPTY'],
    ['cdk-nag pack that throws, inside a Stage', 'nag fell over'],
    ['template published from another file', 'evil.json, not'],
    [
      'nested stack that cannot be read, strictly',
      'Inner stands for resources of a template that was not read',
    ],
    ['two logical ids for one construct', 'the construct Demo/Group has two logical ids'],
    ['acknowledged by a plugin that runs later', 'Demo/Group: SecurityGroupIngress[0] admits'],
    ['doubt, strictly', 'the source may be the internet'],
    ['enforced twice', 'it was called twice for one app'],
  ])('%s', async (scenario, message) => {
    const { code, output } = await here.synth(scenario);
    expect(output).toContain(message);
    expect(code).not.toBe(0);
  });

  test('a violation in a stack that was not asked for', async () => {
    const { code, output } = await here.synth('in one of two stacks', 'Other');
    expect(output).toContain('Demo/Group: SecurityGroupIngress[0] admits');
    expect(code).not.toBe(0);
  });

  test('an exceptions file that is malformed', async () => {
    writeFileSync(
      join(here.folder, 'exceptions.yaml'),
      `exceptions: [{ rule: ${EXCEPTION.rule}, resource: Demo/Group }]`,
    );
    const { code, output } = await here.synth('violating');
    expect(output).toContain(
      'the entry cannot be taken as an exception: reason is missing; owner is missing',
    );
    expect(code).not.toBe(0);
  });

  test('an exceptions file that is not there', async () => {
    rmSync(join(here.folder, 'exceptions.yaml'));
    const { code, output } = await here.synth('violating');
    expect(output).toContain('there is no such file');
    expect(code).not.toBe(0);
  });
});

test('a nested stack that cannot be read is doubt', async () => {
  const { code, output } = await here.synth('nested stack that cannot be read');
  expect(output).toContain('0 violations, 1 in doubt');
  expect(output).toContain('Inner stands for resources of a template that was not read');
  expect(code).toBe(0);
});

test('a stack that is still empty does no harm', async () => {
  const { code } = await here.synth('an empty stack beside');
  expect(code).toBe(0);
});

test('doubt warns, and does not refuse', async () => {
  const { code, output } = await here.synth('doubt');
  expect(output).toContain('1 in doubt');
  expect(output).toContain('a parameter without a default');
  expect(code).toBe(0);
});
