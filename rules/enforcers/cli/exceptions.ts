import { daysUntil } from '../../exceptions/days';
import { hearExceptions } from '../../exceptions/hear';
import { exceptableAmong } from '../../exceptions/objections';
import type { Exception, ExceptionsFile } from '../../exceptions/parse';
import { exceptionsSchema } from '../../exceptions/schema';
import { RULES } from '../../packs/packs';
import { plural } from '../../reporters/summary';
import { fold, type Look } from '../../reporters/text';
import { readEveryException } from '../exceptions-file';
import { type Command, day, oneOf, parsed, usage } from './command';
import { deliver, lookOf } from './output';

const FORMATS = ['text', 'json'] as const;

export const exceptionsCommand: Command = {
  summary: 'what is excused, by whom, until when',
  help: `Usage: guardrails exceptions [options]

Lists the exceptions of every environment, those that end first at the top. Exits 1 when one is out of order
(expired, malformed, too broad, too long, for a rule that has no exceptions).

  --expiring <days>     only those that end within so many days, and those that have ended
  --exceptions <file>   the file (exceptions.yaml)
  --format <format>     ${FORMATS.join(', ')} (text)
  --now <date>          as of this day, such as 2027-03-31 (today, UTC)
  --schema              print the JSON Schema of the file instead, for editors
  --no-color            no colours; NO_COLOR and FORCE_COLOR are heeded too

Example:
  guardrails exceptions --expiring 30
`,
  run(argv) {
    const { values, positionals } = parsed('exceptions', argv, {
      expiring: { type: 'string' },
      exceptions: { type: 'string' },
      format: { type: 'string', default: 'text' },
      now: { type: 'string' },
      schema: { type: 'boolean', default: false },
      'no-color': { type: 'boolean', default: false },
    });
    if (positionals.length > 0)
      throw usage(`exceptions takes no ${JSON.stringify(positionals[0])}`, 'exceptions');
    if (values.schema) {
      deliver(`${JSON.stringify(exceptionsSchema(), null, 2)}\n`, undefined);
      return 0;
    }
    const format = oneOf('format', FORMATS, values.format);
    const within = values.expiring === undefined ? Number.POSITIVE_INFINITY : Number(values.expiring);
    if (Number.isNaN(within) || within < 0 || values.expiring === '') {
      throw usage(
        `--expiring takes a number of days such as 30, not ${JSON.stringify(values.expiring)}`,
        'exceptions',
      );
    }
    const today = day('now', values.now);
    const listed = listOf(readEveryException(values.exceptions), today);
    const shown = { ...listed, entries: listed.entries.filter(({ daysLeft }) => daysLeft <= within) };
    deliver(
      format === 'json'
        ? `${JSON.stringify({ today, exceptions: shown.entries, problems: shown.problems }, null, 2)}\n`
        : asText(shown, values.expiring, lookOf(process.stdout, values['no-color'])),
      undefined,
    );
    return listed.problems.length > 0 ? 1 : 0;
  },
};

interface Listed {
  readonly file: string;
  readonly entries: readonly (Exception & { readonly daysLeft: number })[];
  /** What is out of order, whether its entry is shown or not. */
  readonly problems: readonly { readonly rule: string; readonly line: number; readonly message: string }[];
}

function listOf(file: ExceptionsFile, today: string): Listed {
  const { findings } = hearExceptions(file, today, exceptableAmong(RULES));
  return {
    file: file.file,
    entries: file.exceptions
      .map((one) => ({ ...one, daysLeft: daysUntil(one.expires, today) }))
      .sort((a, b) => a.daysLeft - b.daysLeft || a.line - b.line),
    problems: findings
      .filter(({ rule }) => rule.stage === 'enforced')
      .map(({ rule, origin, message }) => ({ rule: rule.id, line: origin.line ?? 0, message })),
  };
}

function asText({ file, entries, problems }: Listed, expiring: string | undefined, look: Look): string {
  const { paint, width } = look;
  const blocks = entries.map((one) => {
    const { daysLeft, expires, owner, ticket, reason, rule, resource, type, property, environments, line } =
      one;
    const left = daysLeft < 0 ? `ended ${plural(-daysLeft, 'day')} ago` : `${plural(daysLeft, 'day')} left`;
    const style = daysLeft < 0 ? 'red' : daysLeft <= 14 ? 'yellow' : 'bold';
    const what = [
      resource,
      ...(type === undefined ? [] : [`(${type})`]),
      ...(property === undefined ? [] : [property]),
    ];
    const by = [
      owner,
      ...(ticket === undefined ? [] : [ticket]),
      ...(environments === undefined ? [] : [`in ${environments.join(', ')}`]),
    ];
    return [
      `${paint(style, `${expires}  ${left}`)}  ${paint('cyan', rule)}`,
      `  ${what.join(' ')}`,
      fold(`${by.join(', ')}: ${reason}`, 2, width),
      paint('dim', `  ${file}:${line}`),
    ].join('\n');
  });
  const soon = expiring === undefined ? '' : ` that ended or end within ${plural(Number(expiring), 'day')}`;
  return `${[
    ...blocks,
    ...problems.map(
      ({ line, message }) => `${paint('red', 'OUT OF ORDER')}  ${file}:${line}\n${fold(message, 2, width)}`,
    ),
    paint('bold', `${plural(entries.length, 'exception')}${soon}, ${problems.length} out of order`),
  ].join('\n\n')}\n`;
}
