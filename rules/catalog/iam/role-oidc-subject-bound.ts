import { opposite } from '../../core/expectation';
import { allows, covers, principals, type Statement } from '../../core/policy';
import { type Condition, conditions } from '../../core/policy-condition';
import { noStatement } from '../../core/policy-judge';
import { allOf, anyOf, mayBeAnything } from '../../core/policy-pattern';
import { defineRule } from '../../core/rule';
import { isUnresolved, type Truth, type Value } from '../../core/value';

/** Those that users sign in to say by the audience for which application they do: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif */
const SIGN_IN = [
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
];

function isForWorkloads(statement: Statement): Truth {
  const found = principals(statement);
  if (!found) return 'unknown';
  const providers = found.filter(({ kind }) => kind === 'Federated').map(({ value }) => isProvider(value));
  return allOf([anyOf(providers), covers(statement, 'Action', 'sts:AssumeRoleWithWebIdentity')]);
}

/** What is not known may be a provider that users sign in to, or one of SAML. */
function isProvider(value: Value): Truth {
  if (SIGN_IN.includes(value as string) || isSaml(value)) return false;
  return isUnresolved(value) && value.parts.every(mayBeAnything) ? 'unknown' : true;
}

function isSaml(value: Value): boolean {
  const text = isUnresolved(value) ? value.parts.filter((part) => typeof part === 'string').join('') : value;
  return typeof text === 'string' && text.includes(':saml-provider/');
}

/** https://docs.github.com/en/actions/reference/security/oidc */
const CLAIMS = /:(sub|repository|repository_id|repository_owner|repository_owner_id|job_workflow_ref)$/;

function namesWorkloads(statement: Statement): Truth {
  const found = conditions(statement);
  return found ? anyOf(found.filter(({ key }) => CLAIMS.test(key)).map(isNamed)) : 'unknown';
}

function isNamed({ operator, values }: Condition): Truth {
  if (!/^(ForAnyValue:)?String(Equals|EqualsIgnoreCase|Like)$/i.test(operator) || values.length === 0)
    return false;
  const literal = !/Like$/i.test(operator);
  return allOf(values.map((value) => namesOwner(value, literal)));
}

/** `repo:my-org/*` names an owner; `repo:*`, `repo:my-*` and `system:serviceaccount:*` do not. */
function namesOwner(value: Value, literal: boolean): Truth {
  const text = isUnresolved(value)
    ? value.parts
        .map((part) => (typeof part === 'string' ? part : mayBeAnything(part) && !literal ? '*' : 'x'))
        .join('')
    : String(value);
  if (!/[*?]/.test(text)) return true;
  const owned = /^(?!system:serviceaccount:[*?])[^*?]*[:/][^*?:/]+[:/]/.test(text);
  return !owned && isUnresolved(value) && value.parts.some(mayBeAnything) ? 'unknown' : owned;
}

export const iamRoleOidcSubjectBound = defineRule({
  id: 'iam-role-oidc-subject-bound',
  title: 'A role for workloads of an OIDC provider names the workloads',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'All who use GitHub come from one and the same provider: without a subject, a workflow in any repository can take the role.',
  remediation:
    'Use WebIdentityPrincipal in assumedBy of the Role with StringEquals on <provider>:sub, such as repo:my-org/my-repo:ref:refs/heads/main',
  controls: {},
  appliesTo: ['AWS::IAM::Role'],
  reads: [],
  evaluate: noStatement(
    'AssumeRolePolicyDocument',
    (statement) => allOf([allows(statement), isForWorkloads(statement), opposite(namesWorkloads(statement))]),
    'a condition on the subject of the token that names an owner',
  ),
});
