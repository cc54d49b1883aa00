import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { GuardrailsError, messageOf } from '../core/errors';
import { isTooDeep, record } from './json';
import { parseJson } from './json-text';
import { assertParsable } from './parsable';
import { readText } from './read-text';
import { withShortTags } from './yaml-tags';

export interface Parsed {
  readonly value: Readonly<Record<string, unknown>>;
  /** The line on which each resource begins, counted from 1. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Parses a JSON file that must hold an object. */
export function readJson(file: string): Readonly<Record<string, unknown>> {
  return objectIn(parseJson(readText(file), file), file);
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
