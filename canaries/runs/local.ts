import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CANARIES } from '../canaries';
import { type CanaryRuns, historyOf, type Run, runOfReport, worthShowing } from './model';
import { timeOf } from './page';

const REPORT = /^SyntheticsReport-[A-Z]+\.json$/;

/** `.../<canary>/YYYY/MM/DD/HH/MM-SS-mmm` */
const FOLDER = /(?:^|\/)([^/]+)\/(\d{4})\/(\d\d)\/(\d\d)\/(\d\d)\/(\d\d)-(\d\d)-(\d{3})$/;

/** The runs whose folders are anywhere under a folder; those that started before `since` are left out. */
export async function localRuns(folder: string, since = new Date(0)): Promise<CanaryRuns> {
  const entries = (await readdir(folder, { recursive: true })).map((entry) =>
    entry.replaceAll(path.sep, '/'),
  );
  const reports = new Map(
    entries
      .filter((entry) => REPORT.test(path.basename(entry)))
      .map((entry) => [path.dirname(entry), path.basename(entry)]),
  );
  const found = new Map<string, Run[]>();
  const folders = new Set([...reports.keys(), ...entries.filter((entry) => FOLDER.test(entry))]);
  for (const inside of [...folders].sort()) {
    const { name, run } = await runIn(folder, inside, reports.get(inside));
    if (!(Date.parse(run.startedAt) < since.getTime())) found.set(name, [...(found.get(name) ?? []), run]);
  }
  const canaries = [...found].map(async ([name, runs]) => {
    const title = CANARIES.find((canary) => canary.name === name)?.title;
    const history = historyOf(name, runs, title);
    const { pictured } = worthShowing(history.runs);
    const shown = history.runs.map(async (run) =>
      pictured.has(run) ? (await runIn(folder, run.id, reports.get(run.id), true)).run : run,
    );
    return { ...history, runs: await Promise.all(shown) };
  });
  return {
    generatedAt: new Date().toISOString(),
    window:
      since.getTime() === 0
        ? 'all runs on this machine'
        : `runs on this machine since ${timeOf(since.toISOString())}`,
    canaries: await Promise.all(canaries),
  };
}

async function runIn(
  folder: string,
  inside: string,
  report: string | undefined,
  isPictured = false,
): Promise<{ name: string; run: Run }> {
  const place = path.join(folder, inside);
  const [, canary = 'unknown', year, month, day, hour, minute, second, rest] = FOLDER.exec(inside) ?? [];
  const began = rest === undefined ? '' : `${year}-${month}-${day}T${hour}:${minute}:${second}.${rest}Z`;
  const known = { id: inside, artifacts: place };
  const unknown = (reason: string): { name: string; run: Run } => ({
    name: canary,
    run: { ...known, startedAt: began, endedAt: '', status: 'UNKNOWN', reason, steps: [], attempt: 0 },
  });
  if (report === undefined) return unknown('it has left no report: it goes on, or was ended');
  const pictures = new Map<string, Uint8Array>();
  const names = isPictured ? (await readdir(place)).filter((one) => one.endsWith('.png')) : [];
  for (const name of names) pictures.set(name, await readFile(path.join(place, name)));
  try {
    const { canaryName, ...run } = runOfReport(await readFile(path.join(place, report), 'utf8'), pictures);
    const startedAt = run.startedAt === '' ? began : run.startedAt;
    return { name: canaryName === '' ? canary : canaryName, run: { ...known, ...run, startedAt } };
  } catch (error) {
    return unknown(`${report} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
