import { allows, everybody, type Statement, statements, unknownDocument } from '../../core/policy';
import { restrictedBy } from '../../core/policy-condition';
import { defineRule } from '../../core/rule';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';

/** What says whose request it is, or where from: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const KEYS = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:SourceVpc',
  'aws:SourceVpce',
];

function judge(statement: Statement): Verdicts {
  const answers = [allows(statement), everybody(statement)];
  if (answers.includes(false)) return compliant();
  const restricted = restrictedBy(statement, KEYS);
  if (restricted === true) return compliant();
  const says = `${statement.path} allows everybody without a condition on who that is`;
  return [...answers, restricted].includes('unknown')
    ? indeterminate(statement.path, `it is not known before deployment whether ${says}`)
    : violation(statement.path, `${says}, expected named principals`);
}

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
  appliesTo: ['AWS::ECR::Repository', 'AWS::ECR::RegistryPolicy'],
  reads: [],
  evaluate: (resource, context) => {
    const path = resource.type === 'AWS::ECR::Repository' ? 'RepositoryPolicyText' : 'PolicyText';
    const found = statements(resource, path, context);
    return found ? all([compliant(), ...found.map(judge)]) : unknownDocument(resource, path, context);
  },
});
