import { defineRule } from '../../core/rule';
import { notAttached } from '../shared/attached-policy';
import { IDENTITIES } from '../shared/identity-policy';

export const iamIdentityCloudshellFullAccessAbsent = defineRule({
  id: 'iam-identity-cloudshell-full-access-absent',
  title: 'No identity has the policy AWSCloudShellFullAccess',
  severity: 'medium',
  stage: 'trial',
  rationale: 'CloudShell can upload and download files, past whatever else watches over data that leaves.',
  remediation: 'Remove AWSCloudShellFullAccess from managedPolicies',
  controls: { 'aws-fsbp': ['IAM.27'] },
  appliesTo: IDENTITIES,
  reads: [],
  evaluate: notAttached(['AWSCloudShellFullAccess']),
});
