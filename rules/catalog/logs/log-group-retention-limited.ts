import { noneOf, present } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

/** The retention of the class for deliveries cannot be set: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html */
const keepsLogs = property('LogGroupClass', noneOf('DELIVERY'), { absent: 'STANDARD' });

export const logGroupRetentionLimited = defineRule({
  id: 'logs-log-group-retention-limited',
  title: 'Log groups do not keep logs for ever',
  severity: 'low',
  stage: 'trial',
  rationale:
    'Logs that never expire cost more every month, and keep what they hold of people longer than it may be kept.',
  remediation: 'Set retention of the log group',
  controls: {},
  appliesTo: ['AWS::Logs::LogGroup'],
  reads: [],
  evaluate: when(keepsLogs, property('RetentionInDays', present)),
});
