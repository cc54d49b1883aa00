import { isUnresolved, type Part, type Truth, type Value } from './value';

/** `*` and `?` of a pattern, and what a hole in it may come to: some text, or whatever a parameter is given. */
const ANY = Symbol('any text');
const ONE = Symbol('one character');
const SOME = Symbol('a text without wildcards');
/** What a wildcard of the inner pattern stands for: matched by `*` only. */
const WHATEVER = '\u0001';

/** A character, or what names a hole: two holes of one name hold the same text. */
type Token = string | typeof ANY | typeof ONE | typeof SOME;

/** Longer than any action or ARN; matching takes time in proportion to both lengths. */
const LONGEST = 4096;

/**
 * Whether a pattern of a policy, in which `*` is any text and `?` any one character, covers all that another one
 * covers: `arn:aws:s3:::*` covers `arn:aws:s3:::logs/*`. A text without wildcards covers itself. Partitions count as
 * one, because a deployment is in one: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html. A name
 * that AWS makes up is none that is written out; what a parameter is given may be a wildcard.
 */
export function coversPattern(outer: Value, inner: Value, ignoreCase = false): Truth {
  const [pattern, text] = [tokensOf(outer, ignoreCase), tokensOf(inner, ignoreCase)];
  if (!pattern || !text) return false;
  if (pattern.length > LONGEST || text.length > LONGEST) return 'unknown';
  const within = text.map((token) => (typeof token === 'string' ? token : WHATEVER));
  if (matches(pattern, within)) return true;
  if (text.some(isGiven)) return 'unknown';
  const loose = pattern.map((token) => (isGiven(token) ? ANY : isHole(token) ? SOME : token));
  return matches(loose, within) ? 'unknown' : false;
}

/** Whether one of the patterns covers a pattern. */
export function someCovers(outer: readonly Value[], inner: Value, ignoreCase = false): Truth {
  return anyOf(outer.map((one) => coversPattern(one, inner, ignoreCase)));
}

/** Whether two patterns cover something in common. */
export function overlaps(a: Value, b: Value, ignoreCase = false): Truth {
  const either = anyOf([coversPattern(a, b, ignoreCase), coversPattern(b, a, ignoreCase)]);
  if (either !== false) return either;
  const [one, other] = [a, b].map((value) => tokensOf(value, ignoreCase) ?? []);
  if (!one?.includes(ANY) || !other?.includes(ANY)) return false;
  const shorter = Math.min(one.indexOf(ANY), other.indexOf(ANY));
  return one.slice(0, shorter).every((token, index) => token === other[index]) ? 'unknown' : false;
}

export function anyOf(answers: readonly Truth[]): Truth {
  if (answers.includes(true)) return true;
  return answers.includes('unknown') ? 'unknown' : false;
}

export function allOf(answers: readonly Truth[]): Truth {
  if (answers.includes(false)) return false;
  return answers.includes('unknown') ? 'unknown' : true;
}

/** Whether a part of a value may hold a wildcard: a parameter, an import, what a nested stack or a macro returns. */
export function mayBeAnything(part: Part): boolean {
  if (typeof part === 'string') return false;
  return 'expression' in part || part.given === true || part.attribute.startsWith('Outputs.');
}

function tokensOf(value: Value, ignoreCase: boolean): readonly Token[] | undefined {
  if (!isUnresolved(value) && typeof value !== 'string') return undefined;
  const parts = isUnresolved(value) ? value.parts : [value];
  return parts.flatMap((part, index): readonly Token[] => {
    if (typeof part === 'string') return written(index === 0 ? inOnePartition(part) : part, ignoreCase);
    if ('target' in part && part.target === 'AWS::Partition') return [...'aws'];
    return [`${mayBeAnything(part) ? 'given' : 'made'} ${JSON.stringify(part)}`];
  });
}

function inOnePartition(text: string): string {
  return text.replace(/^arn:aws[a-z-]*:/, 'arn:aws:');
}

/** A policy variable is a text without wildcards: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function written(text: string, ignoreCase: boolean): readonly Token[] {
  // `?*` is any text but the empty one, which nothing is called.
  const plain = text.replace(/[*?]+/g, (run) => (run.includes('*') ? '*' : run));
  const pieces = plain.match(/\$\{[^}]*\}|./gs) ?? [];
  return pieces.map((piece) => {
    if (piece === '*') return ANY;
    if (piece === '?') return ONE;
    if (piece.length > 1) return `made ${piece}`;
    return ignoreCase ? piece.toLowerCase() : piece;
  });
}

function isHole(token: Token): boolean {
  return typeof token === 'string' && token.length > 1;
}

function isGiven(token: Token): boolean {
  return typeof token === 'string' && token.startsWith('given ');
}

/** Follows all ways through the pattern at once, so that no pattern takes longer than the product of both lengths. */
function matches(pattern: readonly Token[], text: readonly string[]): boolean {
  let at = reach(pattern, [0]);
  for (const token of text) {
    const next = [...at].flatMap((index) => {
      const wanted = pattern[index];
      const isWritten = token !== WHATEVER && !isHole(token);
      if (wanted === ANY || (wanted === SOME && isWritten)) return [index];
      if (wanted === ONE) return isWritten ? [index + 1] : [];
      return wanted === token && token !== WHATEVER ? [index + 1] : [];
    });
    at = reach(pattern, next);
    if (at.size === 0) return false;
  }
  return at.has(pattern.length);
}

/** Any text may be none. */
function reach(pattern: readonly Token[], from: readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const start of from) {
    for (let index = start; !reached.has(index); index += 1) {
      reached.add(index);
      if (pattern[index] !== ANY && pattern[index] !== SOME) break;
    }
  }
  return reached;
}
