import { createHash } from 'node:crypto';
import type { Scenario } from '../core/scenario';
import { type Unresolved, unresolved, type Value } from '../core/value';
import type { Assume, Note } from './notes';
import type { Stacks, TemplateDocument } from './stacks';

/** Where an expression stands, and how to go on with those inside it. */
export interface Scope {
  readonly document: TemplateDocument;
  readonly stacks: Stacks;
  readonly scenario: Scenario;
  readonly assume: Assume;
  readonly path: string;
  readonly depth: number;
  readonly resolve: (raw: unknown, scope: Scope) => Value | undefined;
}

export function under(scope: Scope, path: string): Scope {
  // Written out: it is made for every value there is, and a spread costs several times as much.
  const { document, stacks, scenario, assume, depth, resolve } = scope;
  return { document, stacks, scenario, assume, path, depth: depth + 1, resolve };
}

/** An expression that stays as it is. */
export function opaque(raw: unknown, { document }: Scope, why: string): Unresolved {
  return unresolved([{ expression: `${canonical(raw)} in ${document.id}` }], why);
}

const LONGEST = 1000;

/** One spelling for equal expressions, whatever the order of their keys; a long one ends in its fingerprint. */
export function canonical(raw: unknown): string {
  const text =
    JSON.stringify(raw, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'nothing';
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}... ${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * Computes a value that many may refer to, once. What it took for granted, each of them takes for granted. One that
 * leads back to itself is not known.
 */
export function once(
  key: string,
  scope: Scope,
  compute: (inner: Scope) => Value | undefined,
): Value | undefined {
  const { known } = scope.stacks;
  let found = known.get(key);
  if (!found) {
    known.set(key, { value: opaque(key, scope, 'defined in a circle'), notes: [] });
    const notes = new Set<Note>();
    const value = compute({ ...under(scope, scope.path), assume: (_path, one) => notes.add(one) });
    found = { value, notes: [...notes] };
    known.set(key, found);
  }
  for (const note of found.notes) scope.assume(scope.path, note);
  return found.value;
}
