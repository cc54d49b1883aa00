import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimsOf } from '../../stacks/claims';
import { selectEnvironment } from '../../stacks/environments/select';
import { buildApp } from '../../stacks/quest';
import { clocks } from './clocks';
import { appUnderFlags } from './contest';
import type { Reference } from './reference';

const [first, folder = '.cache/bench/rules'] = process.argv.slice(2);
const outdir = join(folder, `cdk.out-${process.pid}`);
mkdirSync(outdir, { recursive: true });

// The stacks above have loaded aws-cdk-lib and those of its modules that they use.
if (first === 'cdk-nag') require('cdk-nag');
const start = clocks();
const {
  Guardrails,
}: typeof import('../../rules/enforcers/synth/guardrails') = require('../../rules/enforcers/synth/guardrails');
const load = clocks().cpu - start.cpu;
const { judgeUnder, RULES }: typeof import('./ours') = require('./ours');

try {
  const app = appUnderFlags(outdir);
  const environment = selectEnvironment('example');
  buildApp(app, environment);
  let judging = 0;
  judgeUnder((work) => {
    const before = clocks();
    work();
    judging += clocks().cpu - before.cpu;
    return { success: true, violations: [] };
  });
  const claims = claimsOf(environment);
  Guardrails.enforce(app, { nag: [], environment: environment.name, claims });
  const { stacks } = app.synth();
  const resources = stacks.reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0);
  const reference: Reference = { load, judging, resources, rules: RULES.length + claims.length };
  process.stdout.write(JSON.stringify(reference));
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
