import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm/index-node';
import type { Outcome } from '../../../rules/exceptions/except';
import { entriesOf } from '../../../rules/reporters/entry';
import { junitReport } from '../../../rules/reporters/junit';
import { ALL, DOUBT, VIOLATION } from './outcomes';

const schema = readFileSync('test/fixtures/junit-10.xsd', 'utf8');

function report(outcomes: readonly Outcome[], strict = false): string {
  const rules = [VIOLATION.rule, { ...VIOLATION.rule, id: 'ecr-repository-scan-enabled' }];
  return junitReport([{ tool: { name: 'quest-guardrails' }, rules, entries: entriesOf(outcomes, strict) }]);
}

async function errorsIn(contents: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'report.xml', contents }, schema });
  return errors.map(({ message }) => message);
}

test('the schema refuses what is no JUnit report', async () => {
  expect(await errorsIn('<testsuites><testsuite/></testsuites>')).not.toEqual([]);
  expect(await errorsIn('<testsuites>')).not.toEqual([]);
});

test("is what Jenkins' schema says, one suite for each rule", async () => {
  const xml = report(ALL);
  expect(await errorsIn(xml)).toEqual([]);
  expect(xml).toContain('<testsuites name="quest-guardrails" tests="5" failures="1" errors="0">');
  expect(xml).toContain(
    '<testsuite name="ec2-security-group-ingress-restricted" tests="2" failures="1" errors="0" skipped="1" package="quest-guardrails">',
  );
  expect(xml).toContain('<testcase name="no finding" classname="ecr-repository-scan-enabled"/>');
});

test('what refuses is a failure, everything else is skipped and says why', () => {
  const xml = report(ALL);
  expect(xml).toContain(
    '<failure type="critical" message="SecurityGroupIngress[0] admits &quot;0.0.0.0/0&quot; to tcp 22">',
  );
  expect(xml).toContain('when Environment is &quot;prod&quot;&#10;templates/open.yaml:4&#10;Fix: Restrict');
  expect(xml).toContain('<skipped message="warning: no flow log has it as its resource"/>');
  expect(xml).toContain('<skipped message="in doubt: SslPolicy is not known"/>');
  expect(xml).toContain('<skipped message="excepted until 2027-03-31, by platform (OPS-1): the office needs');
  expect(report([DOUBT], true)).toContain('<failure type="high" message="SslPolicy is not known">');
});

test('whatever a template holds, the report is well-formed', async () => {
  const control = String.fromCodePoint(0, 7, 27, 0xfffe, 0xffff, 0xd800);
  const message = `a ]]> <b> & "c" 'd'\t\r\n é 😀${control}`;
  const xml = report([{ ...VIOLATION, message, origin: { ...VIOLATION.origin, id: message } }]);
  expect(await errorsIn(xml)).toEqual([]);
  expect(xml).toContain('😀\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd');
  expect(xml).toContain('&#9;&#13;&#10;');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 20 }), async (texts) => {
      const outcomes = texts.map((text) => ({ ...VIOLATION, message: text, path: text }));
      expect(await errorsIn(report(outcomes))).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
