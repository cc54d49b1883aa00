import { type App, type PolicyValidationPluginReport, type PolicyViolation, Stack } from 'aws-cdk-lib';
import { GuardrailsError, messageOf } from '../../core/errors';

/**
 * A line without a construct, which the CDK CLI keeps whatever stacks are selected. It drops every violation of the
 * others, those inside a Stage too, and with the last one the failure itself. It also makes CDK name in its report a
 * plugin that found nothing.
 */
export function judgedLine(description: string): PolicyViolation {
  return { ruleName: 'guardrails-judged', description, severity: 'info', violatingResources: [] };
}

/**
 * The report of a plugin that could not judge: CDK lets one that throws pass. It is said aloud as well, because CDK
 * prints a violation only of a stack that was selected. `fatal` is the severity that nobody can acknowledge away.
 */
export function failure(app: App, thrown: unknown): PolicyValidationPluginReport {
  const code = thrown instanceof GuardrailsError ? thrown.code : 'UNEXPECTED';
  const description = `${code}: ${messageOf(thrown)}`;
  process.stderr.write(`Guardrails could not judge, so this is refused: ${description}\n`);
  return { success: false, violations: [judgedLine('could not judge'), couldNotJudge(app, description)] };
}

export function couldNotJudge(app: App, description: string): PolicyViolation {
  const stack = app.node.findAll().find((construct) => Stack.isStack(construct)) ?? app;
  return {
    ruleName: 'guardrails-could-not-judge',
    description,
    fix: 'Mend what the message names; until then nothing counts as judged',
    severity: 'fatal',
    violatingResources: [{ constructPath: stack.node.path, locations: [] }],
  };
}
