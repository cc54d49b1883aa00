import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { awsOf, canaryNames, runsSince, told, withArtifacts } from '../canaries/runs/aws';
import { verdictOf } from '../canaries/runs/gate';
import { historyOf, type Run, reasonBesideSteps } from '../canaries/runs/model';

const usage = `npm run canaries:gate -- --env <environment> [--passes 3] [--within 30m] [--since <ISO time>] [--every 15s]
Waits until each canary of the environment has passed so often in a row since a deployment (now).
A run that failed ends the waiting, even if it passes when it is tried again.
Exit code: 0 they have, 1 one has not, 2 not understood or AWS cannot be asked.`;

function milliseconds(option: string, text: string): number {
  const [, count, unit = ''] = /^([1-9]\d{0,4})(s|m|h)$/.exec(text) ?? [];
  if (count === undefined)
    throw new Error(`--${option} is "${text}"; for example 20s, 30m or 2h is accepted`);
  return Number(count) * ({ s: 1000, m: 60_000, h: 3_600_000 }[unit] ?? 0);
}

function outcomeOf(name: string, run: Run): string {
  const steps = run.steps.filter(({ status }) => status === 'FAILED');
  const which = steps.map((step) => `\n  step ${step.name}: ${step.reason ?? 'no reason is told'}`).join('');
  const reason = reasonBesideSteps(run);
  return `${name}: the run of ${run.startedAt} is ${run.status}${reason === undefined ? '' : `: ${reason}`}${which}`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      env: { type: 'string' },
      passes: { type: 'string', default: '3' },
      within: { type: 'string', default: '30m' },
      every: { type: 'string', default: '15s' },
      since: { type: 'string', default: new Date().toISOString() },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { env = '', passes, since } = values;
  if (!/^[a-z][a-z0-9-]*$/.test(env))
    throw new Error(`--env is "${env}"; the name of an environment is needed`);
  if (!/^[1-9]\d?$/.test(passes)) throw new Error(`--passes is "${passes}"; 1 to 99 are accepted`);
  if (Number.isNaN(Date.parse(since)))
    throw new Error(`--since is "${since}"; a time such as 2026-11-24T10:00:00Z is accepted`);
  const until = Date.now() + milliseconds('within', values.within);
  const every = milliseconds('every', values.every);
  const aws = awsOf();
  const names = await canaryNames(aws, `quest-${env}-`);
  if (names.length === 0) {
    console.error(`canaries:gate: no canary is named quest-${env}-...; nothing watches, so nothing passes`);
    return 1;
  }
  let open: readonly string[] = names;
  for (;;) {
    const waiting: string[] = [];
    for (const name of open) {
      const { runs } = historyOf(name, await runsSince(aws, name, new Date(since)));
      const verdict = verdictOf(runs, Number(passes));
      if (typeof verdict === 'object') {
        console.error(`canaries:gate: ${outcomeOf(name, await withArtifacts(aws, verdict))}`);
        return 1;
      }
      const passed = runs.filter(({ status }) => status === 'PASSED').length;
      console.log(`${name}: ${Math.min(passed, Number(passes))} of ${passes} passes`);
      if (verdict === 'waiting') waiting.push(name);
    }
    if (waiting.length === 0) return 0;
    if (Date.now() + every > until) {
      console.error(`canaries:gate: not passed often enough within ${values.within}: ${waiting.join(', ')}`);
      return 1;
    }
    open = waiting;
    await wait(every);
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`canaries:gate: ${told(error)}`);
    process.exitCode = 2;
  },
);
