import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const alarmActionsEnabled = defineRule({
  id: 'cloudwatch-alarm-actions-enabled',
  title: 'Actions of CloudWatch alarms are enabled',
  severity: 'high',
  stage: 'enforced',
  rationale: 'An alarm whose actions are switched off turns red and tells nobody.',
  remediation: 'Set actionsEnabled of the alarm to true, or leave it out',
  controls: {
    'aws-fsbp': ['CloudWatch.17'],
    'nist-800-53-r5': ['AU-6(1)', 'AU-6(5)', 'CA-7', 'SI-2', 'SI-4(12)'],
  },
  appliesTo: ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],
  reads: [],
  /** Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html */
  evaluate: property('ActionsEnabled', is(true), { absent: true }),
});
