import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSnapshots } from './snapshot/write';
import { table } from './table';

/** As DESIGN says: at most so many times what gunzip and JSON.parse take, in at most so many MiB. */
const [MOST_TIMES, MOST_MIB] = [1.5, 300];

const DEFINITIONS = `
Snapshots of AWS Config, 25,000 items each at most, are judged by all rules of the baseline by the command line, in a
process of its own, from its start to its end, as the package has it.
CPU s   what checking took of all cores together, and the ratio of that: it hardly changes on a busy machine.
MiB     peak of the resident memory of that process, with all its threads, as the system tells it.
whole   gunzip and JSON.parse of the same files, one after another, on one core, once they are loaded; and its peak.
ratio   what checking took, over that.
`;

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' } } });
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  say(`Node ${process.version}, ${availableParallelism()} cores\n${DEFINITIONS}`);
  const compiled = compile();
  const rows: string[][] = [];
  let isKept = true;
  for (const size of values.sizes.split(',').map(Number)) {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-bench-'));
    try {
      const { files, items, bytes } = await writeSnapshots(folder, 'test/fixtures/configuration-items', size);
      const whole = await run(['--import', 'tsx', 'bench/snapshot/whole-main.ts', ...files]);
      const parsing = JSON.parse(whole.stdout) as { milliseconds: number; cpu: number; items: number };
      if (parsing.items !== items) throw new Error(`${items} items were written, and ${parsing.items} read`);
      const ours = await run([compiled, 'check', folder, '--format', 'json', '--recorded-types', 'all']);
      const report = JSON.parse(ours.stdout) as {
        summary: Record<string, number>;
        problems: { count: number };
      };
      if (report.summary['resources'] !== items || report.problems.count > 0) {
        throw new Error(`${report.summary['resources']} of ${items} resources were seen`);
      }
      const ratio = ours.milliseconds / parsing.milliseconds;
      isKept &&= ratio <= MOST_TIMES && ours.mebibytes <= MOST_MIB;
      rows.push([
        items.toLocaleString('en-US'),
        String(files.length),
        (bytes / 2 ** 20).toFixed(0),
        (ours.milliseconds / 1000).toFixed(1),
        (ours.cpu / 1000).toFixed(1),
        Math.round((items / ours.milliseconds) * 1000).toLocaleString('en-US'),
        ours.mebibytes.toFixed(0),
        (parsing.milliseconds / 1000).toFixed(1),
        whole.mebibytes.toFixed(0),
        `${ratio.toFixed(2)}x`,
        `${(ours.cpu / parsing.cpu).toFixed(2)}x`,
        (report.summary['violations'] ?? 0).toLocaleString('en-US'),
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const head = [
    'items',
    'files',
    'MB',
    'seconds',
    'CPU s',
    'items/s',
    'MiB',
    'whole s',
    'whole MiB',
    'ratio',
    'CPU',
    'violations',
  ];
  say(table(head, rows));
  say(`Budget: ${MOST_TIMES}x, ${MOST_MIB} MiB: ${isKept ? 'kept' : 'missed'}`);
  if (!isKept) process.exitCode = 1;
}

/** The command line without what a checkout needs to run its source. */
function compile(): string {
  const folder = join(process.cwd(), '.cache', 'bench', 'snapshot');
  const compiler = join(process.cwd(), 'node_modules/@typescript/native/bin/tsc');
  execFileSync(process.execPath, [compiler, '--project', 'tsconfig.package.json', '--outDir', folder]);
  const main = join(folder, 'guardrails.cjs');
  const script = "require('./rules/enforcers/cli/main.js').run(process.argv.slice(2))";
  writeFileSync(main, `Promise.resolve(${script}).then((code) => { process.exitCode = code; });\n`);
  return main;
}

interface Ran {
  readonly stdout: string;
  readonly milliseconds: number;
  /** Milliseconds of all its threads, as far as the system was asked before it ended. */
  readonly cpu: number;
  readonly mebibytes: number;
}

/** Runs a process and asks the system for its peak until it ends. */
function run(args: readonly string[]): Promise<Ran> {
  return new Promise((done, failed) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let peak = 0;
    let cpu = 0;
    const look = setInterval(() => {
      try {
        const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
        peak = Math.max(peak, Number(kibibytes ?? 0));
        // In hundredths of a second, behind the name in brackets: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
        const times = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        cpu = (Number(times[11]) + Number(times[12])) * 10;
      } catch {
        // It has ended, or this system tells it otherwise.
      }
    }, 20);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', (code) => {
      clearInterval(look);
      const milliseconds = performance.now() - began;
      if (code !== 0 && code !== 1) failed(new Error(`${args.join(' ')} ended with ${code}`));
      else
        done({ stdout: Buffer.concat(chunks).toString('utf8'), milliseconds, cpu, mebibytes: peak / 1024 });
    });
  });
}
