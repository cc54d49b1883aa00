import { ENDPOINT } from '../rules/core/rule';
import { FOLDED } from '../rules/sources/fold';
import { catalog } from './generate/catalog';
import { put } from './generate/file';
import { describes, measured, points } from './generate/points';
import { readme } from './generate/readme';
import { scalars } from './generate/scalars';

/**
 * Writes what follows from the rules: the index of the catalogue, the types of the scalars that CloudFormation's schema
 * gives to the resource types that the rules read, where each rule can be decided, and the list of them for people.
 * `--check` changes nothing and exits 1 where a file is stale.
 */
const mode = { check: process.argv.includes('--check') };

async function main(): Promise<void> {
  const fresh = [put('rules/catalog/index.ts', catalog(), mode)];
  const { CATALOG: rules } = await import('../rules/catalog/index.js');
  const types = rules
    .flatMap(({ appliesTo, reads }) => [...appliesTo, ...reads])
    .filter((type) => type !== ENDPOINT);
  const all = [...new Set([...types, ...FOLDED])].sort();
  fresh.push(put('rules/sources/schema.ts', scalars(all), mode));
  const found = measured();
  fresh.push(
    put('rules/packs/points.ts', points(found), mode),
    put('rules/packs/describes.ts', describes(found), mode),
    put('rules/README.md', readme(rules, found), mode),
  );
  process.exitCode = fresh.includes(false) ? 1 : 0;
}

void main();
