import { is } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { settingNamed } from '../shared/service-setting';

export const serviceSettingPublicSharingBlocked = defineRule({
  id: 'ssm-service-setting-public-sharing-blocked',
  title: 'Systems Manager lets nobody share documents with everybody',
  severity: 'critical',
  stage: 'enforced',
  rationale: 'A document that is shared with everybody shows every account how this one runs its machines.',
  remediation: 'Set settingValue of /ssm/documents/console/public-sharing-permission to "Disable"',
  controls: { 'aws-fsbp': ['SSM.7'] },
  appliesTo: ['AWS::SSM::ServiceSetting'],
  reads: [],
  /** https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html#block-public-access */
  evaluate: when(
    settingNamed('/ssm/documents/console/public-sharing-permission'),
    property('SettingValue', is('Disable')),
  ),
});
