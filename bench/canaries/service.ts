import { type ChildProcess, spawn } from 'node:child_process';
import { get } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSync } from 'esbuild';

const LOOPBACK = '127.0.0.1';

/** Starts the service as if it ran on Fargate behind a load balancer; all its checks pass. */
export async function startService(folder: string): Promise<{ port: number; process: ChildProcess }> {
  const outfile = path.join(folder, 'quest.cjs');
  buildSync({
    entryPoints: [path.resolve(__dirname, '../../service/main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'error',
  });
  const port = await freePort();
  const service = spawn(process.execPath, [outfile], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORT: String(port),
      SECRET_WORD: 'bench-secret-word',
      QUEST_TRUSTED_PROXIES: `${LOOPBACK}/32`,
      QUEST_RATE_LIMIT: '999999999',
      QUEST_LOG_LEVEL: 'error',
      AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
      ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/bench',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let attempt = 0; attempt < 200 && service.exitCode === null; attempt++) {
    if (await answers(port)) return { port, process: service };
    await pause(50);
  }
  service.kill('SIGKILL');
  throw new Error('the service did not answer within 10 seconds');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ host: LOOPBACK, port, path: '/health', agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}
