import { compareSeed, shrunk } from '../../test/rules/reachability/simulator/compare';
import type { Compared } from './compared';

const [first = 0, networks = 0, questions = 0] = process.argv.slice(2).map(Number);

const told: Record<string, number> = {};
const disagreements: string[] = [];
let count = 0;
for (let seed = first; seed < first + networks; seed++) {
  const compared = compareSeed(seed, questions);
  count += compared.count;
  for (const [answer, number] of Object.entries(compared.told)) told[answer] = (told[answer] ?? 0) + number;
  for (const one of compared.found.slice(0, 1)) disagreements.push(JSON.stringify(shrunk(one)));
}
process.stdout.write(JSON.stringify({ count, told, disagreements } satisfies Compared));
