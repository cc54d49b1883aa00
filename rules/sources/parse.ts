import { readFileSync } from 'node:fs';
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { GuardrailsError, messageOf } from '../core/errors';
import { isTooDeep, record } from './json';
import { withShortTags } from './yaml-tags';

export interface Parsed {
  readonly value: Readonly<Record<string, unknown>>;
  /** The line on which each resource begins, counted from 1. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Reads a file as text; a file that cannot be read is an error that says why. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new GuardrailsError('FILE_UNREADABLE', `cannot read ${file}: ${why(thrown)}`, { cause: thrown });
  }
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
    throw new GuardrailsError('FILE_NOT_JSON', `${file} is not JSON: ${messageOf(thrown)}`, {
      cause: thrown,
    });
  }
}

/** A template larger than this is JSON made by a program, whose lines tell nobody anything and cost seconds. */
const MOST_WITH_LINES = 1_000_000;

/** Parses a template, in JSON or in YAML with CloudFormation's short tags such as `!Ref`. */
export function parseTemplate(text: string, file: string): Parsed {
  if (text.length > MOST_WITH_LINES && text.trimStart().startsWith('{')) {
    return { value: objectIn(parseJson(text, file), file), lines: new Map() };
  }
  const lineCounter = new LineCounter();
  const { document, value } = parseYaml(text, file, lineCounter);
  const resources = document.get('Resources');
  const lines = new Map<string, number>();
  for (const { key } of isMap(resources) ? resources.items : []) {
    if (isScalar(key) && key.range) lines.set(String(key.value), lineCounter.linePos(key.range[0]).line);
  }
  return { value: objectIn(value, file), lines };
}

/** More repetitions by alias than people write, and few enough for what they unfold to. */
const MOST_ALIASES = 1000;

/** The parser throws for too many aliases, and overflows its stack where lists are nested a thousand times. */
function parseYaml(
  text: string,
  file: string,
  lineCounter: LineCounter,
): { readonly document: Document.Parsed; readonly value: unknown } {
  try {
    const document = parseDocument(text, {
      customTags: withShortTags,
      lineCounter,
      logLevel: 'error',
      uniqueKeys: true,
      version: '1.1',
    });
    // A warning is an unknown tag, which CloudFormation refuses and the parser reads as if it were not there.
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw problem;
    // A name is what is written: `on`, `012345678901`.
    visit(document, {
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
