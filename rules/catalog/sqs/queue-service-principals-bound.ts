import { defineRule } from '../../core/rule';
import { noUnboundService } from '../shared/service-principals';

export const sqsQueueServicePrincipalsBound = defineRule({
  id: 'sqs-queue-service-principals-bound',
  title: 'The policy of a queue says for whom a service may send to it',
  severity: 'medium',
  stage: 'trial',
  rationale: 'A service that sends for whoever asks it to can be made to send by another account.',
  remediation:
    'Add a condition on aws:SourceArn or aws:SourceAccount to each statement for a ServicePrincipal in queue.addToResourcePolicy()',
  controls: {},
  appliesTo: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  reads: [],
  evaluate: noUnboundService('PolicyDocument'),
});
