import { defineRule } from '../../core/rule';
import { notAttached } from '../shared/attached-policy';
import { IDENTITIES } from '../shared/identity-policy';

export const iamIdentityAdministratorPoliciesAbsent = defineRule({
  id: 'iam-identity-administrator-policies-absent',
  title: 'No identity has one of the policies of AWS that make it an administrator',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'With IAMFullAccess or PowerUserAccess it takes one more step than with AdministratorAccess to own the account; one stolen session is enough.',
  remediation:
    'Replace ManagedPolicy.fromAwsManagedPolicyName() in managedPolicies by statements that name what is needed',
  controls: {},
  appliesTo: IDENTITIES,
  reads: [],
  evaluate: notAttached(['AdministratorAccess', 'IAMFullAccess', 'PowerUserAccess']),
});
