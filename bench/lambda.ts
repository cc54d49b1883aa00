import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../stacks/bundles';
import { changed, scheduled } from './lambda/events';
import { loopback } from './lambda/loopback';
import { buildPeers } from './lambda/peers';
import { coldImport, node, warmCalls } from './lambda/processes';
import { median, table } from './table';

/** What the function of AWS Config may cost. */
const BUDGETS = { kilobytes: 650, coldMilliseconds: 100, warmMilliseconds: 2 };

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '15' },
      items: { type: 'string', default: '2000' },
      latency: { type: 'string', default: '50' },
    },
  });
  const folder = join(process.cwd(), '.cache', 'bench', 'lambda');
  mkdirSync(folder, { recursive: true });
  const file = { file: 'none', longest: 366, settings: [], exceptions: [], malformed: [] };
  const directory = bundle('config-rule', { granted: { file, paths: {} } });
  const ours = join(directory, 'index.mjs');
  const peers = buildPeers(folder);
  const contenders = [['the function', ours] as const, ...peers];

  const rounds = Number(values.rounds);
  const cold = new Map<string, number[]>(contenders.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, path] of contenders) cold.get(name)?.push(await coldImport(path));
  }
  const warm = new Map<string, number>();
  const config = await loopback(0, 0);
  const events = Array.from({ length: Number(values.items) }, (_, at) => changed(at));
  for (const [name, path] of contenders.filter(([one]) => one !== 'the whole client')) {
    const { milliseconds } = await warmCalls(path, directory, config.url, events);
    // The first ones are not warm yet.
    warm.set(name, median(milliseconds.slice(100)) ?? 0);
  }
  config.close();

  const size = (path: string): number => (path === ours ? loadedBytes(ours) : statSync(path).size) / 1000;
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const head = [`a change, Node ${version}`, 'kB loaded', 'ms to import', 'ms a call'];
  const rows = contenders.map(([name, path]) => [
    name,
    size(path).toFixed(0),
    (median(cold.get(name) ?? []) ?? 0).toFixed(0),
    warm.get(name)?.toFixed(2) ?? '-',
  ]);
  process.stdout.write(`${table(head, rows)}\n`);

  const swept = [];
  const latency = Number(values.latency);
  for (const resources of [5_000, 20_000]) {
    const account = await loopback(resources, latency);
    const { milliseconds, mebibytes } = await warmCalls(ours, directory, account.url, [scheduled()]);
    swept.push([
      String(resources),
      ((milliseconds[0] ?? 0) / 1000).toFixed(1),
      String(account.calls()),
      mebibytes.toFixed(0),
    ]);
    account.close();
  }
  const sweepHead = [`a sweep, ${latency} ms a call of AWS`, 'seconds', 'calls', 'MiB at most'];
  process.stdout.write(`${table(sweepHead, swept)}\n`);

  const whole = filesIn(directory).reduce((sum, path) => sum + statSync(path).size, 0) / 1000;
  process.stdout.write(`All that is deployed, with the clients that describe: ${whole.toFixed(0)} kB.\n\n`);
  const judged = (warm.get('the function') ?? 0) - (warm.get('the calls we make') ?? 0);
  const kept = [
    budget('kB loaded', size(ours), BUDGETS.kilobytes),
    budget('ms to import', median(cold.get('the function') ?? []) ?? 0, BUDGETS.coldMilliseconds),
    budget('ms an item, without the call that tells AWS Config', judged, BUDGETS.warmMilliseconds),
  ];
  if (kept.includes(false)) process.exitCode = 1;
}

function budget(what: string, value: number, most: number): boolean {
  const isKept = value <= most;
  process.stdout.write(`${isKept ? 'kept  ' : 'MISSED'}  ${what}: ${value.toFixed(2)}, at most ${most}\n`);
  return isKept;
}

/** What importing a module loads: itself and what it imports, but not what it may import later. */
function loadedBytes(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/(?:import|from)\s*"(\.{1,2}\/[^"]+)"/g)].map(([, path = '']) => path);
  return (
    Buffer.byteLength(text) +
    imported.reduce((sum, path) => sum + loadedBytes(join(dirname(file), path), seen), 0)
  );
}

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
