import { mayBeAnything } from '../../core/policy-pattern';
import type { Predicate } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved, type Value } from '../../core/value';
import { compliant, indeterminate } from '../../core/verdict';
import { withoutSecret } from '../shared/plain-environment';

/** The end of the path of a parameter, where it is known; one that is made up from the logical id says nothing. */
function calledBy(name: Value | undefined): string | undefined {
  const last = isUnresolved(name) ? name.parts.at(-1) : name;
  if (typeof last === 'string') return last.split('/').at(-1) ?? '';
  return isUnresolved(name) && name.parts.some(mayBeAnything) ? undefined : '';
}

const judged: Predicate = (parameter, context) => {
  if (context.read(parameter, 'Type') === 'SecureString') return compliant();
  const value = context.read(parameter, 'Value') ?? '';
  const called = calledBy(context.read(parameter, 'Name'));
  if (called !== undefined) return withoutSecret(called, value, 'Value', called || 'the parameter');
  const [best, worst] = ['', 'password'].map((name) => withoutSecret(name, value, 'Value', 'the parameter'));
  return best !== undefined && worst !== undefined && best[0].status === worst[0].status
    ? best
    : indeterminate('Name', 'Name is not known before deployment, and may be that of a secret');
};

export const parameterWithoutSecrets = defineRule({
  id: 'ssm-parameter-without-secrets',
  title: 'Plain parameters of Systems Manager hold no secrets',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A parameter of type String is not encrypted: whoever may read the configuration, or the template, reads it.',
  remediation:
    'Keep the secret in Secrets Manager, or in a SecureString that is made outside of CloudFormation, and refer to it',
  controls: {},
  appliesTo: ['AWS::SSM::Parameter'],
  reads: [],
  /** CloudFormation makes no SecureString: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html */
  evaluate: judged,
});
