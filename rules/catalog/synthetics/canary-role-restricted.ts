import { allows, everyAction, type Statement, statements } from '../../core/policy';
import { allOf, anyOf } from '../../core/policy-pattern';
import { elements } from '../../core/property';
import { nameOf, type Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isList, isUnresolved, show, type Truth, type Value } from '../../core/value';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';

const ROLE = 'AWS::IAM::Role';
const MANAGED = 'AWS::IAM::ManagedPolicy';
const ATTACHED: readonly (readonly [type: string, by: string])[] = [
  ['AWS::IAM::Policy', 'Roles[]'],
  [MANAGED, 'Roles[]'],
  ['AWS::IAM::RolePolicy', 'RoleName'],
];
const EXPECTED = 'expected the actions that the script needs';

/** Policies of AWS that allow every action of a service, or of all: their names say so. */
const WIDE = /::aws:policy\/(.*\/)?(AdministratorAccess|PowerUserAccess|\w+FullAccess)$/;

function isWide(statement: Statement): Truth {
  return allOf([allows(statement), everyAction(statement)]);
}

function judge(owner: Resource, path: string, context: Context): Verdicts {
  const found = statements(owner, path, context);
  const wide: Truth = found ? anyOf(found.map(isWide)) : 'unknown';
  if (wide === false) return compliant();
  const says = `ExecutionRoleArn has ${path} of ${nameOf(owner)}, which`;
  return wide === true
    ? violation('ExecutionRoleArn', `${says} allows every action of a service, ${EXPECTED}`)
    : indeterminate('ExecutionRoleArn', `${says} may allow every action of a service, ${EXPECTED}`);
}

function judgeManaged(arn: Value, context: Context): Verdicts {
  const { found } = context.referenced(MANAGED, arn);
  if (found.length > 0) return all(found.map((policy) => judge(policy, 'PolicyDocument', context)));
  const end = isUnresolved(arn) ? arn.parts.at(-1) : arn;
  const says = `ExecutionRoleArn has the policy ${show(arn)}`;
  if (typeof end === 'string' && WIDE.test(end)) return violation('ExecutionRoleArn', `${says}, ${EXPECTED}`);
  const isOfAws = typeof end === 'string' && /::aws:policy\//.test(end);
  return isOfAws ? compliant() : indeterminate('ExecutionRoleArn', `${says}, which is not in sight`);
}

function judgeRole(role: Resource, context: Context): Verdicts {
  const inline = elements(role, 'Policies', context) ?? ['Policies'];
  const arns = context.read(role, 'ManagedPolicyArns') ?? [];
  const attached = ATTACHED.map(([type, by]) => context.related(type, by, role));
  const unseen = attached.every(({ complete }) => complete)
    ? compliant()
    : indeterminate('ExecutionRoleArn', `ExecutionRoleArn is ${nameOf(role)}, which may have other policies`);
  return all([
    unseen,
    ...(isList(arns) ? arns : [arns]).map((arn) => judgeManaged(arn, context)),
    ...inline.map((path) => judge(role, `${path}.PolicyDocument`, context)),
    ...attached.flatMap(({ found }) => found).map((policy) => judge(policy, 'PolicyDocument', context)),
  ]);
}

export const canaryRoleRestricted = defineRule({
  id: 'synthetics-canary-role-restricted',
  title: 'Roles of canaries allow no service as a whole',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'A canary runs a browser on pages that others write: what takes the browser over has every permission of its role.',
  remediation:
    'Set role of the canary to one that may put objects under its prefix, its metrics and its logs, and nothing else',
  controls: {},
  appliesTo: ['AWS::Synthetics::Canary'],
  reads: [ROLE, MANAGED, 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'],
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_CanaryPermissions.html */
  evaluate: (canary, context) => {
    const role = context.read(canary, 'ExecutionRoleArn');
    const { found } = context.referenced(ROLE, role ?? null);
    return found.length > 0
      ? all(found.map((one) => judgeRole(one, context)))
      : indeterminate('ExecutionRoleArn', `ExecutionRoleArn is ${show(role)}, a role that is not in sight`);
  },
});
