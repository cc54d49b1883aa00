import { mayBeAnything } from '../../core/policy-pattern';
import type { Predicate } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved, show, type Truth, type Value } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';
import { isFixed, namesOwner } from '../shared/request-source';

/** A service is `<name>.amazonaws.com` or, of Alexa, `alexa-appkit.amazon.com`; accounts, roles and everybody are not. */
function isService(principal: Value | undefined): Truth {
  if (!isUnresolved(principal)) {
    return (
      typeof principal === 'string' && /\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/.test(principal)
    );
  }
  const last = principal.parts.at(-1);
  if (typeof last === 'string') return /(^|\.)amazonaws\.com(\.cn)?$/.test(last);
  const [first] = principal.parts;
  if (typeof last === 'object' && 'target' in last && last.target === 'AWS::URLSuffix') return true;
  if (typeof first === 'string' && /^(arn:|\d)/.test(first)) return false;
  return principal.parts.some(mayBeAnything) ? 'unknown' : false;
}

/** What a service sends of the resource it acts for: https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html */
const bound: Predicate = (resource, context) => {
  const principal = context.read(resource, 'Principal');
  const service = isService(principal);
  if (service === false) return compliant();
  const [account, organization, token, source] = [
    'SourceAccount',
    'PrincipalOrgID',
    'EventSourceToken',
    'SourceArn',
  ].map((path) => context.read(resource, path));
  if ([account, organization, token].some((one) => isFixed(one) !== false)) return compliant();
  const owned = namesOwner(source);
  if (owned === true) return compliant();
  const says = `Principal is ${show(principal)}, SourceAccount absent and SourceArn ${show(source)}`;
  return service === true && owned === false
    ? violation('SourceArn', `${says}, expected the ARN or the account of what may invoke the function`)
    : indeterminate('SourceArn', `${says}, which may name no owner`);
};

export const permissionSourceBound = defineRule({
  id: 'lambda-permission-source-bound',
  title: 'Services invoke Lambda functions only on behalf of named resources or accounts',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A service acts for all its customers: without the source named, anybody can have it invoke this function from an account of their own.',
  remediation: 'Add sourceArn or sourceAccount to addPermission for a service principal',
  controls: {},
  appliesTo: ['AWS::Lambda::Permission'],
  reads: [],
  evaluate: bound,
});
