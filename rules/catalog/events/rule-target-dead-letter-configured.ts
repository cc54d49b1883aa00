import { present } from '../../core/expectation';
import { each, property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const ruleTargetDeadLetterConfigured = defineRule({
  id: 'events-rule-target-dead-letter-configured',
  title: 'Targets of EventBridge rules keep the events that they could not take',
  severity: 'low',
  stage: 'trial',
  rationale: 'An event that no attempt delivers within a day is thrown away, and nobody hears of it.',
  remediation: 'Set deadLetterQueue of the target',
  controls: {},
  appliesTo: ['AWS::Events::Rule'],
  reads: [],
  /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
  evaluate: each('Targets', (target) => property(`${target}.DeadLetterConfig.Arn`, present)),
});
