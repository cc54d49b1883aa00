import type { Expectation } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';

/** A dynamic reference or a parameter that is kept secret shows nothing: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html */
const hidden: Expectation = {
  expected: 'a dynamic reference',
  test: (value) => {
    if (!isUnresolved(value)) return value === '';
    return value.parts.length === 1 && /kept secret|dynamic reference/.test(value.why) ? true : 'unknown';
  },
};

export const iamUserPasswordNotInTemplate = defineRule({
  id: 'iam-user-password-not-in-template',
  title: 'No template holds the password of a user',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'A template is kept in repositories, logs and the console of CloudFormation, where everybody who may look reads the password.',
  remediation: 'Remove password of the User, or give it SecretValue.secretsManager()',
  controls: {},
  appliesTo: ['AWS::IAM::User'],
  reads: [],
  evaluate: property('LoginProfile.Password', hidden, { absent: '' }),
});
