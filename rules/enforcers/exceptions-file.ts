import { existsSync } from 'node:fs';
import { type Exception, exceptionsFor, parseExceptions } from '../exceptions/parse';
import { readText } from '../sources/parse';

/** Where exceptions are when nobody says otherwise, in the working directory. */
export const DEFAULT_EXCEPTIONS = 'exceptions.yaml';

/** The exceptions of a file for an environment; a file that was named must be there, the default one need not. */
export function readExceptions(
  named: string | undefined,
  environment: string | undefined,
): readonly Exception[] {
  const file = named ?? DEFAULT_EXCEPTIONS;
  if (named === undefined && !existsSync(file)) return [];
  return exceptionsFor(environment, parseExceptions(readText(file), file));
}
