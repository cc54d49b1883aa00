import { present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { any, compliant, indeterminate, statusOf } from '../../core/verdict';

/** What sends elsewhere what it cannot deliver. */
const SENDERS = [
  ['AWS::SQS::Queue', 'RedrivePolicy.deadLetterTargetArn'],
  ['AWS::SNS::Subscription', 'RedrivePolicy.deadLetterTargetArn'],
  ['AWS::Events::Rule', 'Targets[].DeadLetterConfig.Arn'],
  ['AWS::Lambda::Function', 'DeadLetterConfig.TargetArn'],
  ['AWS::Lambda::EventInvokeConfig', 'DestinationConfig.OnFailure.Destination'],
  ['AWS::Lambda::EventSourceMapping', 'DestinationConfig.OnFailure.Destination'],
  ['AWS::Scheduler::Schedule', 'Target.DeadLetterConfig.Arn'],
] as const;

/** A queue that says whose failures it takes is a dead-letter queue: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html */
const receives = property('RedriveAllowPolicy', present);
const redriven = property('RedrivePolicy', present);

export const sqsQueueDeadLetterConfigured = defineRule({
  id: 'sqs-queue-dead-letter-configured',
  title: 'What a queue cannot deliver goes to another queue',
  severity: 'low',
  stage: 'trial',
  rationale:
    'A message that fails again and again blocks the others, and is dropped in the end without anybody knowing.',
  remediation: 'Set deadLetterQueue of the Queue',
  controls: {},
  appliesTo: ['AWS::SQS::Queue'],
  reads: [
    'AWS::Events::Rule',
    'AWS::Lambda::EventInvokeConfig',
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::Function',
    'AWS::SNS::Subscription',
    'AWS::SQS::Queue',
    'AWS::Scheduler::Schedule',
  ],
  evaluate: (queue, context) => {
    const judged = any([receives(queue, context), redriven(queue, context)]);
    if (statusOf(judged) !== 'violation') return judged;
    const senders = SENDERS.map(([type, property]) => context.related(type, property, queue));
    if (senders.some(({ found }) => found.length > 0)) return compliant();
    return senders.every(({ complete }) => complete)
      ? judged
      : indeterminate(
          'RedrivePolicy',
          'RedrivePolicy is absent, and whether it is the dead-letter queue of another is not known',
        );
  },
});
