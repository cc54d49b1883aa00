import type { Outcome } from '../exceptions/except';
import { counts, type Summary } from './summary';

/** The report for programs: one object, the same for the same input. */
export function jsonReport(summary: Summary, outcomes: readonly Outcome[]): string {
  const { tool, inputs, resources, judged, rules } = summary;
  const { violation, indeterminate, excepted } = counts(outcomes);
  const report = {
    tool,
    inputs,
    summary: {
      resources,
      judged,
      rules: rules.length,
      violations: violation,
      indeterminate,
      excepted,
    },
    findings: outcomes.map(finding),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function finding(outcome: Outcome): object {
  const { rule, status, origin, path, message } = outcome;
  const { type, id, file, line, ...rest } = origin;
  return {
    rule: rule.id,
    status,
    severity: rule.severity,
    resource: { type, id, ...rest },
    property: path,
    message,
    remediation: rule.remediation,
    controls: rule.controls,
    file,
    ...(line === undefined ? {} : { line }),
    ...(outcome.status === 'excepted' ? { exception: outcome.exception } : {}),
  };
}
