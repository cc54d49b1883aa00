import { GuardrailsError, messageOf } from '../core/errors';

/** Parses JSON of whatever kind; a fault is told with its line and column. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw new GuardrailsError('FILE_NOT_JSON', `${file} is not JSON: ${placed(messageOf(thrown), text)}`, {
      cause: thrown,
    });
  }
}

/** The message with line and column, which the engine gives as an offset, or not at all. */
function placed(message: string, text: string): string {
  const [, position] = /position (\d+)/.exec(message) ?? [];
  const atEnd = /^(Unexpected end|Unterminated)/.test(message) ? text.length : undefined;
  const offset = position === undefined ? (atEnd ?? offsetOfToken(text)) : Number(position);
  const what = message.replace(/ (in JSON )?at position .*$/s, '').replace(/, (\.\.\.)?".*$/s, '');
  if (offset === undefined) return what;
  const before = text.slice(0, offset).split('\n');
  return `${what} at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** A search of more would take seconds. */
const MOST_SEARCHED = 1_000_000;

/** Where the unexpected token is: at the end of the shortest beginning of the text that has one. */
function offsetOfToken(text: string): number | undefined {
  if (text.length > MOST_SEARCHED) return undefined;
  let [fine, wrong] = [0, text.length];
  while (wrong - fine > 1) {
    const middle = (fine + wrong) >> 1;
    if (hasUnexpectedToken(text.slice(0, middle))) wrong = middle;
    else fine = middle;
  }
  return wrong - 1;
}

function hasUnexpectedToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (thrown) {
    return messageOf(thrown).startsWith('Unexpected token');
  }
}
