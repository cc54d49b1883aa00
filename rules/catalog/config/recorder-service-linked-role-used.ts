import { mayBeAnything } from '../../core/policy-pattern';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved, type Truth, type Value } from '../../core/value';

/** https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles.html */
const ROLE = /:role\/aws-service-role\/config\.amazonaws\.com\/./;

function isServiceLinked(arn: Value): Truth {
  if (!isUnresolved(arn)) return typeof arn === 'string' && ROLE.test(arn);
  const text = arn.parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
  if (ROLE.test(text)) return true;
  return arn.parts.some(mayBeAnything) ? 'unknown' : false;
}

export const recorderServiceLinkedRoleUsed = defineRule({
  id: 'config-recorder-service-linked-role-used',
  title: 'AWS Config records with its service-linked role',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'A role of your own is soon missing a permission for a type that AWS adds: resources of it are then not recorded, and nobody hears of it.',
  remediation:
    'Set roleArn to arn:aws:iam::<account>:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  controls: {
    'aws-fsbp': ['Config.1'],
    'nist-800-53-r5': ['CM-3', 'CM-6(1)', 'CM-8', 'CM-8(2)'],
  },
  appliesTo: ['AWS::Config::ConfigurationRecorder'],
  reads: [],
  evaluate: property('RoleARN', {
    expected: 'the role AWSServiceRoleForConfig of config.amazonaws.com',
    test: isServiceLinked,
  }),
});
