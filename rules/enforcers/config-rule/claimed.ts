import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuardrailsError, messageOf } from '../../core/errors';
import type { Rule } from '../../core/rule';
import { claimRule } from '../../reachability/claim';
import { claimsIn } from '../../reachability/claims';

let known: readonly Rule[] | undefined;

/** What the deployment claims of its network, read once by each process. */
export function claimedHere(): readonly Rule[] {
  known ??= readClaimed(process.env['LAMBDA_TASK_ROOT'] ?? '.');
  return known;
}

/**
 * Reads `claims.json`, which the deployment puts beside the code of a function.
 *
 * @throws GuardrailsError `CLAIMS_NOT_READ`: of claims that nobody can read none is told to hold
 */
export function readClaimed(directory: string): readonly Rule[] {
  try {
    const text = readFileSync(join(directory, 'claims.json'), 'utf8');
    return claimsIn(JSON.parse(text), 'claims.json').map(claimRule);
  } catch (thrown) {
    throw new GuardrailsError(
      'CLAIMS_NOT_READ',
      `claims.json, which says what is claimed of the network, cannot be read: ${messageOf(thrown)}; deploy the function again`,
      { cause: thrown },
    );
  }
}
