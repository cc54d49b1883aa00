import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly output: string;
}

/** A folder for one synthesis and its exceptions, and the real command lines to fill and to check it. */
export interface Workplace {
  readonly folder: string;
  readonly synth: (scenario: string, ...more: readonly string[]) => Promise<Ended>;
  readonly check: (...more: readonly string[]) => Promise<Ended>;
  readonly except: (...entries: readonly object[]) => void;
  readonly leave: () => void;
}

/** Today in UTC and some days on, as `2027-03-31`. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

export const EXCEPTION = {
  rule: 'ec2-security-group-ingress-restricted',
  resource: 'Demo/Group',
  reason: 'a test of what an exception may do',
  owner: 'tests',
  expires: inDays(300),
} as const;

export function workplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-'));
  const exceptions = join(folder, 'exceptions.yaml');
  const out = join(folder, 'out');
  const except = (...entries: readonly object[]): void =>
    writeFileSync(exceptions, JSON.stringify({ exceptions: entries }));
  except();
  return {
    folder,
    synth: (scenario, ...more) => {
      const app = 'node --import tsx test/rules/enforcers/guarded-app.ts';
      const context = ['-c', `scenario=${scenario}`, '-c', `exceptions=${exceptions}`];
      return run('node_modules/aws-cdk/bin/cdk', [
        'synth',
        '-q',
        '--no-notices',
        '-a',
        app,
        '-o',
        out,
        ...context,
        ...more,
      ]);
    },
    check: (...more) =>
      run('rules/enforcers/cli/guardrails.cjs', ['check', out, '--exceptions', exceptions, ...more]),
    except,
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a script of the repository as a child process, with `input` on its standard input and without colours. */
export function run(
  file: string,
  args: readonly string[],
  input: string | Buffer = '',
  cwd = ROOT,
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  return new Promise((done) => {
    const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
    const options = { cwd, env: { ...inherited, ...env }, timeout: 60_000 };
    const child = execFile(
      process.execPath,
      [resolve(ROOT, file), ...args],
      options,
      (_error, stdout, stderr) =>
        done({ code: child.exitCode ?? -1, stdout, stderr, output: `${stdout}${stderr}` }),
    );
    // Whoever has read enough closes its end.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** The real command line. */
export function guardrails(args: readonly string[], input: string | Buffer = '', cwd = ROOT): Promise<Ended> {
  return run('rules/enforcers/cli/guardrails.cjs', args, input, cwd);
}
