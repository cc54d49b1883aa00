import { spawn } from 'node:child_process';

type Ended = Readonly<{ code: number | null; stdout: string; stderr: string }>;

const tsx = require.resolve('tsx');

/** Runs a TypeScript file as `npm run` would, with exactly this environment, and waits for its end. */
export const runScript = (
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', tsx, file, ...args], {
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => {
      output.stdout += data;
    });
    child.stderr.on('data', (data) => {
      output.stderr += data;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
