/** What is left to read of a command. */
export type Tokens = string[];

const token = /\s*(?:("[^"]*")|(\/(?:[^/\\]|\\.)+\/)|([@A-Za-z][\w.]*)|(\d+(?:\.\d+)?[smhd]?)|(>=|[=(),*]))/y;

/** Splits a command into tokens; what begins none is refused. */
export function tokens(text: string): Tokens {
  const found: Tokens = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new Error(`Not a token of a saved query: ${text.slice(at)}`);
    found.push(match[0].trim());
  }
  return found;
}

/** Takes the next token, which has to be one of those accepted. */
export function take(given: Tokens, ...accepted: readonly (string | RegExp)[]): string {
  const next = given.shift() ?? 'the end';
  if (accepted.some((one) => (typeof one === 'string' ? one === next : one.test(next)))) return next;
  throw new Error(`Got ${next}, accepted is ${accepted.join(' or ')}`);
}

/** Takes the next token if it is this one, and says whether it was. */
export function skip(given: Tokens, word: string): boolean {
  if (given[0] !== word) return false;
  given.shift();
  return true;
}

/** Reads what is separated by commas. */
export function list<T>(given: Tokens, item: () => T): T[] {
  const items = [item()];
  while (skip(given, ',')) items.push(item());
  return items;
}

export const name = /^@?[A-Za-z][\w.]*$/;
export const whole = /^\d+$/;
