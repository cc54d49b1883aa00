import { isAbsolute, relative, resolve } from 'node:path';
import { z } from 'zod';
import { GuardrailsError } from '../../core/errors';
import { SEVERITIES } from '../../core/rule';
import type { Entry, RuleEntry } from '../../reporters/entry';
import type { ToolEntries } from '../../reporters/sarif';
import { sortEntries } from '../../reporters/summary';
import { readJson } from '../../sources/parse';

const violation = z.looseObject({
  ruleName: z.string(),
  description: z.string(),
  suggestedFix: z.string().optional(),
  severity: z.string(),
  ruleMetadata: z.record(z.string(), z.unknown()).optional(),
  violatingConstructs: z
    .array(
      z.looseObject({
        constructPath: z.string().optional(),
        constructFqn: z.string().optional(),
        cloudFormationResource: z
          .looseObject({
            templatePath: z.string(),
            logicalId: z.string(),
            propertyPaths: z.array(z.string()).optional(),
          })
          .optional(),
        stackTraces: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  reason: z.string().optional(),
});

/** What CDK writes, as far as it is used: @aws-cdk/cloud-assembly-schema, validation-report.schema.json */
const report = z.looseObject({
  pluginReports: z.array(
    z.looseObject({
      pluginName: z.string(),
      pluginVersion: z.string().optional(),
      conclusion: z.enum(['success', 'failure']),
      violations: z.array(violation),
      suppressedViolations: z.array(violation).default([]),
    }),
  ),
});

type Violation = z.infer<typeof violation>;

export interface ValidationReport {
  readonly tools: readonly ToolEntries[];
  /** The plugins that refused the synthesis. */
  readonly refused: readonly string[];
}

/** Reads the validation report of a synthesis; paths in it become relative to the working directory. */
export function readValidationReport(file: string): ValidationReport {
  const parsed = report.safeParse(readJson(file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new GuardrailsError(
      'NOT_A_VALIDATION_REPORT',
      `${file} is no validation report of CDK: ${issue?.path.join('.') || 'it'}: ${issue?.message}; give the validation-report.json of a cdk.out directory`,
    );
  }
  const { pluginReports } = parsed.data;
  const directory = resolve(file, '..');
  return {
    tools: pluginReports.map(({ pluginName, pluginVersion, violations, suppressedViolations }) => ({
      tool: { name: pluginName, ...(pluginVersion === undefined ? {} : { version: pluginVersion }) },
      rules: [],
      entries: sortEntries([
        ...violations.flatMap((one) => entriesOf(one, directory, undefined)),
        ...suppressedViolations.flatMap((one) => entriesOf(one, directory, one.reason ?? 'no reason given')),
      ]),
    })),
    refused: pluginReports.flatMap(({ pluginName, conclusion }) =>
      conclusion === 'failure' ? [pluginName] : [],
    ),
  };
}

/** The line that our plugins add so that the CDK CLI names them. */
const NOT_A_FINDING = 'guardrails-judged';

/** One entry for each construct. A rule's name may end in the finding, in brackets, as cdk-nag's and ours do. */
function entriesOf(one: Violation, directory: string, excuse: string | undefined): readonly Entry[] {
  if (one.ruleName === NOT_A_FINDING) return [];
  const [, id = one.ruleName, bracketed = ''] = /^([^[]+)(?:\[(.*)\])?$/.exec(one.ruleName) ?? [];
  const constructs = one.violatingConstructs.length > 0 ? one.violatingConstructs : [{}];
  return constructs.map((construct): Entry => {
    const { constructPath, constructFqn, cloudFormationResource, stackTraces } = construct;
    const template =
      cloudFormationResource &&
      relative(process.cwd(), resolve(directory, cloudFormationResource.templatePath));
    const written = placeIn(stackTraces ?? []);
    const [path = ''] = cloudFormationResource?.propertyPaths ?? [];
    return {
      rule: ruleOf(id, one),
      status: excuse === undefined ? statusOf(one) : 'excepted',
      level: levelOf(one.severity),
      resource: constructPath ?? cloudFormationResource?.logicalId ?? 'the whole app',
      type: constructFqn,
      property: bracketed || path.replace(/^Properties\.?/, ''),
      message: one.description,
      file: written?.file ?? template,
      line: written?.line,
      excuse,
    };
  });
}

function ruleOf(id: string, { suggestedFix, ruleMetadata = {} }: Violation): RuleEntry {
  const severity = SEVERITIES.find((name) => name === ruleMetadata['severity']);
  const { title } = ruleMetadata;
  return {
    id,
    ...(typeof title === 'string' ? { title } : {}),
    ...(severity === undefined ? {} : { severity }),
    ...(suggestedFix === undefined ? {} : { remediation: suggestedFix }),
  };
}

function statusOf({ ruleMetadata = {} }: Violation): Entry['status'] {
  return ruleMetadata['status'] === 'indeterminate' ? 'indeterminate' : 'violation';
}

function levelOf(severity: string): Entry['level'] {
  if (severity === 'fatal' || severity === 'error') return 'error';
  return severity === 'info' ? 'note' : 'warning';
}

/** Where the app made the construct: the first frame of a trace that is a file of the app's own. */
function placeIn(traces: readonly string[]): { readonly file: string; readonly line: number } | undefined {
  for (const frame of traces.flatMap((trace) => trace.split('\n'))) {
    const [, path, line] = /\(?([^()\s]+):(\d+):\d+\)?$/.exec(frame) ?? [];
    if (path === undefined || !isAbsolute(path) || path.includes('node_modules')) continue;
    const file = relative(process.cwd(), path);
    if (!file.startsWith('..')) return { file, line: Number(line) };
  }
  return undefined;
}
