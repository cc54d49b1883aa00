import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SyntheticsReport, SyntheticsStep } from '../synthetics-report';
import type { Observed } from './host';
import { hideInHar, hideInText, type Redaction } from './redaction';
import type { StepDefaults } from './task';

interface Configuration {
  readonly step: StepDefaults;
  readonly report: Redaction;
}

/** What `synthetics.json` beside the handler says. */
export async function readConfiguration(directory: string): Promise<Configuration> {
  return JSON.parse(await readFile(path.join(directory, 'synthetics.json'), 'utf8')) as Configuration;
}

interface Run {
  readonly canary: string;
  readonly folder: string;
  readonly begin: Date;
  readonly status: 'PASSED' | 'FAILED' | 'ERROR' | 'SKIPPED';
  readonly reason: string | null;
  readonly retryAttempt: number;
  readonly observed: Observed;
  readonly redaction: Redaction;
}

/** Writes the report, the log and the HAR of a run, redacted. */
export async function writeArtifacts(run: Run): Promise<SyntheticsReport> {
  const { folder, begin, observed, redaction } = run;
  const report = reportOf(run);
  const { status } = report.customerScript;
  const result = `Canary ${run.status}${run.reason === null ? '' : `: ${run.reason}`}`;
  const lines = [...observed.lines, { at: report.endTime, level: 'INFO', text: result }];
  const log = lines.map(({ at, level, text }) => `${at} ${level}: ${hideInText(text, redaction)}\n`).join('');
  const har = harOf(observed.hars, redaction);
  const named = begin.toISOString().replaceAll(/[:.]/g, '-');
  await Promise.all([
    writeFile(path.join(folder, `SyntheticsReport-${status}.json`), `${JSON.stringify(report, null, 2)}\n`),
    writeFile(path.join(folder, `${named}-log.txt`), log),
    ...(har === undefined ? [] : [writeFile(path.join(folder, 'results.har'), `${JSON.stringify(har)}\n`)]),
  ]);
  return report;
}

function reportOf({
  canary,
  begin,
  status,
  reason,
  retryAttempt,
  observed,
  redaction,
}: Run): SyntheticsReport {
  const startTime = begin.toISOString();
  const endTime = new Date().toISOString();
  const hide = (text: string | null): string | null => (text === null ? null : hideInText(text, redaction));
  const error = status === 'ERROR';
  return {
    canaryName: canary,
    startTime,
    endTime,
    timeSpentInLaunchInMs: observed.launchMilliseconds,
    executionStatus: error ? 'FAILED' : status === 'SKIPPED' ? 'SKIPPED' : 'SUCCEEDED',
    executionError: error ? hide(reason) : null,
    retryAttempt,
    customerScript: {
      startTime,
      endTime,
      status: error ? 'FAILED' : status,
      failureReason: error ? null : hide(reason),
      requests: observed.requests ?? { failed: 0, _2xx: 0, _3xx: 0, _4xx: 0, _5xx: 0 },
      steps: observed.steps.map(
        (step): SyntheticsStep => ({
          ...step,
          failureReason: hide(step.failureReason),
          sourceUrl: hide(step.sourceUrl),
          destinationUrl: hide(step.destinationUrl),
          screenshots: step.screenshots.map(({ fileName, pageUrl, error }) => ({
            fileName,
            pageUrl: hide(pageUrl),
            error: hide(error),
          })),
        }),
      ),
    },
  };
}

interface Har {
  readonly log: Readonly<{ pages?: readonly unknown[]; entries: readonly unknown[] }>;
}

/** One HAR of those of all contexts; undefined where there was no browser. */
function harOf(texts: readonly string[], redaction: Redaction): unknown {
  const logs = texts.filter((text) => text !== '').map((text) => (JSON.parse(text) as Har).log);
  const [first] = logs;
  if (first === undefined) return undefined;
  const pages = logs.flatMap((log) => log.pages ?? []);
  return hideInHar({ log: { ...first, pages, entries: logs.flatMap(({ entries }) => entries) } }, redaction);
}
