import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuardrailsError, messageOf } from '../../core/errors';
import type { ExceptionsFile } from '../../exceptions/parse';
import { list, own } from '../../sources/json';

/** What is excused in an environment, as the deployment puts it beside the code of a function. */
export interface Granted {
  readonly file: ExceptionsFile;
  /** The construct path of a resource, by `<stack name>/<logical id>`. */
  readonly paths: Readonly<Record<string, string>>;
}

let known: Granted | undefined;

/** What is excused, read once by each process. */
export function grantedHere(): Granted {
  known ??= readGranted(process.env['LAMBDA_TASK_ROOT'] ?? '.');
  return known;
}

/**
 * Reads `granted.json`, which lies beside the code of a function, in the directory that `LAMBDA_TASK_ROOT` names:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 *
 * @throws GuardrailsError `GRANTED_NOT_READ`: a function that does not know what is excused judges nothing
 */
export function readGranted(directory: string): Granted {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(join(directory, 'granted.json'), 'utf8'));
  } catch (thrown) {
    throw notRead(messageOf(thrown), thrown);
  }
  const given = own(read, 'file');
  const paths = own(read, 'paths');
  const isFile =
    typeof own(given, 'longest') === 'number' &&
    Array.isArray(own(given, 'exceptions')) &&
    Array.isArray(own(given, 'malformed')) &&
    list(own(given, 'exceptions')).every((one) =>
      ['rule', 'resource', 'reason', 'owner', 'expires'].every((name) => typeof own(one, name) === 'string'),
    );
  const arePaths =
    typeof paths === 'object' &&
    paths !== null &&
    !Array.isArray(paths) &&
    Object.values(paths).every((path) => typeof path === 'string');
  if (isFile && arePaths) return read as Granted;
  throw notRead(`it is no {"file": {"longest", "exceptions", "malformed"}, "paths": {...}}`);
}

function notRead(problem: string, cause?: unknown): GuardrailsError {
  return new GuardrailsError(
    'GRANTED_NOT_READ',
    `granted.json, which says what is excused, cannot be read: ${problem}; deploy the function again`,
    { cause },
  );
}
