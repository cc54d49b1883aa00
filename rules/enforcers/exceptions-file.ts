import { existsSync } from 'node:fs';
import { type ExceptionsFile, exceptionsFor, parseExceptions } from '../exceptions/parse';
import { assertParsable } from '../sources/parsable';
import { readText } from '../sources/read-text';

/** Where exceptions are when nobody says otherwise, in the working directory. */
export const DEFAULT_EXCEPTIONS = 'exceptions.yaml';

/** The exceptions of a file for an environment; a file that was named must be there, the default one need not. */
export function readExceptions(named: string | undefined, environment: string | undefined): ExceptionsFile {
  return exceptionsFor(environment, readEveryException(named));
}

/** The exceptions of a file for whatever environment. */
export function readEveryException(named: string | undefined): ExceptionsFile {
  const file = named ?? DEFAULT_EXCEPTIONS;
  const text = named === undefined && !existsSync(file) ? 'exceptions: []' : readText(file);
  assertParsable(text, file);
  return parseExceptions(text, file);
}
