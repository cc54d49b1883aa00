import { oneOf, present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { all } from '../../core/verdict';

export const stateMachineLoggingEnabled = defineRule({
  id: 'stepfunctions-state-machine-logging-enabled',
  title: 'Step Functions state machines log what they do',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Without its log nobody can say why an execution went wrong; of an express one nothing else is left.',
  remediation: 'Set logs: { destination: logGroup, level: LogLevel.ALL } of the state machine',
  controls: { 'aws-fsbp': ['StepFunctions.1'] },
  appliesTo: ['AWS::StepFunctions::StateMachine'],
  reads: [],
  parameters: {
    levels: {
      type: 'strings',
      default: ['ALL', 'ERROR', 'FATAL'],
      description: 'the levels that are enough, of ALL, ERROR and FATAL',
    },
  },
  /** Default: https://docs.aws.amazon.com/step-functions/latest/dg/cloudwatch-log-level.html */
  evaluate: (machine, context, { levels }) =>
    all([
      property('LoggingConfiguration.Level', oneOf(...levels), { absent: 'OFF' })(machine, context),
      property('LoggingConfiguration.Destinations', present)(machine, context),
    ]),
});
