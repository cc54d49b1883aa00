import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from '../table';
import { type Contestant, contestants } from './contestants';

export type Result = Readonly<{ contestant: Contestant; perSecond: number; cpuMicros: number | undefined }>;

export type Course = Readonly<{
  node: string;
  folder: string;
  bundle: string;
  load: string;
  body: unknown;
  rounds: number;
  milliseconds: number;
  connections: number;
  pipelined: number;
}>;

type Running = Readonly<{ contestant: Contestant; port: number; server: ChildProcess }>;
type Sample = Readonly<{ perSecond: number; cpuMicros: number | undefined }>;

const firstPort = 18_400;
// Linux counts CPU time in these ticks: proc(5), /proc/pid/stat.
const ticksPerSecond = 100;

/** Lets all contestants run side by side and loads one at a time, round after round; returns the medians. */
export async function contest(course: Course): Promise<readonly Result[]> {
  const running: Running[] = [];
  try {
    for (const [index, contestant] of contestants.entries()) {
      running.push(await launch(course, contestant, firstPort + index));
    }
    for (const one of running) await measure(course, one, 1_000);
    const samples = running.map((): Sample[] => []);
    for (let round = 0; round < course.rounds; round++) {
      for (const [index, one] of running.entries())
        samples[index]?.push(await measure(course, one, course.milliseconds));
    }
    return running.map(({ contestant }, index) => ({
      contestant,
      perSecond: median((samples[index] ?? []).map((sample) => sample.perSecond)) ?? 0,
      cpuMicros: median((samples[index] ?? []).flatMap((sample) => sample.cpuMicros ?? [])),
    }));
  } finally {
    for (const { server } of running) server.kill('SIGKILL');
  }
}

async function launch(course: Course, contestant: Contestant, port: number): Promise<Running> {
  const program = contestant.source === 'ours' ? course.bundle : join(course.folder, `peer-${port}.cjs`);
  if (contestant.source !== 'ours') {
    writeFileSync(program, contestant.source.replaceAll('BODY', JSON.stringify(course.body)));
  }
  const environment = { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: String(port) };
  const server = spawn(course.node, [program], {
    env: { ...environment, ...contestant.environment },
    // The log goes to the null device on all sides.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await answers(port, contestant.path)) return { contestant, port, server };
    await pause(50);
  }
  server.kill('SIGKILL');
  throw new Error(`${contestant.name} did not answer on port ${port} within 5 seconds; is the port taken?`);
}

function answers(port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path, headers: { host: 'localhost' } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode === 200));
    }).once('error', () => resolve(false));
  });
}

async function measure(
  course: Course,
  { contestant, port, server }: Running,
  milliseconds: number,
): Promise<Sample> {
  const before = cpuSeconds(server);
  const { load, connections, pipelined } = course;
  const options = [port, connections, pipelined, milliseconds].map(String);
  const generator = spawn(process.execPath, [load, contestant.path, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  generator.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(generator, 'close');
  const answered = Number(output);
  if (!(answered > 0)) throw new Error(`the load on ${contestant.name} failed; see the message above`);
  const after = cpuSeconds(server);
  return {
    perSecond: (answered / milliseconds) * 1_000,
    cpuMicros: before === undefined || after === undefined ? undefined : ((after - before) / answered) * 1e6,
  };
}

function cpuSeconds({ pid }: ChildProcess): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return undefined;
  }
}
