import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './container-engine';
import { estimate } from './cost/estimate';
import { asJson, asText } from './cost/report';
import { assuming, readTables } from './cost/tables';
import type { Stack } from './cost/template';
import { readAssembly } from './cost/template';

const usage = `npm run cost -- [--env <environment> | --assembly <cdk.out>] [--format text|json] [--assume <name>=<number>]...
What a month of an environment costs, from its synthesized templates and the dated prices in tools/cost/prices.json.
--context <key>=<value>  passed on to the CDK, for environments that need it
Exit code 0; 1 if a resource could not be priced; 2 if nothing could be estimated.`;

const synthesized = (environment: string, context: readonly string[]): readonly Stack[] => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'quest-cost-'));
  try {
    const given = [`env=${environment}`, ...context].flatMap((text) => ['--context', text]);
    const { status, stderr } = spawnSync(
      process.execPath,
      [require.resolve('aws-cdk/bin/cdk'), 'synth', '--quiet', '--output', folder, ...given],
      // The guardrails judge as always; only the slow validation of CDK's own is left to npm run synth.
      { cwd: root, env: { ...process.env, CDK_VALIDATION: 'false' }, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`cdk synth failed:\n${stderr.trim()}`);
    return readAssembly(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const main = (): number => {
  const { values } = parseArgs({
    options: {
      env: { type: 'string', default: 'example' },
      context: { type: 'string', multiple: true, default: [] },
      assembly: { type: 'string' },
      format: { type: 'string', default: 'text' },
      assume: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const format = { text: asText, json: asJson }[values.format];
  if (!format) throw new Error(`--format is ${values.format}, expected text or json`);
  const tables = assuming(readTables(), values.assume);
  const stacks = values.assembly ? readAssembly(values.assembly) : synthesized(values.env, values.context);
  const result = estimate(stacks, tables);
  console.log(format(stacks, result, tables));
  return result.unpriced.length > 0 ? 1 : 0;
};

try {
  process.exitCode = main();
} catch (error) {
  console.error(`cost: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
