import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { GuardrailsError, messageOf } from '../../core/errors';

/** One command of the command line. */
export interface Command {
  /** What it does, in a line of the overview. */
  readonly summary: string;
  readonly help: string;
  /** Answers with the exit code, later where threads do the work. */
  readonly run: (argv: readonly string[]) => number | Promise<number>;
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; strict: true; options: T }>
>;

/** The arguments of a command; what it does not know is refused. */
export function parsed<const T extends Options>(
  command: string,
  argv: readonly string[],
  options: T,
): Parsed<T> {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, strict: true, options });
  } catch (thrown) {
    // Node goes on to tell how to pass a path that begins with a dash.
    throw usage(messageOf(thrown).replace(/\. To specify a positional.*$/s, ''), command);
  }
}

export function usage(problem: string, command?: string): GuardrailsError {
  const help = command === undefined ? 'guardrails --help' : `guardrails ${command} --help`;
  return new GuardrailsError('USAGE', `${problem}. See ${help}`);
}

/** A day as it was given, or today, in UTC, as `2027-03-31`. */
export function day(option: string, given: string | undefined): string {
  const date = given === undefined ? new Date() : new Date(`${given}T00:00:00Z`);
  const real = date.getTime() >= 0 && (given === undefined || date.toISOString().startsWith(given));
  if (!real || (given !== undefined && given.length !== 10)) {
    throw usage(`--${option} takes a day such as 2027-03-31, not ${JSON.stringify(given)}`);
  }
  return date.toISOString().slice(0, 10);
}

/** One of the names that there are. */
export function oneOf<T extends string>(what: string, names: readonly T[], given: string): T {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  throw usage(`there is no ${what} ${JSON.stringify(given)}${choice(given, names)}`);
}

/** What there is instead, in words that end a message, the nearest first. */
export function choice(given: string, names: readonly string[]): string {
  const near = nearest(given, names);
  const all = `there is ${names.join(', ')}`;
  return near === undefined ? `; ${all}` : `; did you mean ${near}? T${all.slice(1)}`;
}

/** What was probably meant; undefined where no name is near. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const close = Math.max(2, given.length / 3);
  const [best] = names
    .map((name) => ({ name, far: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ far }) => far <= close)
    .sort((a, b) => a.far - b.far);
  return best?.name;
}
