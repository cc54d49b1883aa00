import { refuses } from '../../exceptions/except';
import { hearExceptions } from '../../exceptions/hear';
import { exceptableAmong } from '../../exceptions/objections';
import { parametersIn } from '../../exceptions/parse';
import { loadPack, narrowed, PACK_NAMES, RULES, type RuleParameters, settingsOf } from '../../packs/packs';
import { entriesOf } from '../../reporters/entry';
import { jsonReport } from '../../reporters/json';
import { junitReport } from '../../reporters/junit';
import { sarifReport } from '../../reporters/sarif';
import { textReport } from '../../reporters/text';
import { claimsOf } from '../claims-file';
import { readExceptions } from '../exceptions-file';
import { TOOL } from '../tool';
import { type Command, day, oneOf, parsed, usage } from './command';
import { checkEstate } from './estate-check';
import { type Given, tellApart, temporaryFolder } from './estate-files';
import { recordedTypes } from './estate-recorded';
import { type Judgement, judgePaths } from './judgement';
import { locator } from './locate';
import { deliver, lookOf } from './output';
import { parameterGiven } from './parameter';

const FORMATS = ['text', 'json', 'sarif', 'junit'] as const;

export const checkCommand: Command = {
  summary: 'judge templates (JSON, YAML), cloud assemblies (cdk.out), and snapshots of AWS Config',
  help: `Usage: guardrails check <path>... [options]

Judges CloudFormation templates and cloud assemblies, or snapshots and history files of AWS Config. Templates that are
given together are one world: what one exports, the others import. So are the snapshots of an account.

  <path>                a template, a directory that cdk synth made, a snapshot or history file of AWS Config (.json,
                        .json.gz), a directory of those, or - for one of them on standard input
  --format <format>     ${FORMATS.join(', ')} (text)
  --output <file>       write the report to a file instead of standard output
  --pack <name>         the rules to judge by: ${PACK_NAMES.join(', ')} (baseline)
  --rule <rule>         judge by this rule of the pack only; may be given several times
  --strict              doubt refuses as a violation does
  --exceptions <file>   what is excused (exceptions.yaml, if there is one)
  --environment <name>  take the exceptions of this environment too
  --parameter <K=V>     a value for a parameter of the templates; may be given several times
  --rule-parameter <rule>.<name>=<value>
                        a value for a parameter of a rule; may be given several times; see guardrails explain
  --recorded-types <all|types>
                        for snapshots: the types that AWS Config records all resources of, with commas between them;
                        what is missing of these is missing, of others it is in doubt
  --recorder <file>     the same from what aws configservice describe-configuration-recorders answers
  --findings <number>   for snapshots: how many findings of a rule in an account and region are told one by one (3)
  --now <date>          judge the exceptions as of this day, such as 2027-03-31 (today, UTC)
  --no-color            no colours; NO_COLOR and FORCE_COLOR are heeded too

Examples:
  guardrails check template.yaml
  guardrails check cdk.out --environment prod --format sarif --output guardrails.sarif
  guardrails check AWSLogs/ --recorded-types all --exceptions exceptions.yaml

Exit code: 0 no violation, 1 violations, 2 could not judge.
`,
  run(argv) {
    const { values, positionals: paths } = parsed('check', argv, {
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      pack: { type: 'string', default: 'baseline' },
      rule: { type: 'string', multiple: true, default: [] },
      strict: { type: 'boolean', default: false },
      exceptions: { type: 'string' },
      environment: { type: 'string' },
      parameter: { type: 'string', multiple: true, default: [] },
      'rule-parameter': { type: 'string', multiple: true, default: [] },
      'recorded-types': { type: 'string' },
      recorder: { type: 'string' },
      findings: { type: 'string' },
      now: { type: 'string' },
      'no-color': { type: 'boolean', default: false },
    });
    if (paths.length === 0) {
      throw usage(
        'check needs a template or a cdk.out directory; give one, or - for standard input',
        'check',
      );
    }
    const format = oneOf('format', FORMATS, values.format);
    const today = day('now', values.now);
    const parameters = Object.fromEntries(values.parameter.map((one) => parameterGiven(one, 'check')));
    const file = readExceptions(values.exceptions, values.environment);
    const set = ruleParameters(values['rule-parameter'], settingsOf(values.pack, parametersIn(file)));
    const loaded = loadPack(values.pack, set);
    const claims = paths.filter((path) => path !== '-').flatMap(claimsOf);
    const pack = narrowed({ ...loaded, rules: [...loaded.rules, ...claims] }, values.rule);
    const exceptions = hearExceptions(file, today, exceptableAmong([...RULES, ...pack.rules]));
    const { strict, output } = values;
    const aside = temporaryFolder();
    const given = tellApart(paths, aside);
    const look = lookOf(process.stdout, values['no-color'] || output !== undefined);
    if (given.estate.length > 0) {
      forEstate(values, given);
      const found = { most: Number(values.findings ?? 3), ...given, files: given.estate, parameters: set };
      const closed = recordedTypes(values['recorded-types'], values.recorder, pack.rules);
      const whole = output === undefined ? look : { ...look, width: undefined };
      const check = { ...found, pack, strict, exceptions, closed, format, look: whole, folder: aside() };
      return checkEstate(check).then(({ report, code }) => {
        deliver(report, output);
        return code;
      });
    }
    forTemplates(values);
    const { beginning } = given;
    const options = { pack, strict, exceptions, exceptionsFile: file.file, parameters, beginning };
    const judgement = judgePaths(paths, options);

    const { summary, outcomes, texts } = judgement;
    const entries = entriesOf(outcomes, strict, locator(texts));
    const tools = [{ tool: TOOL, rules: pack.rules, entries }];
    const reports: Readonly<Record<(typeof FORMATS)[number], () => string>> = {
      text: () => textReport(summary, outcomes, entries, output === undefined ? look : undefined),
      json: () => jsonReport(summary, outcomes, entries),
      sarif: () => sarifReport(tools, process.cwd()),
      junit: () => junitReport(tools),
    };
    deliver(reports[format](), output);
    return exitCode(judgement, strict);
  },
};

interface Values {
  readonly parameter: readonly string[];
  readonly findings?: string | undefined;
  readonly 'recorded-types'?: string | undefined;
  readonly recorder?: string | undefined;
}

function forEstate({ parameter, findings = '3' }: Values, { templates, estate }: Given): void {
  const [template] = templates;
  if (template !== undefined) {
    throw usage(
      `${template} is no snapshot of AWS Config, and ${estate[0]?.label} is one; give templates and snapshots to runs of their own`,
      'check',
    );
  }
  if (parameter.length > 0) throw usage('snapshots have no parameters for --parameter', 'check');
  if (!/^\d{1,4}$/.test(findings)) {
    throw usage(`--findings takes a number up to 9999, not ${JSON.stringify(findings)}`, 'check');
  }
}

function forTemplates(values: Values): void {
  const odd = (['recorded-types', 'recorder', 'findings'] as const).find(
    (name) => values[name] !== undefined,
  );
  if (odd !== undefined) throw usage(`--${odd} is for snapshots of AWS Config, and none was given`, 'check');
}

/** The values by rule and name; what is given here goes before what the file says, and the last before the first. */
function ruleParameters(given: readonly string[], set: RuleParameters): RuleParameters {
  const found: Record<string, Readonly<Record<string, unknown>>> = { ...set };
  for (const one of given) {
    const [, rule, name, value] = /^([a-z0-9-]+)\.(\w+)=(.*)$/s.exec(one) ?? [];
    if (rule === undefined || name === undefined || value === undefined) {
      throw usage(`--rule-parameter takes <rule>.<name>=<value>, not ${JSON.stringify(one)}`, 'check');
    }
    found[rule] = { ...found[rule], [name]: value };
  }
  return found;
}

/** A rule that threw is our fault: what it would have said is not known, and the report is kept. */
function exitCode({ outcomes, faults }: Judgement, strict: boolean): number {
  const [fault] = faults;
  if (fault) {
    const { error, origin } = fault;
    const more = faults.length > 1 ? `, and ${faults.length - 1} more` : '';
    process.stderr.write(
      `guardrails: ${error.message} on ${origin.path ?? origin.id} in ${origin.file}${more}; report it, with the resource (RULE_THREW)\n`,
    );
    return 2;
  }
  return outcomes.some((outcome) => refuses(outcome, strict)) ? 1 : 0;
}
