import { basename } from 'node:path';
import { GuardrailsError } from '../core/errors';
import { record } from './json';
import type { TemplateDocument } from './stacks';

/** An acknowledgement that the app wrote itself, at a construct path; empty for the whole app. */
export interface Acknowledgement {
  readonly id: string;
  readonly path: string;
}

/** What the manifest says beside a stack. */
export interface StackMetadata {
  readonly acknowledgements: readonly Acknowledgement[];
  /** Construct paths, each with the logical id of its resource, which is unique in its own template only. */
  readonly placed: readonly (readonly [path: string, logicalId: string])[];
  /** The path of each stack, by the file of its template. */
  readonly nested: ReadonlyMap<string, string>;
}

/** https://docs.aws.amazon.com/cdk/v2/guide/constructs.html: paths of constructs, and the logical ids made of them. */
export function readMetadata(metadata: Readonly<Record<string, unknown>>): StackMetadata {
  const placed: [string, string][] = [];
  const nested = new Map<string, string>();
  const acknowledgements: Acknowledgement[] = [];
  for (const [slashed, entries] of Object.entries(metadata)) {
    const path = slashed.replace(/^\//, '');
    for (const { type, data } of (Array.isArray(entries) ? entries : []).map(record)) {
      if (type === 'aws:cdk:logicalId' && typeof data === 'string') {
        if (placed.at(-1)?.[0] === path) throw placedTwice(path);
        placed.push([path, data]);
      }
      if (type === 'aws:cdk:templateFile' && typeof data === 'string') nested.set(basename(data), path);
      if (type === 'aws:cdk:acknowledged-rules') {
        acknowledgements.push(...Object.keys(record(data)).map((id) => ({ id, path })));
      }
    }
  }
  return { placed, nested, acknowledgements };
}

/** A construct is one resource; with two, an exception for the one would excuse the other. */
function placedTwice(path: string): GuardrailsError {
  const message = `the construct ${path} has two logical ids; remove what adds metadata of type aws:cdk:logicalId`;
  return new GuardrailsError('CONSTRUCT_AMBIGUOUS', message);
}

/** The paths of one template: below its own stack, and not below a stack that is nested there. */
export function pathsOf(
  file: string,
  placed: StackMetadata['placed'],
  nested: StackMetadata['nested'],
): TemplateDocument['paths'] {
  const own = nested.get(file) ?? '';
  const inner = [...nested.values()].filter((path) => path !== own && isBelow(path, own));
  return new Map(
    placed
      .filter(([path]) => isBelow(path, own) && !inner.some((one) => isBelow(path, one)))
      .map(([path, logicalId]) => [logicalId, path]),
  );
}

function isBelow(path: string, above: string): boolean {
  return above === '' || path.startsWith(`${above}/`);
}
