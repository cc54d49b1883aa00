import { existsSync } from 'node:fs';
import { GuardrailsError } from '../../core/errors';
import { IN_SIGHT } from '../../core/evaluate';
import { appendException, type NewException } from '../../exceptions/append';
import { hearExceptions } from '../../exceptions/hear';
import { exceptableAmong } from '../../exceptions/objections';
import { parseExceptions } from '../../exceptions/parse';
import { RULES } from '../../packs/packs';
import { readText } from '../../sources/read-text';
import { DEFAULT_EXCEPTIONS } from '../exceptions-file';
import { TOOL } from '../tool';
import { type Command, day, parsed, usage } from './command';
import { ruleNamed, unknownRule } from './explain';
import { writeWhole } from './output';

/** The packs of cdk-nag, as the ids of their rules begin; whether there is such a rule only cdk synth knows. */
const OF_CDK_NAG = /^(AwsSolutions|HIPAA\.Security|NIST\.800\.53\.R[45]|PCI\.DSS\.321|Serverless)-\w+$/;

const NEW_FILE = `# yaml-language-server: $schema=./node_modules/${TOOL.name}/exceptions.schema.json
exceptions: []
`;

export const exceptCommand: Command = {
  summary: 'except one resource from one rule, until a day',
  help: `Usage: guardrails except <rule> <resource> --reason <sentence> --owner <name> --expires <date> [options]

Adds an entry to the exceptions file, and leaves the rest of the file as it is. What would be too broad, too long or
not allowed is refused, and then nothing is written.

  <rule>                a rule of ours or of cdk-nag
  <resource>            the construct path of the resource, or its logical id in a template without construct paths
  --reason <sentence>   why the rule need not be kept here
  --owner <name>        who answers for it
  --expires <date>      the last day on which it holds, such as 2027-03-31 (UTC)
  --property <path>     only for this property, such as SecurityGroupIngress[0]
  --type <type>         only for resources of this type; the resource may then be a pattern: Network/Vpc/Public*/Route
  --environment <name>  only in this environment, pr-* for all that begin so; may be given several times
  --ticket <id>         where it is discussed
  --exceptions <file>   the file (exceptions.yaml, made if there is none)
  --now <date>          as of this day, such as 2027-03-31 (today, UTC)

Example:
  guardrails except ec2-security-group-ingress-restricted Demo/Group \\
    --reason "The office needs SSH until the tunnel is there." --owner platform --expires 2027-03-31
`,
  run(argv) {
    const { values, positionals } = parsed('except', argv, {
      reason: { type: 'string' },
      owner: { type: 'string' },
      expires: { type: 'string' },
      property: { type: 'string' },
      type: { type: 'string' },
      environment: { type: 'string', multiple: true },
      ticket: { type: 'string' },
      exceptions: { type: 'string', default: DEFAULT_EXCEPTIONS },
      now: { type: 'string' },
    });
    const [rule, resource, ...more] = positionals;
    const { reason, owner, expires, property, type, environment, ticket } = values;
    const missing = Object.entries({ reason, owner, expires }).filter(([, value]) => value === undefined);
    if (rule === undefined || resource === undefined || more.length > 0 || missing.length > 0) {
      const what = missing.map(([name]) => `--${name}`).join(', ');
      throw usage(`except takes a rule and a resource${what && `, and needs ${what}`}`, 'except');
    }
    const known = rule === IN_SIGHT.id || OF_CDK_NAG.test(rule) || ruleNamed(rule)?.id === rule;
    if (!known && !rule.startsWith('guardrails-')) throw unknownRule(rule);
    const today = day('now', values.now);
    add(values.exceptions, today, {
      rule,
      resource,
      ...(type === undefined ? {} : { type }),
      ...(property === undefined ? {} : { property }),
      reason: reason ?? '',
      ...(environment === undefined ? {} : { environments: environment }),
      owner: owner ?? '',
      expires: expires ?? '',
      ...(ticket === undefined ? {} : { ticket }),
    });
    return 0;
  },
};

/** Adds the entry where the file with it would be in order, and says so. */
function add(file: string, today: string, entry: NewException): void {
  const text = existsSync(file) ? readText(file) : NEW_FILE;
  const before = parseExceptions(text, file);
  const twin = before.exceptions.find(
    (one) =>
      one.rule === entry.rule &&
      one.resource === entry.resource &&
      one.property === entry.property &&
      String(one.environments) === String(entry.environments),
  );
  if (twin) throw refused(`${file}:${twin.line} excepts it already, until ${twin.expires}; edit that entry`);
  const changed = appendException(text, entry);
  const after = parseExceptions(changed, file);
  const line = Math.max(...[...after.exceptions, ...after.malformed].map((one) => one.line));
  const { findings } = hearExceptions(after, today, exceptableAmong(RULES));
  const objection = findings.find(({ origin, rule }) => origin.line === line && rule.stage === 'enforced');
  if (objection) throw refused(objection.message);
  writeWhole(file, changed);
  process.stdout.write(
    `${file}:${line} excepts ${entry.resource} from ${entry.rule} until ${entry.expires}\n`,
  );
}

function refused(why: string): GuardrailsError {
  return new GuardrailsError('EXCEPTION_REFUSED', `${why}; nothing was written`);
}
