import type { Finding } from '../../core/evaluate';
import { exceptionFor } from '../../exceptions/except';
import type { Exception } from '../../exceptions/parse';

/** The exceptions in force, by rule. */
export interface Excuse {
  /** Whether there is any. */
  readonly isAsked: boolean;
  readonly of: (rule: string) => readonly Exception[];
}

export function excuseFrom(inForce: readonly Exception[]): Excuse {
  const byRule = new Map<string, Exception[]>();
  for (const one of inForce) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one]);
  return { isAsked: inForce.length > 0, of: (rule) => byRule.get(rule) ?? [] };
}

/** The exception that covers a finding, which may mean its resource by any of its names. */
export function excuseFor(
  { rule, origin, path }: Finding,
  names: readonly string[],
  excuse: Excuse,
): Exception | undefined {
  const own = excuse.of(rule.id);
  if (own.length === 0) return undefined;
  for (const resource of new Set([origin.id, ...names])) {
    const found = exceptionFor({ rule: rule.id, resource, type: origin.type, property: path }, own);
    if (found) return found;
  }
  return undefined;
}
