import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const stateMachineTracingEnabled = defineRule({
  id: 'stepfunctions-state-machine-tracing-enabled',
  title: 'Step Functions state machines are traced',
  severity: 'low',
  stage: 'trial',
  rationale:
    'Without a trace nobody can see which of the services that an execution calls was slow, or failed.',
  remediation: 'Set tracingEnabled of the state machine to true',
  controls: {},
  appliesTo: ['AWS::StepFunctions::StateMachine'],
  reads: [],
  /** Default: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TracingConfiguration.html */
  evaluate: property('TracingConfiguration.Enabled', is(true), { absent: false }),
});
