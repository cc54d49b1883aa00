import { opposite } from '../../core/expectation';
import { allows, covers, coversAll, named, type Statement } from '../../core/policy';
import { restrictedBy } from '../../core/policy-condition';
import { allOf, anyOf } from '../../core/policy-pattern';
import { defineRule } from '../../core/rule';
import { type Truth, unresolved, type Value } from '../../core/value';
import { IDENTITIES, IDENTITY_POLICIES, noPermission } from '../shared/identity-policy';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html: only roles of the own account can be passed. */
const OWN_ROLES = unresolved(
  ['arn:aws:iam::', { target: 'AWS::AccountId', attribute: 'Ref' }, ':role/*'],
  'which is known once deployed',
);

function isForAllRoles(statement: Statement): Truth {
  const { values, negated } = named(statement, 'Resource');
  const all = coversAll(statement, 'Resource', 'arn:aws:iam::*:role/*');
  return negated
    ? all
    : anyOf([
        all,
        ...[OWN_ROLES, ...values.flatMap(rolesOf)].map((roles) => covers(statement, 'Resource', roles)),
      ]);
}

/** The roles of the account that an ARN names. */
function rolesOf(value: Value): readonly Value[] {
  const [, account] = /^arn:[^:]*:iam::(\d{12}):/.exec(typeof value === 'string' ? value : '') ?? [];
  return account === undefined ? [] : [`arn:aws:iam::${account}:role/*`];
}

export const iamPolicyPassRoleRestricted = defineRule({
  id: 'iam-policy-pass-role-restricted',
  title: 'No policy allows to pass every role',
  severity: 'high',
  stage: 'enforced',
  rationale: 'Whoever may pass any role to a service works with the rights of the strongest one.',
  remediation: 'Use role.grantPassRole(), or name the roles in resources of the PolicyStatement',
  controls: {},
  appliesTo: IDENTITY_POLICIES,
  reads: IDENTITIES,
  evaluate: noPermission(
    (statement) =>
      allOf([
        allows(statement),
        covers(statement, 'Action', 'iam:PassRole'),
        isForAllRoles(statement),
        opposite(restrictedBy(statement, ['iam:PassedToService', 'iam:AssociatedResourceArn'])),
      ]),
    'the roles that are passed, or a condition on iam:PassedToService',
  ),
});
