import { type App, type PolicyValidationPluginReport, Stack } from 'aws-cdk-lib';
import { GuardrailsError, messageOf } from '../../core/errors';

/**
 * The report of a plugin that could not judge. CDK lets a plugin that throws pass, and prints nothing for a violation
 * without a construct, so this one names a stack; `fatal` is the one severity that nobody can acknowledge away.
 */
export function failure(app: App, thrown: unknown): PolicyValidationPluginReport {
  const stack = app.node.findAll().find((construct) => Stack.isStack(construct)) ?? app;
  const code = thrown instanceof GuardrailsError ? thrown.code : 'UNEXPECTED';
  return {
    success: false,
    violations: [
      {
        ruleName: 'guardrails-could-not-judge',
        description: `${code}: ${messageOf(thrown)}`,
        fix: 'Mend what the message names; until then nothing counts as judged',
        severity: 'fatal',
        violatingResources: [{ constructPath: stack.node.path, locations: [] }],
      },
    ],
  };
}
