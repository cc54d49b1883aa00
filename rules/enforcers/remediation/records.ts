import {
  DeleteParametersCommand,
  GetParametersByPathCommand,
  type Parameter,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { Settings } from './settings';
import { Stop, stop } from './stop';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html, API_DeleteParameters.html */
const MOST = 10;
const HOUR = 3_600_000;
/** How long a record may stay while what it is about runs: a retry comes sooner. */
const FRESH = 24 * HOUR;

const ssm = new SSMClient({});

/** What is changed: services are stopped, rules are revoked. */
export type Kind = 'stopped' | 'revoked';

/** What was written down about one service or group before it was changed: `path` of its parameters, without the last part. */
export interface Recorded {
  readonly subject: string;
  readonly values: Readonly<Record<string, string>>;
  readonly since: Date;
}

const folder = ({ environment }: Settings, kind: Kind): string => `/quest/${environment}/remediation/${kind}`;

/** Everything that is written down of a kind, the oldest first. */
export async function recorded(settings: Settings, kind: Kind): Promise<readonly Recorded[]> {
  const path = folder(settings, kind);
  const parameters: Parameter[] = [];
  let token: string | undefined;
  do {
    const answer = await ssm.send(
      new GetParametersByPathCommand({
        Path: path,
        Recursive: true,
        MaxResults: MOST,
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    );
    parameters.push(...(answer.Parameters ?? []));
    token = answer.NextToken;
  } while (token !== undefined && token !== '');
  const subjects = new Map<string, { values: Record<string, string>; since: Date }>();
  for (const { Name = '', Value = '', LastModifiedDate = new Date(0) } of parameters) {
    const [subject = '', key = ''] = Name.slice(path.length + 1).split('/');
    const { values, since } = subjects.get(subject) ?? { values: {}, since: LastModifiedDate };
    values[key] = Value;
    subjects.set(subject, { values, since: LastModifiedDate < since ? LastModifiedDate : since });
  }
  return [...subjects]
    .map(([subject, one]) => ({ subject, ...one }))
    .sort((a, b) => a.since.getTime() - b.since.getTime() || (a.subject < b.subject ? -1 : 1));
}

/**
 * The record of a subject, where there is one. One that is older than a day is of an earlier time, and what it says is
 * nobody's previous state now.
 *
 * @throws Stop
 */
export function recordOf(subject: string, all: readonly Recorded[], now: number): Recorded | undefined {
  const found = all.find((one) => one.subject === subject);
  if (found && now - found.since.getTime() > FRESH) {
    stop(
      `the state of ${subject} was recorded at ${found.since.toISOString()} and never restored; undo that, or delete the record, before it is changed again`,
    );
  }
  return found;
}

/**
 * Refuses what is one too many: of those recorded within the hour only the first may be changed. Everybody records
 * before asking, so that of several at once no more than allowed come through.
 *
 * @throws Stop
 */
export function heedLimit(
  subject: string,
  all: readonly Recorded[],
  { atMostPerHour }: Settings,
  now: number,
): void {
  const recent = all.filter(({ since }) => now - since.getTime() <= HOUR);
  const place = recent.findIndex((one) => one.subject === subject);
  const before = place === -1 ? recent.length : place;
  if (before >= atMostPerHour && (place !== -1 || !all.some((one) => one.subject === subject))) {
    stop(
      `the limit of ${atMostPerHour} an hour is reached: ${recent
        .slice(0, before)
        .map((one) => one.subject)
        .join(', ')}`,
    );
  }
}

/**
 * Writes down what is not written down yet: what an earlier try wrote stays, for it is the state before any change.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
async function write(
  settings: Settings,
  kind: Kind,
  subject: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [key, Value] of Object.entries(values)) {
    const Name = `${folder(settings, kind)}/${subject}/${key}`;
    try {
      await ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite: false }));
    } catch (thrown) {
      if (!(thrown instanceof Error) || thrown.name !== 'ParameterAlreadyExists') throw thrown;
    }
  }
}

/** Removes what was written down about a subject, by its keys. */
export async function erase(
  settings: Settings,
  kind: Kind,
  subject: string,
  keys: readonly string[],
): Promise<void> {
  const names = keys.map((key) => `${folder(settings, kind)}/${subject}/${key}`);
  for (let at = 0; at < names.length; at += MOST) {
    await ssm.send(new DeleteParametersCommand({ Names: names.slice(at, at + MOST) }));
  }
}

/**
 * Writes down, and then asks whether that was one too many; what had no record before has none again then.
 *
 * @throws Stop
 */
export async function writeWithinLimit(
  settings: Settings,
  kind: Kind,
  subject: string,
  values: Readonly<Record<string, string>>,
  now: number,
): Promise<Recorded | undefined> {
  const earlier = (await recorded(settings, kind)).some((one) => one.subject === subject);
  await write(settings, kind, subject, values);
  const all = await recorded(settings, kind);
  try {
    heedLimit(subject, all, settings, now);
  } catch (thrown) {
    if (thrown instanceof Stop && !earlier) await erase(settings, kind, subject, Object.keys(values));
    throw thrown;
  }
  return all.find((one) => one.subject === subject);
}
