import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPeers } from './install';
import { budgets, budgetTable, isKept } from './rules/budgets';
import { CFN_GUARD } from './rules/cfn-guard';
import type { Contender } from './rules/contenders';
import { contest } from './rules/course';
import type { Reference } from './rules/reference';
import { byCheck, bySize, COMPARED, LARGEST, notRun } from './rules/report';
import { run } from './rules/run';
import { median } from './table';

const DEFINITIONS = `
Guardrails and its peers judge the same app, each in a process of its own, after CDK wrote the templates.
ms      what the plugin takes once its modules are loaded; reading and parsing templates included, and report files
        where it writes them. Of the CPU, with all threads and processes, which a busy machine hardly changes: ratios
        and budgets are of it. For cdk synth alone it is the synthesis, which the others have besides.
MiB     peak of the process, building and synthesizing the app included, and that of cfn-guard's own process.
pair    one rule and one resource, whatever its type: rules x resources for us and cfn-guard, counted calls of
        applyRule for cdk-nag. "Evaluation alone" leaves out reading templates and reporting.
applicable  pairs where the rule is about the resource: its type is in appliesTo (ours), or the rule did not answer
        NOT_APPLICABLE (cdk-nag). The time is that of the whole plugin: what a verdict costs with all around it.
`;

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: `50,500,${COMPARED},${LARGEST}` },
      rounds: { type: 'string', default: '3' },
      limit: { type: 'string', default: '60' },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  const [rounds, limit] = [Number(values.rounds), Number(values.limit)];
  const folder = join(process.cwd(), '.cache', 'bench', 'rules');
  mkdirSync(folder, { recursive: true });
  const absent = fetchCfnGuard();
  const results = await contest({ sizes, rounds, limit, folder, absent });
  const whole = await reference(['cdk-nag-later', folder], rounds);
  const ours = await reference(['cdk-nag', folder], rounds);

  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  say(`Node ${process.version}, median of ${rounds} (of 1 where a run takes more than 5 s)\n${DEFINITIONS}`);
  say(bySize('ms of CPU', results, sizes, ({ cpu }) => cpu));
  say(bySize('ms waited', results, sizes, ({ waited }) => waited));
  say(bySize('MiB', results, sizes, ({ mebibytes }) => mebibytes));
  say(notRun(results));
  say(byCheck(results, COMPARED));
  say(
    `This repository's stacks: ${whole.resources} resources, ${whole.rules} rules, ${whole.judging.toFixed(0)} ms. ` +
      `Loading the plugin: ${whole.load.toFixed(0)} ms, of which without cdk-nag ${ours.load.toFixed(0)} ms.\n`,
  );
  const all = budgets(results, whole);
  say(budgetTable(all));
  if (!all.every(isKept)) process.exitCode = 1;
}

/** A machine without the registry compares the others, and says so. */
function fetchCfnGuard(): ReadonlyMap<Contender, string> {
  try {
    installPeers(CFN_GUARD.folder, [`${CFN_GUARD.name}@${CFN_GUARD.version}`]);
    return new Map();
  } catch (error) {
    process.stderr.write(
      `bench: without cfn-guard: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return new Map([['controlTower', 'not run: its package could not be fetched']]);
  }
}

async function reference(options: readonly string[], rounds: number): Promise<Reference> {
  const answers: Reference[] = [];
  for (let round = 0; round < rounds; round++) {
    const { outcome } = await run<Reference>(['reference-main.ts', ...options], 120);
    if (!('answer' in outcome)) throw new Error('the stacks of this repository took more than 120 s');
    answers.push(outcome.answer);
  }
  const [one] = answers;
  if (!one) throw new Error('--rounds is at least 1');
  const of = (pick: (answer: Reference) => number): number => median(answers.map(pick)) ?? 0;
  return { ...one, load: of(({ load }) => load), judging: of(({ judging }) => judging) };
}
