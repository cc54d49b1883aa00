import { noPublicAccess } from '../../core/policy-public';
import { defineRule } from '../../core/rule';

const REPOSITORY = 'AWS::ECR::Repository';

export const repositoryPolicyRestricted = defineRule({
  id: 'ecr-repository-policy-restricted',
  title: 'Policies of repositories and registries of images name who they allow',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'A policy for everybody hands the images, with what was built into them, to every account of AWS, and with a right to push also what the next deployment runs.',
  remediation:
    'Replace the principal * by accounts or roles: repository.grantPull(role), or add a condition on aws:PrincipalOrgID',
  controls: {},
  appliesTo: [REPOSITORY, 'AWS::ECR::RegistryPolicy'],
  reads: [],
  evaluate: (resource, context) =>
    noPublicAccess(resource.type === REPOSITORY ? 'RepositoryPolicyText' : 'PolicyText')(resource, context),
});
