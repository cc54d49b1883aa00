import { present } from '../../core/expectation';
import { type Predicate, property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { any, compliant, indeterminate } from '../../core/verdict';

const CONFIG = 'AWS::Lambda::EventInvokeConfig';

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
const onFailure: Predicate = (resource, context) => {
  const { found, complete } = context.related(CONFIG, 'FunctionName', resource);
  const judged = found.map((one) =>
    property('DestinationConfig.OnFailure.Destination', present)(one, context),
  );
  if (judged.some(([{ status }]) => status === 'compliant')) return compliant();
  const queue = property('DeadLetterConfig.TargetArn', present)(resource, context);
  return complete && judged.every(([{ status }]) => status === 'violation')
    ? queue
    : indeterminate(
        'DeadLetterConfig',
        'DeadLetterConfig is absent, and a destination may be configured elsewhere',
      );
};

export const functionDeadLetterConfigured = defineRule({
  id: 'lambda-function-dead-letter-configured',
  title: 'Lambda functions keep the events that they failed on',
  severity: 'low',
  stage: 'trial',
  rationale: 'An asynchronous event is thrown away after the last attempt, and with it what it asked for.',
  remediation: 'Set deadLetterQueue, or onFailure, of the function',
  controls: {},
  appliesTo: ['AWS::Lambda::Function'],
  reads: [CONFIG],
  evaluate: (resource, context) =>
    any([property('DeadLetterConfig.TargetArn', present)(resource, context), onFailure(resource, context)]),
});
