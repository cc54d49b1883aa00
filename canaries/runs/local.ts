import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CANARIES } from '../canaries';
import { type CanaryRuns, historyOf, type Run, runOfReport } from './model';

const REPORT = /^SyntheticsReport-[A-Z]+\.json$/;

/** The runs whose reports are anywhere under a folder; those that started before `since` are left out. */
export async function localRuns(folder: string, since = new Date(0)): Promise<CanaryRuns> {
  const files = await readdir(folder, { recursive: true });
  const found = new Map<string, Run[]>();
  for (const file of files.filter((one) => REPORT.test(path.basename(one))).sort()) {
    const { name, run } = await runIn(folder, file);
    if (!(Date.parse(run.startedAt) < since.getTime())) found.set(name, [...(found.get(name) ?? []), run]);
  }
  return {
    generatedAt: new Date().toISOString(),
    window:
      since.getTime() === 0
        ? 'all runs on this machine'
        : `runs on this machine since ${since.toISOString()}`,
    canaries: [...found].map(([name, runs]) =>
      historyOf(name, runs, CANARIES.find((canary) => canary.name === name)?.title),
    ),
  };
}

async function runIn(folder: string, file: string): Promise<{ name: string; run: Run }> {
  const inside = path.dirname(file);
  const pictures = new Map<string, Uint8Array>();
  for (const name of await readdir(path.join(folder, inside)))
    if (name.endsWith('.png')) pictures.set(name, await readFile(path.join(folder, inside, name)));
  const known = { id: inside, artifacts: path.join(folder, inside) };
  try {
    const { canaryName, ...run } = runOfReport(await readFile(path.join(folder, file), 'utf8'), pictures);
    return { name: canaryName, run: { ...known, ...run } };
  } catch (error) {
    const reason = `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    // `.../<canary>/YYYY/MM/DD/HH/MM-SS-mmm`
    const name = inside.split(path.sep).at(-6) ?? 'unknown';
    return {
      name,
      run: { ...known, startedAt: '', endedAt: '', status: 'UNKNOWN', reason, steps: [], attempt: 0 },
    };
  }
}
