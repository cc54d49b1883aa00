import { closeSync, openSync, readSync } from 'node:fs';
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { GuardrailsError, messageOf } from '../core/errors';
import { isTooDeep, record } from './json';
import { withShortTags } from './yaml-tags';

export interface Parsed {
  readonly value: Readonly<Record<string, unknown>>;
  /** The line on which each resource begins, counted from 1. */
  readonly lines: ReadonlyMap<string, number>;
}

/**
 * CloudFormation takes a template of 1 MB; what cdk synth puts together before it is cut, and its reports, are larger.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a file as text; a file that cannot be read, or that no template can be, is an error that says why. */
export function readText(file: string): string {
  return readWhole(file, file);
}

/** Reads a file as text, or standard input for `-`. */
export function readInput(path: string): string {
  return path === '-' ? readWhole(0, 'standard input') : readText(path);
}

/** Never more than the limit is in memory, also of what has no size beforehand, such as a pipe. */
function readWhole(source: string | 0, name: string): string {
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    const file = source === 0 ? 0 : openSync(source, 'r');
    try {
      for (;;) {
        const chunk = Buffer.allocUnsafe(1 << 20);
        const read = readSync(file, chunk);
        if (read === 0) break;
        chunks.push(chunk.subarray(0, read));
        total += read;
        if (total > MOST_BYTES) break;
      }
    } finally {
      if (file !== 0) closeSync(file);
    }
  } catch (thrown) {
    throw new GuardrailsError('FILE_UNREADABLE', `cannot read ${name}: ${why(thrown)}`, { cause: thrown });
  }
  if (total <= MOST_BYTES) return Buffer.concat(chunks).toString('utf8');
  throw new GuardrailsError(
    'FILE_TOO_LARGE',
    `${name} is larger than ${MOST_BYTES >> 20} MB, and CloudFormation takes templates of 1 MB; give a template, or a directory that cdk synth made`,
  );
}

function why(thrown: unknown): string {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  const known = { ENOENT: 'there is no such file', EACCES: 'permission denied', EISDIR: 'it is a directory' };
  return known[code as keyof typeof known] ?? messageOf(thrown);
}

/** Parses a JSON file that must hold an object. */
export function readJson(file: string): Readonly<Record<string, unknown>> {
  return objectIn(parseJson(readText(file), file), file);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw new GuardrailsError('FILE_NOT_JSON', `${file} is not JSON: ${placed(messageOf(thrown), text)}`, {
      cause: thrown,
    });
  }
}

/** The message with line and column, which the engine gives for some faults only, and for some as an offset. */
function placed(message: string, text: string): string {
  if (/line \d+ column \d+/.test(message)) return message;
  const [, offset] = /position (\d+)/.exec(message) ?? [];
  const before = text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n');
  const bare = message.replace(/ (in JSON )?at position \d+/, '');
  return `${bare} at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** A template larger than this is JSON made by a program, whose lines tell nobody anything and cost seconds. */
const MOST_WITH_LINES = 1_000_000;

/** Parses a template, in JSON or in YAML with CloudFormation's short tags such as `!Ref`. */
export function parseTemplate(text: string, file: string): Parsed {
  if (text.length > MOST_WITH_LINES && text.trimStart().startsWith('{')) {
    return { value: objectIn(parseJson(text, file), file), lines: new Map() };
  }
  assertParsable(text, file);
  const lineCounter = new LineCounter();
  const { document, value } = parseYaml(text, file, lineCounter);
  const resources = document.get('Resources');
  const lines = new Map<string, number>();
  for (const { key } of isMap(resources) ? resources.items : []) {
    if (isScalar(key) && key.range) lines.set(String(key.value), lineCounter.linePos(key.range[0]).line);
  }
  return { value: objectIn(value, file), lines };
}

/** Columns, or brackets, that open one inside the other: each is a call of the parser inside the one before. */
const MOST_OPEN = 500;

/** Marks of punctuation: each may be a node of the document, of which a million take half a gigabyte and seconds. */
const MOST_MARKS = 1_000_000;

/**
 * Refuses YAML that the parser would take minutes for, or that would end the process: a stack that overflows in a
 * regular expression cannot be caught.
 */
export function assertParsable(text: string, file: string): void {
  let open = 0;
  let marks = 0;
  for (const [found] of text.matchAll(/^[ \t]*(?:[-?][ \t]+)*|[^\w\s]/gm)) {
    marks += 1;
    if (found === '[' || found === '{') open += 1;
    else if (found === ']' || found === '}') open = Math.max(0, open - 1);
    if (open > MOST_OPEN || found.length > MOST_OPEN) {
      const message = `${file} nests deeper than any template that CloudFormation takes`;
      throw new GuardrailsError('FILE_TOO_DEEP', message);
    }
    if (marks > MOST_MARKS) {
      const message = `${file} is larger than any YAML that CloudFormation takes, which ends at 1 MB; give it in parts, or as JSON`;
      throw new GuardrailsError('FILE_TOO_LARGE', message);
    }
  }
}

/** More repetitions by alias than people write, and few enough for what they unfold to. */
const MOST_ALIASES = 1000;

/** The parser throws for too many aliases, and overflows its stack where lists are nested a thousand times. */
function parseYaml(
  text: string,
  file: string,
  lineCounter: LineCounter,
): { readonly document: Document.Parsed; readonly value: unknown } {
  const placedAt = (offset: number, problem: string): Error => {
    const { line, col } = lineCounter.linePos(offset);
    return new Error(`${problem} at line ${line}, column ${col}`);
  };
  try {
    const document = parseDocument(text, {
      customTags: withShortTags,
      lineCounter,
      logLevel: 'error',
      // It would draw each of thousands of faults; the first is enough.
      prettyErrors: false,
      // It compares each key with all others; `visit` below needs to see each but once.
      uniqueKeys: false,
      version: '1.1',
    });
    // A warning is an unknown tag, which CloudFormation refuses and the parser reads as if it were not there.
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw placedAt(problem.pos[0], problem.message);
    // A name is what is written: `on`, `012345678901`.
    visit(document, {
      Map: (_at, { items }) => {
        const names = new Set<string>();
        for (const { key } of items) {
          // What stands for a short tag has its name as it is.
          if (typeof key === 'string') continue;
          if (!isScalar(key)) throw new Error('a name has to be a string, and not a list or an object');
          const name = key.source ?? String(key.value);
          if (names.has(name))
            throw placedAt(
              key.range?.[0] ?? 0,
              `names must be unique, and ${JSON.stringify(name)} is there twice,`,
            );
          names.add(name);
        }
      },
      Scalar: (at, node) => {
        if (at === 'key' && typeof node.value !== 'symbol' && node.source !== undefined)
          node.value = node.source;
      },
    });
    return { document, value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (thrown) {
    throw new GuardrailsError(
      'TEMPLATE_UNPARSABLE',
      `${file} is neither JSON nor YAML as CloudFormation takes it: ${messageOf(thrown).trim()}`,
      { cause: thrown },
    );
  }
}

function objectIn(value: unknown, file: string): Readonly<Record<string, unknown>> {
  if (isTooDeep(value)) {
    throw new GuardrailsError(
      'FILE_TOO_DEEP',
      `${file} nests without end, or deeper than any template that CloudFormation takes`,
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return record(value);
  const got = Array.isArray(value) ? 'a list' : value === null ? 'nothing' : `a ${typeof value}`;
  throw new GuardrailsError(
    'FILE_NOT_OBJECT',
    `${file} holds ${got}; an object with "Resources" belongs there`,
  );
}
