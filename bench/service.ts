import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { installPeers, node24Path } from './install';
import { contest, type Result } from './service/contest';
import { peerPackages, yardstick } from './service/contestants';
import { table } from './table';

// What /tls answers to a request without TLS: the peers answer with the same bytes.
const body = {
  check: 'tls',
  passed: false,
  summary: 'The connection is not encrypted, and no trusted proxy vouches for TLS in front of it.',
  evidence: { terminatedAt: null, version: null, cipherSuite: null },
};

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      milliseconds: { type: 'string', default: '2000' },
      connections: { type: 'string', default: '64' },
      pipelined: { type: 'string', default: '8' },
    },
  });
  const folder = join(process.cwd(), '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  const bundle = bundled('service/main.ts', join(folder, 'quest.cjs'));
  const load = bundled('bench/service/load-main.ts', join(folder, 'load.cjs'));
  installPeers(folder, peerPackages);

  const rounds = Number(values.rounds);
  const milliseconds = Number(values.milliseconds);
  const connections = Number(values.connections);
  const pipelined = Number(values.pipelined);
  for (const node of new Set([process.execPath, node24Path()])) {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    const results = await contest({
      node,
      folder,
      bundle,
      load,
      body,
      rounds,
      milliseconds,
      connections,
      pipelined,
    });
    process.stdout.write(
      `\nNode ${version}, ${connections} connections, ${pipelined} requests under way on each, median of ${rounds} x ${milliseconds} ms\n`,
    );
    process.stdout.write(comparison(results));
  }
}

function bundled(entry: string, outfile: string): string {
  buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

function comparison(results: readonly Result[]): string {
  const reference = results.find(({ contestant }) => contestant.name === yardstick);
  const head = ['server', 'requests/s', 'x fastify', 'CPU us/request', 'x fastify', 'does'];
  const rows = results.map(({ contestant, perSecond, cpuMicros }) => [
    contestant.name,
    perSecond.toFixed(0),
    ratio(perSecond, reference?.perSecond),
    cpuMicros?.toFixed(1) ?? '-',
    ratio(cpuMicros, reference?.cpuMicros),
    contestant.does,
  ]);
  return table(head, rows, [5]);
}

function ratio(value: number | undefined, reference: number | undefined): string {
  return value === undefined || reference === undefined ? '-' : (value / reference).toFixed(2);
}
