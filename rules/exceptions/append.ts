import { isSeq, parseDocument, stringify } from 'yaml';
import { GuardrailsError } from '../core/errors';
import type { Exception } from './schema';

/** An entry as it is written: without the line on which it will be. */
export type NewException = Omit<Exception, 'line'>;

/**
 * The text of an exceptions file with one more entry at its end. Every other byte of a file that is written as a block
 * stays as it is; one that is written in brackets is written anew around its entries.
 */
export function appendException(text: string, entry: NewException): string {
  const document = parseDocument(text);
  const list = document.get('exceptions');
  if (!isSeq(list) || document.errors.length > 0) {
    throw new GuardrailsError('EXCEPTIONS_MALFORMED', 'the file has no list "exceptions:" to add to');
  }
  const last = list.items.at(-1);
  const range = typeof last === 'object' && last !== null && 'range' in last ? last.range : undefined;
  if (list.flow || !Array.isArray(range)) {
    list.flow = false;
    list.add(document.createNode(entry));
    return document.toString({ lineWidth: 0 });
  }
  const starts = list.items.map((item) => startOf(item, text));
  const indent = ' '.repeat(starts[0]?.column ?? 2);
  const written = stringify([entry], { lineWidth: 0 }).replaceAll(/^(?=.)/gm, indent);
  const end = endOfLine(text, Number(range[1]));
  const before = text.slice(0, end);
  const airy = starts.length === 1 || /\n\s*\n[^\n]*$/.test(text.slice(0, starts.at(-1)?.offset));
  return `${before}${before.endsWith('\n') ? '' : '\n'}${airy ? '\n' : ''}${written}${text.slice(end)}`;
}

/** Where the dash of an entry stands. */
function startOf(item: unknown, text: string): { readonly offset: number; readonly column: number } {
  const range = typeof item === 'object' && item !== null && 'range' in item ? item.range : undefined;
  const offset = text.lastIndexOf('-', (Array.isArray(range) ? Number(range[0]) : 0) - 1);
  return { offset, column: offset - (text.lastIndexOf('\n', offset) + 1) };
}

/** The end of the line on which the last character of an entry is, with what is said beside it. */
function endOfLine(text: string, after: number): number {
  if (text[after - 1] === '\n') return after;
  const end = text.indexOf('\n', after);
  return end === -1 ? text.length : end + 1;
}
