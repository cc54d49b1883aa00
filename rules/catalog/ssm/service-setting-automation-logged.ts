import { is } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { settingNamed } from '../shared/service-setting';

export const serviceSettingAutomationLogged = defineRule({
  id: 'ssm-service-setting-automation-logged',
  title: 'Systems Manager logs what the scripts of automations print',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'What an automation did to the machines of the account is only in the output of its scripts.',
  remediation: 'Set settingValue of /ssm/automation/customer-script-log-destination to "CloudWatch"',
  controls: { 'aws-fsbp': ['SSM.6'] },
  appliesTo: ['AWS::SSM::ServiceSetting'],
  reads: [],
  /** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-logging.html */
  evaluate: when(
    settingNamed('/ssm/automation/customer-script-log-destination'),
    property('SettingValue', is('CloudWatch')),
  ),
});
