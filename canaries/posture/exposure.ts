import type { Answer } from './fetch';

/** Lines of a stack trace of Node.js, Python, Java, and of the CDK's own apps: `at f (/app/x.js:1:2)`, and their kin. */
const TRACES = [
  /\bat (?:[\w.$<>[\]&;# ]+ \()?(?:file:\/\/|node:|\/)[^\s()]+:\d+:\d+\)?/,
  /Traceback \(most recent call last\)/,
  /\bat [\w.$]+\([\w]+\.java:\d+\)/,
];

/** The first line of a stack trace in an answer, shortened, or nothing. */
export function stackTrace({ body }: Pick<Answer, 'body'>): string | undefined {
  for (const trace of TRACES) {
    const found = trace.exec(body)?.[0];
    if (found !== undefined) return found.slice(0, 80);
  }
  return undefined;
}

/** A text that a shell turns into another one, which nobody could have sent. */
export interface Injection {
  readonly header: string;
  readonly text: string;
  /** What a shell makes of it. */
  readonly result: string;
}

/**
 * Harmless arithmetic for a shell. The first quest service put the headers of a request into a command line, where
 * `$(...)` and backticks are executed even between double quotes.
 * https://www.gnu.org/software/bash/manual/html_node/Command-Substitution.html
 */
export function injections(left: number, right: number): readonly Injection[] {
  const sum = String(left + right);
  const inner = `expr ${left} + ${right}`;
  return [
    { header: 'x-forwarded-user', text: `$(${inner})`, result: sum },
    { header: 'referer', text: `\`${inner}\``, result: sum },
    { header: 'x-quest-probe', text: `";${inner};echo "`, result: sum },
    { header: 'accept-language', text: `$((${left}+${right}))`, result: sum },
  ];
}

/** What shows that a header was executed, or nothing. */
export function executionFault(injection: Injection, { body }: Pick<Answer, 'body'>): string | undefined {
  return body.includes(injection.result)
    ? `the answer holds the result of ${JSON.stringify(injection.text)} sent as ${injection.header}, expected that headers are never executed`
    : undefined;
}

/**
 * What is wrong with the answer for a Host that is not ours: only a refusal is right, such as that of a listener's
 * default action. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 */
export function hostFault(
  { status, headers }: Pick<Answer, 'status' | 'headers'>,
  host: string,
): string | undefined {
  if (status >= 400 && status < 500) return undefined;
  const location = headers['location']?.[0];
  const where = location === undefined ? '' : ` to ${location.slice(0, 100)}`;
  return `Host ${host} is answered with ${status}${where}, expected a refusal (400 to 499)`;
}
