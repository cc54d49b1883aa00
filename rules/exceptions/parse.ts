import { isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { GuardrailsError, messageOf } from '../core/errors';
import { ENTRY, type Exception, FILE, type Setting } from './schema';

export type { Exception };

/** What a file of exceptions holds, before anybody asks whether its entries may stand. */
export interface ExceptionsFile {
  readonly file: string;
  /** How many days ahead an exception may end. */
  readonly longest: number;
  /** What rules are set to; of two for one parameter the last counts. */
  readonly settings: readonly Setting[];
  readonly exceptions: readonly Exception[];
  /** Entries that cannot be taken as exceptions: they excuse nothing. */
  readonly malformed: readonly Malformed[];
}

export interface Malformed {
  readonly line: number;
  readonly problem: string;
}

/** The file with those entries only that are meant for an environment; without one, those that hold everywhere. */
export function exceptionsFor(environment: string | undefined, file: ExceptionsFile): ExceptionsFile {
  const holds = ({ environments }: Pick<Exception, 'environments'>): boolean =>
    environments === undefined ||
    (environment !== undefined &&
      environments.some((one) =>
        one.endsWith('*') ? environment.startsWith(one.slice(0, -1)) : environment === one,
      ));
  return { ...file, exceptions: file.exceptions.filter(holds), settings: file.settings.filter(holds) };
}

/** The parameters that the file sets, by rule and name. */
export function parametersIn({ settings }: ExceptionsFile): Readonly<Record<string, Setting['values']>> {
  const found: Record<string, Setting['values']> = {};
  for (const { rule, values } of settings) found[rule] = { ...found[rule], ...values };
  return found;
}

/**
 * Reads a file of exceptions. An entry that is not in order is kept apart; a file that cannot be read as a list of
 * entries excuses nothing at all.
 *
 * @throws GuardrailsError `EXCEPTIONS_MALFORMED`, with line and column
 */
export function parseExceptions(text: string, file: string): ExceptionsFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: true, lineCounter: lines, prettyErrors: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw malformedFile(`${file}:${line}:${col}`, problem.message);
  }
  visit(document, {
    Pair: (_at, { key }) => {
      if (!isScalar(key)) throw malformedFile(file, 'a name in it is a list or an object');
    },
  });
  const parsed = FILE.safeParse(plainValue(() => document.toJS({ maxAliasCount: 0 }), file));
  if (!parsed.success) throw malformedFile(file, problemsOf(parsed.error).join('; '));

  const list = document.get('exceptions');
  const lineOf = (index: number): number => {
    const node = isSeq(list) ? list.items[index] : undefined;
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    return lines.linePos(Array.isArray(range) ? range[0] : 0).line;
  };
  const exceptions: Exception[] = [];
  const malformed: Malformed[] = [];
  for (const [index, raw] of parsed.data.exceptions.entries()) {
    const line = lineOf(index);
    const one = ENTRY.safeParse(raw);
    if (one.success) exceptions.push({ ...one.data, line });
    else malformed.push({ line, problem: problemsOf(one.error).join('; ') });
  }
  const { longest, parameters } = parsed.data;
  return { file, longest, settings: parameters, exceptions, malformed };
}

/** One way to write it: aliases are refused. */
function plainValue(read: () => unknown, file: string): unknown {
  try {
    return read();
  } catch (thrown) {
    throw malformedFile(file, messageOf(thrown).trim());
  }
}

function problemsOf({ issues }: z.ZodError): readonly string[] {
  return issues.map(({ path, message }) => `${path.join('.') || 'it'} ${message}`);
}

function malformedFile(where: string, problem: string): GuardrailsError {
  return new GuardrailsError(
    'EXCEPTIONS_MALFORMED',
    `${where} cannot be taken as exceptions: ${problem}. Write a list "exceptions:" of entries with rule, resource, reason, owner and expires`,
  );
}
