import { noPublicAccess } from '../../core/policy-public';
import { defineRule } from '../../core/rule';

export const snsTopicPublicAccessDenied = defineRule({
  id: 'sns-topic-public-access-denied',
  title: 'No topic takes messages from everybody, or hands them out',
  severity: 'critical',
  stage: 'enforced',
  rationale: 'Strangers could read what a topic announces, or announce something themselves.',
  remediation:
    'Name the principals in topic.addToResourcePolicy(), or bind them by a condition such as aws:SourceArn',
  controls: { 'aws-fsbp': ['SNS.4'] },
  appliesTo: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  reads: [],
  evaluate: noPublicAccess('PolicyDocument'),
});
