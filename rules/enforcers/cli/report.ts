import { junitReport } from '../../reporters/junit';
import { sarifReport, type ToolEntries } from '../../reporters/sarif';
import { plural } from '../../reporters/summary';
import { blocks, type Look } from '../../reporters/text';
import { TOOL } from '../tool';
import { type Command, oneOf, parsed, usage } from './command';
import { deliver, lookOf } from './output';
import { readValidationReport } from './validation-report';

const FORMATS = ['text', 'json', 'sarif', 'junit'] as const;

export const reportCommand: Command = {
  summary: 'a CDK validation report, of every plugin, in another format',
  help: `Usage: guardrails report <validation-report.json> [options]

Tells what every validation plugin of a synthesis found, cdk-nag's packs and others included. What was acknowledged is
shown as excepted (suppressed in SARIF, skipped in JUnit). The report is in the cdk.out directory.

  --format <format>  ${FORMATS.join(', ')} (text)
  --output <file>    write to a file instead of standard output
  --no-color         no colours; NO_COLOR and FORCE_COLOR are heeded too

Example:
  guardrails report cdk.out/validation-report.json --format sarif --output cdk.sarif

Exit code: 0 every plugin passed, 1 one did not, 2 the report could not be read.
`,
  run(argv) {
    const { values, positionals } = parsed('report', argv, {
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      'no-color': { type: 'boolean', default: false },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw usage('report takes one validation-report.json', 'report');
    const format = oneOf('format', FORMATS, values.format);
    const { tools, refused } = readValidationReport(file);
    const look = values.output === undefined ? lookOf(process.stdout, values['no-color']) : undefined;
    const reports: Readonly<Record<(typeof FORMATS)[number], () => string>> = {
      text: () => asText(tools, refused, look),
      json: () => asJson(file, tools),
      sarif: () => sarifReport(tools, process.cwd()),
      junit: () => junitReport(tools),
    };
    deliver(reports[format](), values.output);
    return refused.length > 0 ? 1 : 0;
  },
};

function tally({ entries }: ToolEntries) {
  const standing = entries.filter(({ status }) => status !== 'excepted');
  return {
    violations: standing.filter(({ level }) => level === 'error').length,
    warnings: standing.filter(({ level, status }) => level !== 'error' && status === 'violation').length,
    indeterminate: standing.filter(({ level, status }) => level !== 'error' && status === 'indeterminate')
      .length,
    excepted: entries.length - standing.length,
  };
}

function asText(tools: readonly ToolEntries[], refused: readonly string[], look: Look | undefined): string {
  const paint: Look['paint'] = look?.paint ?? ((_style, text) => text);
  const parts = tools.flatMap((one) => {
    const { violations, warnings, indeterminate, excepted } = tally(one);
    const { name, version } = one.tool;
    const counted = `${plural(violations, 'violation')}, ${plural(warnings, 'warning')}, ${indeterminate} in doubt, ${excepted} excepted`;
    const conclusion = refused.includes(name) ? paint('red', 'refused') : 'passed';
    const head = `${name}${version === undefined ? '' : ` ${version}`}: ${conclusion}, ${counted}`;
    return [paint('bold', head), ...blocks(one.entries, look)];
  });
  const passed = tools.length - refused.length;
  return `${[...parts, paint('bold', `${passed} of ${plural(tools.length, 'plugin')} passed`)].join('\n\n')}\n`;
}

function asJson(path: string, tools: readonly ToolEntries[]): string {
  const report = {
    tool: TOOL,
    inputs: [{ path, kind: 'validation-report' }],
    plugins: tools.map((one) => ({
      tool: one.tool,
      summary: tally(one),
      findings: one.entries.map(({ rule, resource, type, excuse, source: _, ...rest }) => ({
        rule: rule.id,
        ...rest,
        resource: { path: resource, ...(type === undefined ? {} : { type }) },
        ...(rule.remediation === undefined ? {} : { remediation: rule.remediation }),
        ...(excuse === undefined ? {} : { reason: excuse }),
      })),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
