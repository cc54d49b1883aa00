import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  App,
  CfnResource,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import { clocks } from './clocks';
import type { Checks, Measurement } from './contenders';
import { addSystems } from './synthetic-app';

/** One synthesis of the synthetic app, under the stopwatch. */
export interface Course {
  readonly app: App;
  readonly resources: readonly CfnResource[];
  /** Times a part of what the contender does, and notes the peak of the memory until then. */
  time<T>(work: () => T): T;
  /** A plugin under the stopwatch. What it found is counted and kept from CDK, whose rendering is not in question. */
  timed(plugin: IPolicyValidationPlugin): IPolicyValidationPlugin;
  judging(work: () => PolicyValidationPluginReport): PolicyValidationPluginReport;
}

/** Puts a contender behind the app; what it answers is called once the app is synthesized, to count the checks. */
export type Enter = (course: Course) => () => Checks | undefined;

/**
 * Synthesizes the app with one contender, in a process of its own so that none warms up the code or the heap of
 * another, and prints the measurement. Takes the number of resources and a folder to work in.
 */
export function contest(enter: Enter): void {
  const [size = '50', folder = '.cache/bench/rules'] = process.argv.slice(2);
  const outdir = join(folder, `cdk.out-${process.pid}`);
  mkdirSync(outdir, { recursive: true });
  try {
    process.stdout.write(JSON.stringify(measure(enter, Number(size), outdir)));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function measure(enter: Enter, size: number, outdir: string): Measurement {
  const app = appUnderFlags(outdir);
  addSystems(app, size);
  const resources = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  if (resources.length !== size) throw new Error(`made ${resources.length} resources, not ${size}`);
  let waited = 0;
  let cpu = 0;
  let findings = 0;
  let mebibytes: number | undefined;
  const time = <T>(work: () => T): T => {
    const start = clocks();
    const result = work();
    const end = clocks();
    waited += end.waited - start.waited;
    cpu += end.cpu - start.cpu;
    mebibytes = peak();
    return result;
  };
  const judging = (work: () => PolicyValidationPluginReport): PolicyValidationPluginReport => {
    const { violations } = time(work);
    findings += violations.reduce((sum, { violatingResources }) => sum + violatingResources.length, 0);
    return { success: true, violations: [] };
  };
  const timed = (plugin: IPolicyValidationPlugin): IPolicyValidationPlugin => ({
    name: plugin.name,
    validate: (context: IPolicyValidationContext) => judging(() => plugin.validate(context)),
  });
  const entered = enter({ app, resources, time, timed, judging });
  app.synth();
  const synthesized = peak();
  const checks = entered();
  return { waited, cpu, mebibytes: mebibytes ?? synthesized, findings, ...(checks && { checks }) };
}

/** An app under the feature flags of cdk.json, which only the CDK CLI passes on. */
export function appUnderFlags(outdir: string): App {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };
  return new App({ outdir, context });
}

function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}
