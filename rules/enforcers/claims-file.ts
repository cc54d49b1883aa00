import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GuardrailsError } from '../core/errors';
import { type Rule, SEVERITIES } from '../core/rule';
import type { Pack } from '../packs/packs';
import { type Claim, claimRule } from '../reachability/claim';
import { parseJson } from '../sources/json-text';
import { readText } from '../sources/read-text';

/** Where a synthesis leaves what its app claims, for whoever judges the assembly later. */
const FILE = join('guardrails', 'claims.json');

const kind = z.enum([
  'instance',
  'interface',
  'service',
  'function',
  'load-balancer',
  'nat',
  'endpoint',
  'gateway-endpoint',
  'vpc-link',
  'api',
  'endpoint-service',
  'doubt',
]);
const port = z.int().min(0).max(65535);
const ports = z.tuple([port, port]);
const nodes = z.strictObject({
  kinds: z.array(kind).optional(),
  named: z.array(z.string()).optional(),
  but: z.array(kind).optional(),
});

const claim = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/),
  title: z.string().min(1),
  severity: z.enum(SEVERITIES),
  rationale: z.string().min(1),
  remediation: z.string().min(1),
  controls: z.record(z.string(), z.array(z.string())).optional(),
  from: z.union([z.enum(['internet', 'outside']), nodes]),
  to: z.union([z.literal('internet'), nodes]),
  onlyThrough: z.union([z.literal('encrypted listeners'), nodes]).optional(),
  onlyOn: z.array(z.strictObject({ protocol: z.int().min(0).max(255), ports: z.array(ports) })).optional(),
  ports: ports.optional(),
  evenThroughCompromise: z.boolean().optional(),
});

/**
 * Checks claims, and makes rules of them.
 *
 * @throws GuardrailsError `CLAIM_MALFORMED` where one is no claim, or two have one name
 */
export function rulesOf(claims: unknown, from: string): readonly Rule[] {
  const result = z.array(claim).safeParse(claims, { reportInput: true });
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw new GuardrailsError(
      'CLAIM_MALFORMED',
      `${from}: ${place} is ${JSON.stringify(issue?.input)}: ${issue?.message}`,
    );
  }
  const names = result.data.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new GuardrailsError(
      'CLAIM_MALFORMED',
      `${from}: two claims are called ${twice}; give each its own name`,
    );
  }
  return (result.data as readonly Claim[]).map(claimRule);
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
