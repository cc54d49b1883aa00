import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs, promisify } from 'node:util';
import type { Question } from '../rules/reachability/question';
import { reach } from '../rules/reachability/reach';
import { networkIn } from '../test/rules/reachability/network-of';
import { ownClaims } from './reach/claims';
import type { Compared } from './reach/compared';
import { largeNetwork, STEPS } from './reach/large';
import { median, table } from './table';

const run = promisify(execFile);

const { values } = parseArgs({
  options: {
    networks: { type: 'string', default: '1000000' },
    questions: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1000000' },
  },
});

const [networks, questions, seed] = [values.networks, values.questions, values.seed].map(Number) as [
  number,
  number,
  number,
];

/** 500 security groups and 200 subnets: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html allows more. */
const LARGE = { subnets: 200, groups: 500, milliseconds: 1000 };

own();
large();
compared().catch((thrown: unknown) => {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`);
  process.exitCode = 1;
});

function own(): void {
  const { claims, first, warm } = ownClaims();
  const row = [`${claims} claims about this repository's deployment`, first.toFixed(0), warm.toFixed(0)];
  process.stdout.write(`${table(['', 'ms at first', 'ms warm'], [row])}\n`);
}

function large(): void {
  const resources = largeNetwork(LARGE.subnets, LARGE.groups);
  const to = [`T/Host${STEPS - 1}`];
  const asked: readonly (readonly [string, Question, boolean])[] = [
    ['nobody reaches the last of the chain', { from: 'internet', to }, false],
    ['even through compromise', { from: 'internet', to, evenThroughCompromise: true }, true],
    [
      'nor what is beside the chain',
      { from: 'internet', to: ['T/Host99'], evenThroughCompromise: true },
      false,
    ],
  ];
  const rows = asked.map(([name, question, expected]) => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      const network = networkIn(resources);
      const built = performance.now();
      const { reaches } = reach(network, question);
      if (reaches !== expected) throw new Error(`${name}: ${reaches}`);
      return [built - start, performance.now() - built] as const;
    });
    const [build = 0, answer = 0] = [0, 1].map((at) => median(times.map((one) => one[at] ?? 0)));
    const isKept = build + answer <= LARGE.milliseconds;
    return [name, build.toFixed(0), answer.toFixed(0), isKept ? 'kept' : 'MISSED'];
  });
  const head = [`${LARGE.groups} groups, ${LARGE.subnets} subnets`, 'ms to build', 'ms to answer', '1 s'];
  process.stdout.write(`${table(head, rows)}\n`);
  if (rows.some((row) => row.at(-1) === 'MISSED')) process.exitCode = 1;
}

async function compared(): Promise<void> {
  const width = availableParallelism();
  const start = performance.now();
  let [count, done] = [0, 0];
  const told: Record<string, number> = {};
  const portion = Math.max(500, Math.min(5000, Math.ceil(networks / 100)));
  const worker = async (): Promise<void> => {
    while (done < networks) {
      const [first, some] = [seed + done, Math.min(portion, networks - done)];
      done += some;
      const args = ['--import', 'tsx', 'bench/reach/compare-main.ts', `${first}`, `${some}`, `${questions}`];
      const { stdout } = await run(process.execPath, args, { maxBuffer: 2 ** 26 });
      const one: Compared = JSON.parse(stdout);
      count += one.count;
      if (process.stderr.isTTY) process.stderr.write(`\r${count} answers compared`);
      for (const [answer, number] of Object.entries(one.told)) told[answer] = (told[answer] ?? 0) + number;
      for (const disagreement of one.disagreements) {
        process.stdout.write(`they disagree: ${disagreement}\n`);
        process.exitCode = 1;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  if (process.stderr.isTTY) process.stderr.write('\r');
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const answers = Object.entries(told).map(([answer, number]) => `${answer} ${number}`);
  process.stdout.write(
    `${count} answers about ${networks} random networks (${answers.join(', ')}) compared with the simulator in ${seconds} s: ${process.exitCode === 1 ? 'they DISAGREE' : 'all agree'}\n`,
  );
}
