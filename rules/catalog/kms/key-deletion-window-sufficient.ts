import { atLeast } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

// 30 days where nothing is said: https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html

export const kmsKeyDeletionWindowSufficient = defineRule({
  id: 'kms-key-deletion-window-sufficient',
  title: 'A key waits long enough before it is deleted',
  severity: 'low',
  stage: 'trial',
  rationale: 'What a deleted key encrypted is lost; the days before it goes are the time to notice.',
  remediation: 'Set pendingWindow of the Key to Duration.days(30)',
  controls: {},
  parameters: {
    days: { type: 'number', default: 30, minimum: 7, maximum: 30, description: 'The fewest days to wait' },
  },
  appliesTo: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  reads: [],
  evaluate: (key, context, { days }) =>
    property('PendingWindowInDays', atLeast(days), { absent: 30 })(key, context),
});
