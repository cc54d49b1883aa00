import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { GuardrailsError, messageOf } from '../../core/errors';
import { refuses } from '../../exceptions/except';
import { loadPack } from '../../packs/packs';
import { jsonReport } from '../../reporters/json';
import { textReport } from '../../reporters/text';
import { DEFAULT_EXCEPTIONS, readExceptions } from '../exceptions-file';
import { TOOL } from '../tool';
import { type Checked, check } from './check';

const USAGE = `guardrails check <path>...    judge CloudFormation templates (JSON, YAML) and cloud assemblies (cdk.out)

  <path>               a template, a directory that cdk synth made, or - for a template on standard input
  --format <format>    text or json (text)
  --output <file>      write the report to a file instead of standard output
  --pack <name>        the rules to judge by (baseline)
  --strict             doubt refuses as a violation does
  --exceptions <file>  what is excused (exceptions.yaml, if there is one)
  --environment <name> take the exceptions of this environment too
  --parameter <K=V>    a value for a parameter of the templates; may be given several times
  --now <date>         judge the exceptions as of this day, such as 2027-03-31 (today, UTC)

Exit code: 0 no violation, 1 violations, 2 could not judge.
`;

const FORMATS = { text: textReport, json: jsonReport } as const;

/** Runs the command line and answers with the exit code; nothing it throws is meant for anybody but us. */
export function run(argv: readonly string[]): number {
  try {
    return command(argv);
  } catch (thrown) {
    const code = thrown instanceof GuardrailsError ? thrown.code : 'UNEXPECTED';
    process.stderr.write(`guardrails: ${messageOf(thrown).replaceAll(/\s*\n\s*/g, ' ')} (${code})\n`);
    return 2;
  }
}

function command(argv: readonly string[]): number {
  const { values, positionals } = parse(argv);
  const [name, ...paths] = positionals;
  if (values.help || (name === undefined && argv.length === 0)) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (values.version) {
    process.stdout.write(`${TOOL.name} ${TOOL.version}\n`);
    return 0;
  }
  if (name !== 'check') throw usage(`there is no command ${JSON.stringify(name ?? '')}; there is check`);
  if (paths.length === 0)
    throw usage('check needs a template or a cdk.out directory; give one, or - for standard input');
  const render = Object.hasOwn(FORMATS, values.format)
    ? FORMATS[values.format as keyof typeof FORMATS]
    : undefined;
  if (!render)
    throw usage(
      `there is no format ${JSON.stringify(values.format)}; there is ${Object.keys(FORMATS).join(', ')}`,
    );

  const exceptionsFile = values.exceptions ?? DEFAULT_EXCEPTIONS;
  const checked = check(paths, {
    pack: loadPack(values.pack),
    strict: values.strict,
    exceptions: readExceptions(values.exceptions, values.environment),
    exceptionsFile,
    parameters: Object.fromEntries(values.parameter.map(parameter)),
    today: day(values.now),
  });
  deliver(render(checked.summary, checked.outcomes), values.output);
  return verdict(checked, values.strict);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        output: { type: 'string' },
        pack: { type: 'string', default: 'baseline' },
        strict: { type: 'boolean', default: false },
        exceptions: { type: 'string' },
        environment: { type: 'string' },
        parameter: { type: 'string', multiple: true, default: [] },
        now: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', default: false },
      },
    });
  } catch (thrown) {
    throw usage(messageOf(thrown));
  }
}

function usage(problem: string): GuardrailsError {
  return new GuardrailsError('USAGE', `${problem}. See guardrails --help`);
}

function parameter(given: string): [string, string] {
  const at = given.indexOf('=');
  if (at < 1) throw usage(`--parameter takes Name=Value, not ${JSON.stringify(given)}`);
  return [given.slice(0, at), given.slice(at + 1)];
}

function day(given: string | undefined): string {
  const date = given === undefined ? new Date() : new Date(`${given}T00:00:00Z`);
  if (
    given !== undefined &&
    !(date.getTime() >= 0 && date.toISOString().startsWith(given) && given.length === 10)
  ) {
    throw usage(`--now takes a day such as 2027-03-31, not ${JSON.stringify(given)}`);
  }
  return date.toISOString().slice(0, 10);
}

/** A report is written whole or not at all. */
function deliver(report: string, output: string | undefined): void {
  if (output === undefined) {
    process.stdout.write(report);
    return;
  }
  try {
    writeFileSync(`${output}.part`, report);
    renameSync(`${output}.part`, output);
  } catch (thrown) {
    rmSync(`${output}.part`, { force: true });
    throw new GuardrailsError('OUTPUT_UNWRITABLE', `cannot write ${output}: ${messageOf(thrown)}`, {
      cause: thrown,
    });
  }
}

function verdict({ outcomes, faults }: Checked, strict: boolean): number {
  for (const { error, origin } of faults) {
    process.stderr.write(
      `guardrails: ${error.message} on ${origin.path ?? origin.id} in ${origin.file} (RULE_THREW)\n`,
    );
  }
  if (faults.length > 0) return 2;
  return outcomes.some((outcome) => refuses(outcome, strict)) ? 1 : 0;
}
