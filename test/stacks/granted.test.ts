import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RULES } from '../../rules/packs/rules';
import { claimRule } from '../../rules/reachability/claim';
import { claimsOf } from '../../stacks/claims';
import { exceptionsOf } from '../../stacks/granted';

const here = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'granted-'));

afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

test('functions hear of exceptions from rules and from claims of the deployment, and of no others', () => {
  const claims = claimsOf({ network: 'own', natGateways: 0 }).map(claimRule);
  const given = [
    'ecr-repository-tags-immutable',
    'claim-tasks-internet-never',
    'claim-that-nobody-makes',
    'AwsSolutions-EC23',
  ].map((rule) => ({
    ...{ rule, resource: 'Demo/Thing', reason: 'a test of what is kept', owner: 'tests' },
    expires: '2027-01-01',
  }));
  writeFileSync(join(folder, 'exceptions.yaml'), JSON.stringify({ exceptions: given }));
  process.chdir(folder);
  const kept = exceptionsOf('example', [...RULES, ...claims]).exceptions.map(({ rule }) => rule);
  expect(kept).toEqual(['ecr-repository-tags-immutable', 'claim-tasks-internet-never']);
});
