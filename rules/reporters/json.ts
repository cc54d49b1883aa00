import type { Outcome } from '../exceptions/except';
import type { Entry } from './entry';
import { counts, type Summary } from './summary';

/** The report for programs: one object, the same for the same input. */
export function jsonReport(
  summary: Summary,
  outcomes: readonly Outcome[],
  entries: readonly Entry[] = [],
): string {
  const { tool, inputs, resources, judged, rules } = summary;
  const { violation, warning, indeterminate, excepted } = counts(outcomes);
  const report = {
    tool,
    inputs,
    summary: {
      resources,
      judged,
      rules: rules.length,
      violations: violation,
      warnings: warning,
      indeterminate,
      excepted,
    },
    findings: outcomes.map((outcome, index) => finding(outcome, entries[index])),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function finding(outcome: Outcome, entry: Entry | undefined): object {
  const { rule, status, origin, path, message, scenario } = outcome;
  const { type, id, file, line, ...rest } = origin;
  const exactly = entry?.line ?? line;
  return {
    rule: rule.id,
    status,
    severity: rule.severity,
    stage: rule.stage,
    resource: { type, id, ...rest },
    property: path,
    message,
    ...(scenario === undefined ? {} : { scenario }),
    remediation: rule.remediation,
    controls: rule.controls,
    file,
    ...(exactly === undefined ? {} : { line: exactly }),
    ...(outcome.status === 'excepted' ? { exception: outcome.exception } : {}),
  };
}
