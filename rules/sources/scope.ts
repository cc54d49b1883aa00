import { createHash } from 'node:crypto';
import { type Unresolved, unresolved, type Value } from '../core/value';
import type { Stacks, TemplateDocument } from './stacks';

/** Hears what was taken for granted to know the value at a path. */
export type Assume = (path: string, assumption: string) => void;

/** Where an expression stands, and how to go on with those inside it. */
export interface Scope {
  readonly document: TemplateDocument;
  readonly stacks: Stacks;
  readonly assume: Assume;
  readonly path: string;
  readonly depth: number;
  readonly resolve: (raw: unknown, scope: Scope) => Value | undefined;
}

export function under(scope: Scope, path: string): Scope {
  return { ...scope, path, depth: scope.depth + 1 };
}

/** An expression that stays as it is. */
export function opaque(raw: unknown, { document }: Scope, why: string): Unresolved {
  return unresolved([{ expression: `${canonical(raw)} in ${document.id}` }], why);
}

const LONGEST = 1000;

/** One spelling for equal expressions, whatever the order of their keys; a long one ends in its fingerprint. */
function canonical(raw: unknown): string {
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
    known.set(key, { value: opaque(key, scope, 'defined in a circle'), assumptions: [] });
    const assumptions = new Set<string>();
    const value = compute({ ...under(scope, scope.path), assume: (_path, one) => assumptions.add(one) });
    found = { value, assumptions: [...assumptions] };
    known.set(key, found);
  }
  for (const assumption of found.assumptions) scope.assume(scope.path, assumption);
  return found.value;
}
