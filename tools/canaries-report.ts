import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { awsOf, awsRuns, told } from '../canaries/runs/aws';
import { localRuns } from '../canaries/runs/local';
import type { CanaryRuns } from '../canaries/runs/model';
import { percent, reportPage, seconds } from '../canaries/runs/page';

const usage = `npm run canaries:report -- [--env <environment> | --local <dir>] [--window 24h] [--format html|json|markdown] [--output <file>]
What the canaries of an environment (test), or the runs in a folder of this machine, have seen.
Exit code: 0 written, 2 not understood or unable to look.`;

function markdown({ window, canaries }: CanaryRuns): string {
  const rows = canaries.map(({ name, lastStatus, passRate, durationMs, runs }) => {
    const steps = runs.flatMap((run) => run.steps.filter(({ status }) => status === 'FAILED'));
    const failing = [...new Set(steps.map((step) => step.name))].join(', ');
    const times = [durationMs?.p50, durationMs?.p95, durationMs?.max].map(seconds).join(' / ');
    return `| ${name} | ${lastStatus} | ${runs.length} | ${percent(passRate)} | ${times} | ${failing || 'none'} |`;
  });
  return ['# Canaries', '', window, '']
    .concat('| Canary | Last run | Runs | Passed | p50 / p95 / longest | Failing steps |')
    .concat('|---|---|---|---|---|---|', rows, '')
    .join('\n');
}

const FORMATS: Readonly<Record<string, (model: CanaryRuns) => string>> = {
  html: reportPage,
  json: (model) => `${JSON.stringify(model, undefined, 2)}\n`,
  markdown,
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      env: { type: 'string', default: 'test' },
      local: { type: 'string' },
      window: { type: 'string', default: '24h' },
      format: { type: 'string', default: 'html' },
      output: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const { env, local, format, output } = values;
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (!write) throw new Error(`--format is "${format}"; html, json and markdown are accepted`);
  if (!/^[a-z][a-z0-9-]*$/.test(env))
    throw new Error(`--env is "${env}"; the name of an environment is accepted`);
  const [, count, unit = ''] = /^([1-9]\d{0,3})([mhd])$/.exec(values.window) ?? [];
  if (count === undefined)
    throw new Error(`--window is "${values.window}"; for example 30m, 24h or 7d is accepted`);
  if (local !== undefined && !existsSync(local))
    throw new Error(`--local is "${local}", where there is no folder`);
  const minutes = Number(count) * ({ m: 1, h: 60, d: 1440 }[unit] ?? 0);
  const since = new Date(Date.now() - minutes * 60_000);
  const model =
    local === undefined ? await awsRuns(awsOf(), `quest-${env}-`, since) : await localRuns(local, since);
  if (output === undefined) process.stdout.write(write(model));
  else writeFileSync(output, write(model));
}

main().catch((error: unknown) => {
  console.error(`canaries:report: ${told(error)}`);
  process.exitCode = 2;
});
