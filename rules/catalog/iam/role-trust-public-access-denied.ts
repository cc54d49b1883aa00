import { noPublicAccess } from '../../core/policy-public';
import { defineRule } from '../../core/rule';

export const iamRoleTrustPublicAccessDenied = defineRule({
  id: 'iam-role-trust-public-access-denied',
  title: 'No role may be assumed by everybody',
  severity: 'critical',
  stage: 'enforced',
  rationale: 'Any account of AWS could take the role, and with it all that the role may do.',
  remediation:
    'Name the principals in assumedBy of the Role, or bind them by a condition such as aws:PrincipalOrgID',
  controls: {},
  appliesTo: ['AWS::IAM::Role'],
  reads: [],
  evaluate: noPublicAccess('AssumeRolePolicyDocument'),
});
