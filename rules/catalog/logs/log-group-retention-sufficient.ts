import { atLeast } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const logGroupRetentionSufficient = defineRule({
  id: 'logs-log-group-retention-sufficient',
  title: 'Log groups keep logs for as long as an investigation needs them',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A break-in is often found months after it happened: what was logged then is all that tells how far it went.',
  remediation: 'Set retention of the log group to RetentionDays.ONE_YEAR or longer',
  controls: {
    'aws-fsbp': ['CloudWatch.16'],
    'nist-800-53-r5': ['AU-6(3)', 'AU-6(4)', 'AU-10', 'AU-11', 'CA-7', 'SI-12'],
  },
  appliesTo: ['AWS::Logs::LogGroup'],
  reads: [],
  parameters: {
    days: { type: 'number', default: 365, minimum: 1, maximum: 3653, description: 'how many days at least' },
  },
  /** Without a retention logs never expire: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html */
  evaluate: (group, context, { days }) =>
    property('RetentionInDays', atLeast(days), { absent: Number.MAX_SAFE_INTEGER })(group, context),
});
