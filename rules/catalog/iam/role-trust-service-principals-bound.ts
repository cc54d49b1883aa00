import { opposite } from '../../core/expectation';
import { noStatement } from '../../core/policy-judge';
import { allOf } from '../../core/policy-pattern';
import { defineRule } from '../../core/rule';
import { allowsService, isBound } from '../shared/service-principals';

/**
 * Services that say for whom they assume a role, as their own pages document; to those that do not (EC2, Lambda),
 * such a condition would shut the role: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html,
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html,
 * https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html,
 * https://docs.aws.amazon.com/bedrock/latest/userguide/cross-service-confused-deputy-prevention.html,
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html and
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
const SAY_FOR_WHOM = [
  'bedrock.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'scheduler.amazonaws.com',
  'ssm.amazonaws.com',
  'states.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
];

export const iamRoleTrustServicePrincipalsBound = defineRule({
  id: 'iam-role-trust-service-principals-bound',
  title: 'A role says for whom a service may assume it',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'A service that assumes the role for whoever asks it to can be asked by another account to act with its rights.',
  remediation:
    'Add withConditions() on aws:SourceArn or aws:SourceAccount to the ServicePrincipal in assumedBy of the Role',
  controls: {},
  appliesTo: ['AWS::IAM::Role'],
  reads: [],
  evaluate: noStatement(
    'AssumeRolePolicyDocument',
    (statement) => allOf([allowsService(statement, SAY_FOR_WHOM), opposite(isBound(statement))]),
    'a condition on aws:SourceArn, aws:SourceAccount or aws:SourceOrgID',
  ),
});
