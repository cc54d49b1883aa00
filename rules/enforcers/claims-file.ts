import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../core/rule';
import type { Pack } from '../packs/packs';
import { type Claim, claimRule } from '../reachability/claim';
import { claimsIn } from '../reachability/claims';
import { parseJson } from '../sources/json-text';
import { readText } from '../sources/read-text';

/** Where a synthesis leaves what its app claims, for whoever judges the assembly later. */
const FILE = join('guardrails', 'claims.json');

/**
 * Checks claims, and makes rules of them.
 *
 * @throws GuardrailsError `CLAIM_MALFORMED` where one is no claim, or two have one name
 */
export function rulesOf(claims: unknown, from: string): readonly Rule[] {
  return claimsIn(claims, from).map(claimRule);
}

/** The pack with what an app claims beside it. */
export function claimed(pack: Pack, claims: readonly Claim[]): Pack {
  return { ...pack, rules: [...pack.rules, ...rulesOf(claims, 'claims')] };
}

export function writeClaims(assembly: string, claims: readonly Claim[]): void {
  mkdirSync(join(assembly, 'guardrails'), { recursive: true });
  writeFileSync(join(assembly, FILE), `${JSON.stringify(claims, null, 2)}\n`);
}

/** What the app of an assembly claims; nothing where its synthesis left no claims. */
export function claimsOf(assembly: string): readonly Rule[] {
  const file = join(assembly, FILE);
  return existsSync(file) ? rulesOf(parseJson(readText(file), file), file) : [];
}
