import path from 'node:path';
import type { SyntheticsStep } from '../synthetics-report';
import type { Attempt, LocalRun } from './run';

/** Runs as people read them. */
export function reportText(runs: readonly LocalRun[]): string {
  return runs.map(textOf).join('\n');
}

function textOf({ canary, status, reason, folder, milliseconds, report, attempts }: LocalRun): string {
  const tries = attempts.length > 1 ? `, attempt ${attempts.length} (before: ${before(attempts)})` : '';
  const steps = report?.customerScript.steps ?? [];
  const width = Math.max(0, ...steps.map(({ stepName }) => stepName.length));
  const lines = steps.flatMap((step) => [
    `  ${step.status}  ${step.stepName.padEnd(width)}  ${String(lasted(step)).padStart(6)} ms`,
    ...(step.failureReason === null ? [] : indented(step.failureReason, 10)),
  ]);
  // The reason of a run whose steps failed repeats theirs.
  const told = steps.some(({ failureReason }) => failureReason !== null && reason?.includes(failureReason));
  return [
    `${status}  ${canary}  ${milliseconds} ms${tries}`,
    ...lines,
    ...(reason === undefined || (told && !reason.startsWith('the run was')) ? [] : indented(reason, 2)),
    ...(folder === undefined ? [] : [`  left in ${path.relative(process.cwd(), folder) || '.'}`]),
    '',
  ].join('\n');
}

function before(attempts: readonly Attempt[]): string {
  return attempts
    .slice(0, -1)
    .map(({ status, folder }) => `${status} in ${path.relative(process.cwd(), folder ?? '') || '.'}`)
    .join(', ');
}

function indented(text: string, by: number): readonly string[] {
  return text.split('\n').map((line) => `${' '.repeat(by)}${line}`);
}

/** Runs as programs read them. */
export function reportJson(runs: readonly LocalRun[]): string {
  return `${JSON.stringify(runs, null, 2)}\n`;
}

/** Runs as most CI systems read them: a suite for each, a case for each step; the last attempt counts. */
export function reportJunit(runs: readonly LocalRun[]): string {
  const suites = runs.map((run) => {
    const cases = casesOf(run);
    const count = (what: string): number => cases.filter((one) => one.includes(`<${what}`)).length;
    return [
      `  <testsuite name="${escaped(run.canary)}" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${seconds(run.milliseconds)}"${stamp(run)}>`,
      ...cases.map((one) => `    ${one}`),
      '  </testsuite>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

function casesOf(run: LocalRun): readonly string[] {
  const steps = run.report?.customerScript.steps ?? [];
  const cases = steps.map((step) => {
    const open = `<testcase classname="${escaped(run.canary)}" name="${escaped(step.stepName)}" time="${seconds(lasted(step))}"`;
    if (step.status === 'PASSED') return `${open}/>`;
    return `${open}>${problem(run.status === 'ERROR' ? 'error' : 'failure', step.failureReason ?? '')}</testcase>`;
  });
  const untold = run.status !== 'PASSED' && steps.every(({ status }) => status === 'PASSED');
  if (!untold && steps.length > 0) return cases;
  const open = `<testcase classname="${escaped(run.canary)}" name="the run" time="${seconds(run.milliseconds)}"`;
  const kind = run.status === 'SKIPPED' ? 'skipped' : run.status === 'ERROR' ? 'error' : 'failure';
  return [
    ...cases,
    run.status === 'PASSED' ? `${open}/>` : `${open}>${problem(kind, run.reason ?? '')}</testcase>`,
  ];
}

function problem(kind: 'failure' | 'error' | 'skipped', reason: string): string {
  const message = escaped(reason.split('\n')[0] ?? '');
  return kind === 'skipped'
    ? `<skipped message="${message}"/>`
    : `<${kind} message="${message}">${escaped(reason)}</${kind}>`;
}

function stamp({ report }: LocalRun): string {
  return report === undefined ? '' : ` timestamp="${report.startTime.replace(/\.\d+Z$/, '')}"`;
}

function lasted({ startTime, endTime }: Pick<SyntheticsStep, 'startTime' | 'endTime'>): number {
  return Date.parse(endTime) - Date.parse(startTime);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** What XML 1.0 cannot hold at all is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
