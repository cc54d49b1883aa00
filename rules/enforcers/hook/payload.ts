import { GuardrailsError, messageOf } from '../../core/errors';
import { list, own } from '../../sources/json';

/** What a change set does to one resource. */
export interface Change {
  readonly logicalId: string;
  /** The properties once it is executed, as JSON; its numbers and booleans are strings. */
  readonly after: string;
}

export interface Payload {
  /** As it was given to CloudFormation, in JSON or YAML. */
  readonly template: string;
  readonly changes: readonly Change[];
}

/**
 * The endpoints of S3, with the bucket in the name or not: https://docs.aws.amazon.com/general/latest/gr/s3.html.
 * Nothing else is ever called, whatever the request says.
 */
const S3 =
  /^(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\.)?s3(?:-fips)?(?:\.dualstack)?(?:[.-][a-z]{2}(?:-[a-z]+)+-\d{1,2})?\.amazonaws\.com(?:\.cn)?$/;

/**
 * More than two templates of 1 MB, escaped, and the properties of 500 resources before and after:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Fetches what a request about a stack or a change set points at. The URL is a credential: it is in no message.
 *
 * @throws GuardrailsError `HOOK_PAYLOAD_REFUSED` for a URL that is not S3's, `HOOK_PAYLOAD_UNREADABLE` for the rest
 */
export async function fetchPayload(given: unknown, milliseconds: number): Promise<Payload> {
  const url = assertS3(given);
  let text: string;
  try {
    text = await read(url, milliseconds);
  } catch (thrown) {
    if (thrown instanceof GuardrailsError) throw thrown;
    const late = thrown instanceof Error && thrown.name === 'TimeoutError';
    throw unreadable(late ? `S3 did not give it within ${milliseconds} ms` : causeOf(thrown), thrown);
  }
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch (thrown) {
    throw unreadable('it is no JSON, or only a part of it', thrown);
  }
  const template = own(payload, 'template');
  if (typeof template !== 'string' || template.trim() === '') throw unreadable('it has no "template"');
  const changes = list(own(payload, 'changedResources')).flatMap((one): readonly Change[] => {
    const logicalId = own(one, 'logicalResourceId');
    const after = own(one, 'afterContext');
    return typeof logicalId === 'string' && typeof after === 'string' ? [{ logicalId, after }] : [];
  });
  return { template, changes };
}

function assertS3(given: unknown): URL {
  const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined) throw refused('no URL');
  if (url.protocol !== 'https:') throw refused(`a URL of the protocol ${JSON.stringify(url.protocol)}`);
  if (url.username !== '' || url.password !== '') throw refused('a URL with a user in it');
  if (url.port !== '') throw refused(`a URL with the port ${url.port}`);
  if (!S3.test(url.hostname)) throw refused(`a URL of the host ${JSON.stringify(url.hostname)}`);
  return url;
}

async function read(url: URL, milliseconds: number): Promise<string> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(milliseconds) });
  if (!response.ok || response.body === null) throw unreadable(`S3 answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Counted as it comes: what it says of its own size, or what it unpacks to, is not to be relied on.
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw unreadable(`it is larger than ${MOST_BYTES >> 20} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Why the connection failed, without its address. */
function causeOf(thrown: unknown): string {
  const code = own(own(thrown, 'cause'), 'code');
  return `the connection to S3 failed (${typeof code === 'string' ? code : messageOf(thrown)})`;
}

function refused(what: string): GuardrailsError {
  return new GuardrailsError(
    'HOOK_PAYLOAD_REFUSED',
    `the request points at ${what} for its template; accepted is an https URL of an S3 endpoint`,
  );
}

function unreadable(why: string, cause?: unknown): GuardrailsError {
  return new GuardrailsError('HOOK_PAYLOAD_UNREADABLE', `the template could not be read: ${why}`, { cause });
}
