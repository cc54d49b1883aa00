import { noPublicAccess } from '../../core/policy-public';
import { defineRule } from '../../core/rule';

export const sqsQueuePublicAccessDenied = defineRule({
  id: 'sqs-queue-public-access-denied',
  title: 'No queue takes messages from everybody, or hands them out',
  severity: 'critical',
  stage: 'enforced',
  rationale: 'Strangers could read the messages, delete them, or feed the workers behind the queue.',
  remediation:
    'Name the principals in queue.addToResourcePolicy(), or bind them by a condition such as aws:SourceArn',
  controls: { 'aws-fsbp': ['SQS.3'] },
  appliesTo: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  reads: [],
  evaluate: noPublicAccess('PolicyDocument'),
});
