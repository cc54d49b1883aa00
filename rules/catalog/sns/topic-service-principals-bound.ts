import { defineRule } from '../../core/rule';
import { noUnboundService } from '../shared/service-principals';

export const snsTopicServicePrincipalsBound = defineRule({
  id: 'sns-topic-service-principals-bound',
  title: 'The policy of a topic says for whom a service may publish to it',
  severity: 'medium',
  stage: 'trial',
  rationale: 'A service that publishes for whoever asks it to can be made to publish by another account.',
  remediation:
    'Add a condition on aws:SourceArn or aws:SourceAccount to each statement for a ServicePrincipal in topic.addToResourcePolicy()',
  controls: {},
  appliesTo: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  reads: [],
  evaluate: noUnboundService('PolicyDocument'),
});
