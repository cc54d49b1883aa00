import { allows, everyAction } from '../../core/policy';
import { allOf } from '../../core/policy-pattern';
import { defineRule } from '../../core/rule';
import { IDENTITIES, IDENTITY_POLICIES, noPermission } from '../shared/identity-policy';

// https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-no-statements-with-full-access.html

export const iamPolicyServiceWildcardsDenied = defineRule({
  id: 'iam-policy-service-wildcards-denied',
  title: 'No policy allows every action of a service',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'Among all actions of a service are those that nobody meant: to delete, to share, to change who may do what; and new ones join by themselves.',
  remediation: 'Name the actions in each PolicyStatement, or use the grant methods of the resources',
  controls: {
    'aws-fsbp': ['IAM.21'],
    'nist-800-53-r5': [
      'AC-2',
      'AC-2(1)',
      'AC-3',
      'AC-3(7)',
      'AC-3(15)',
      'AC-5',
      'AC-6',
      'AC-6(2)',
      'AC-6(3)',
      'AC-6(10)',
    ],
  },
  appliesTo: IDENTITY_POLICIES,
  reads: IDENTITIES,
  evaluate: noPermission(
    (statement) => allOf([allows(statement), everyAction(statement)]),
    'the actions that are needed',
  ),
});
