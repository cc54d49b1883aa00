import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleCanary } from '../../canaries/bundle';

/** A runtime that takes steps, says what came of each, and goes on as continueOnStepFailure asks for. */
const RUNTIME = `export const synthetics = {
  async executeStep(name, step) {
    try { await step(); console.log('STEP ' + JSON.stringify({ name })); }
    catch (error) { console.log('STEP ' + JSON.stringify({ name, fault: error.message })); if (process.env.THROWS) throw error; }
  },
};`;

const MAIN = `import { handler } from './index.mjs';
try { await handler(); console.log('PASSED'); }
catch (error) { console.log('FAILED ' + error.message); }`;

export interface Outcome {
  /** What was wrong by the step that found it. */
  readonly faults: Readonly<Record<string, string>>;
  readonly passed: readonly string[];
  /** Why the run failed, nothing if it passed. */
  readonly failed: string | undefined;
  readonly log: string;
}

/** A folder with the very bundle that is deployed, beside that small runtime. */
export function installed(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `quest-${name}-`));
  bundleCanary(name, { outdir: folder });
  writeFileSync(path.join(folder, 'main.mjs'), MAIN);
  const runtime = path.join(folder, 'node_modules/@aws/synthetics-playwright');
  mkdirSync(runtime, { recursive: true });
  writeFileSync(path.join(runtime, 'index.js'), RUNTIME);
  writeFileSync(path.join(runtime, 'package.json'), '{"type":"module","exports":"./index.js"}');
  return folder;
}

/** Runs it once in a process of its own, because Node.js reads NODE_EXTRA_CA_CERTS only at its start. */
export async function run(folder: string, variables: Readonly<Record<string, string>>): Promise<Outcome> {
  const log = await new Promise<string>((resolve, reject) => {
    const main = pathToFileURL(path.join(folder, 'main.mjs')).href;
    const options = { env: variables, timeout: 60_000 };
    execFile(
      process.execPath,
      ['--input-type=module', '-e', `await import(${JSON.stringify(main)})`],
      options,
      (error, stdout, stderr) => (error === null ? resolve(stdout + stderr) : reject(error)),
    );
  });
  const steps = [...log.matchAll(/^STEP (.*)$/gm)].map(
    ([, line = '']) => JSON.parse(line) as { name: string; fault?: string },
  );
  return {
    faults: Object.fromEntries(
      steps.flatMap(({ name, fault }) => (fault === undefined ? [] : [[name, fault]])),
    ),
    passed: steps.flatMap(({ name, fault }) => (fault === undefined ? [name] : [])),
    failed: /^FAILED (.*)$/m.exec(log)?.[1],
    log,
  };
}
