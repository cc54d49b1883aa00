import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { messageOf } from '../../../rules/core/errors';
import type { Answer, Finding, Judge } from '../judge';
import type { Template, Templates } from '../mutant';
import { importable } from './importable';

/** A finding in one template. */
export type Objection = Omit<Finding, 'stack'>;

/** What a judge said of one template. */
export type Heard = { readonly findings: readonly Objection[] } | { readonly crash: string };

/** A judge that is a program of its own, and is given files. */
export interface Program {
  readonly command: string;
  readonly args: (files: readonly string[]) => readonly string[];
  /** What it ends with when it could judge, whatever it found. */
  readonly exitCodes: readonly number[];
  /** What it said by the names of the files; of one that is not named it has no finding. Throws what cannot be read. */
  readonly read: (output: string) => ReadonlyMap<string, Heard>;
  /** What it is besides its own version. */
  readonly beside?: string;
  /** Why it is not there, where its being on the PATH is not what is asked. */
  readonly unlessFound?: string;
}

/** So many templates for each run, which takes seconds to start: few enough for every core to have some. */
const BATCH = 24;
const MINUTES = 15;
const BYTES = 2 ** 30;

/** A judge of a program, each template of the cases asked about once; one that cannot be started is absent. */
export async function programJudge(name: string, program: Program): Promise<Judge> {
  const judge: Judge['judge'] = (cases) => judged(program, cases);
  try {
    const told = await run({ ...program, exitCodes: [0] }, ['--version'], tmpdir());
    const [version] = /\d+(\.\d+)+/.exec(told) ?? [];
    if (version === undefined) throw new Error(`${program.command} does not tell its version`);
    const beside = program.beside === undefined ? '' : `, ${program.beside}`;
    return { name, version: `${version}${beside}`, judge };
  } catch (thrown) {
    return { name, version: undefined, absent: messageOf(thrown), judge };
  }
}

async function judged(program: Program, cases: readonly Templates[]): Promise<readonly Answer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-judge-'));
  try {
    const files = new Map<Template, string>();
    for (const template of cases.flatMap((one) => Object.values(one))) {
      if (files.has(template)) continue;
      files.set(template, `${files.size}.json`);
      writeFileSync(join(folder, files.get(template) ?? ''), importable(template));
    }
    const heard = new Map<string, Heard>();
    const queue = batches([...files.values()]).values();
    const ask = async (): Promise<void> => {
      for (const batch of queue)
        for (const [file, one] of await said(program, folder, batch)) heard.set(file, one);
    };
    await Promise.all(Array.from({ length: availableParallelism() }, ask));
    return cases.map((one) => answerOf(one, (template) => heard.get(files.get(template) ?? '')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function batches(files: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(files.length / BATCH) }, (_, index) =>
    files.slice(index * BATCH, (index + 1) * BATCH),
  );
}

/** Where a run fails, each half is asked again, until it is known on which template it does. */
async function said(
  program: Program,
  folder: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, Heard>> {
  try {
    const heard = understood(program, await run(program, program.args(files), folder));
    return new Map(files.map((file) => [file, heard.get(file) ?? { findings: [] }]));
  } catch (thrown) {
    if (files.length === 1) return new Map(files.map((file) => [file, { crash: messageOf(thrown) }]));
    const half = Math.ceil(files.length / 2);
    const first = await said(program, folder, files.slice(0, half));
    return new Map([...first, ...(await said(program, folder, files.slice(half)))]);
  }
}

function understood({ command, read }: Program, printed: string): ReadonlyMap<string, Heard> {
  try {
    return read(printed);
  } catch {
    throw new Error(`${basename(command)} printed what is no report of its: ${printed.slice(0, 80).trim()}`);
  }
}

function answerOf(templates: Templates, heardOf: (template: Template) => Heard | undefined): Answer {
  const findings: Finding[] = [];
  for (const [stack, template] of Object.entries(templates)) {
    const heard = heardOf(template) ?? { crash: 'it did not answer' };
    if ('crash' in heard) return heard;
    findings.push(...heard.findings.map((one) => ({ ...one, stack })));
  }
  return { findings };
}

function run(program: Program, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: process.env, maxBuffer: BYTES, timeout: MINUTES * 60_000 };
    execFile(program.command, [...args], options, (error, stdout, stderr) => {
      if (!error || program.exitCodes.some((one) => one === error.code)) return resolve(stdout);
      reject(new Error(whyFailed(program, error, stderr.replaceAll(`${cwd}/`, ''))));
    });
  });
}

function whyFailed(
  { command, unlessFound }: Program,
  { code, killed }: { readonly code?: unknown; readonly killed?: boolean },
  complaint: string,
): string {
  const name = basename(command);
  if (code === 'ENOENT') return unlessFound ?? `${name} is not on the PATH`;
  if (killed) return `${name} was ended after ${MINUTES} minutes`;
  const last = complaint.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  return `${name} ended with ${String(code)}${last === '' ? '' : `: ${last}`}`;
}
