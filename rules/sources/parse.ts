import { readFileSync } from 'node:fs';
import { type CollectionTag, isMap, isScalar, LineCounter, parseDocument, type ScalarTag } from 'yaml';
import { GuardrailsError, messageOf } from '../core/errors';
import { record } from './intrinsics';

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
    throw new GuardrailsError('FILE_UNREADABLE', `cannot read ${file}: ${messageOf(thrown)}`, {
      cause: thrown,
    });
  }
}

/** Parses a JSON file that must hold an object. */
export function readJson(file: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(readText(file));
  } catch (thrown) {
    if (thrown instanceof GuardrailsError) throw thrown;
    throw new GuardrailsError('FILE_NOT_JSON', `${file} is not JSON: ${messageOf(thrown)}`, {
      cause: thrown,
    });
  }
  return objectIn(value, file);
}

/** Parses a template, in JSON or in YAML with CloudFormation's short tags such as `!Ref`. */
export function parseTemplate(text: string, file: string): Parsed {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    customTags: SHORT_TAGS,
    lineCounter,
    logLevel: 'error',
    uniqueKeys: true,
  });
  const [error] = document.errors;
  if (error)
    throw new GuardrailsError(
      'TEMPLATE_UNPARSABLE',
      `${file} is neither JSON nor YAML: ${error.message.trim()}`,
    );
  const resources = document.get('Resources');
  const lines = new Map<string, number>();
  for (const { key } of isMap(resources) ? resources.items : []) {
    if (isScalar(key) && key.range) lines.set(String(key.value), lineCounter.linePos(key.range[0]).line);
  }
  return { value: objectIn(document.toJS({ maxAliasCount: 100 }), file), lines };
}

function objectIn(value: unknown, file: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return record(value);
  const got = Array.isArray(value) ? 'a list' : value === null ? 'nothing' : `a ${typeof value}`;
  throw new GuardrailsError(
    'FILE_NOT_OBJECT',
    `${file} holds ${got}; an object with "Resources" belongs there`,
  );
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const FUNCTIONS = [
  ...[
    'Base64',
    'Cidr',
    'FindInMap',
    'GetAZs',
    'ImportValue',
    'Join',
    'Length',
    'Select',
    'Split',
    'Sub',
    'ToJsonString',
  ],
  ...[
    'Transform',
    'And',
    'Equals',
    'If',
    'Not',
    'Or',
    'ForEach',
    'GetAtt',
    'GetStackOutput',
    'Contains',
    'Ref',
    'Condition',
  ],
];

const SHORT_TAGS = FUNCTIONS.flatMap((name): (ScalarTag | CollectionTag)[] => {
  const tag = `!${name}`;
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  return [
    { tag, resolve: (text) => ({ [key]: text }) },
    { tag, collection: 'seq', resolve: (node) => ({ [key]: node.toJSON() }) },
    { tag, collection: 'map', resolve: (node) => ({ [key]: node.toJSON() }) },
  ];
});
