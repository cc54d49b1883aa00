import { allows, coversAll, everyResource, listed, named, type Statement } from '../../core/policy';
import { allOf, anyOf } from '../../core/policy-pattern';
import { defineRule } from '../../core/rule';
import { isUnresolved, type Truth, unresolved, type Value } from '../../core/value';
import { IDENTITIES, IDENTITY_POLICIES, noPermission } from '../shared/identity-policy';

/** All resources of the own account are all that an identity can reach by its own policy. */
function isForAll(statement: Statement): Truth {
  const { values, negated } = named(statement, 'Resource');
  if (negated) return everyResource(statement);
  const widened = { ...statement, value: { Resource: listed(values).map(ofAnyAccount) } };
  return anyOf([everyResource(statement), everyResource(widened)]);
}

function ofAnyAccount(value: Value): Value {
  if (typeof value === 'string') return value.replace(/^(arn:[^:]*:[^:]*:[^:]*:)\d{12}:/, '$1*:');
  if (!isUnresolved(value)) return value;
  const parts = value.parts.map((part) =>
    typeof part === 'object' && 'target' in part && part.target === 'AWS::AccountId' ? '*' : part,
  );
  return unresolved(parts, value.why);
}

export const iamPolicyAdministrationDenied = defineRule({
  id: 'iam-policy-administration-denied',
  title: 'No policy allows every action on every resource',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'One stolen session of an administrator is the loss of the account; what may do all is also what nobody reviews.',
  remediation:
    'Name the actions and the resources in each PolicyStatement, or use the grant methods of the resources',
  controls: {
    'aws-fsbp': ['IAM.1'],
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
    (statement) => allOf([allows(statement), coversAll(statement, 'Action', '*:*'), isForAll(statement)]),
    'fewer actions, or fewer resources',
  ),
});
