import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-accesskey.html

export const iamUserAccessKeyAbsent = defineRule({
  id: 'iam-user-access-key-absent',
  title: 'No user has access keys that last',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'A key that lasts is copied into files, logs and repositories, and works from everywhere until somebody takes it back.',
  remediation: 'Remove the AccessKey and let people and programs assume a Role',
  controls: {},
  appliesTo: ['AWS::IAM::AccessKey'],
  reads: [],
  evaluate: property('Status', is('Inactive'), { absent: 'Active' }),
});
