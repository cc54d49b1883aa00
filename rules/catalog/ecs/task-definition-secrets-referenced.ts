import { each, type Predicate } from '../../core/property';
import { type Context, defineRule } from '../../core/rule';
import { isList, isProperties, isUnresolved, referenceOf, show, type Value } from '../../core/value';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';
import { holdsSecret, namesSecret } from '../shared/secret';
import { eachContainer, TASK_DEFINITION } from '../shared/task-definition';
import { textOf } from '../shared/text';

/** Of these a reference is a name or an ARN. */
const POINTERS = ['AWS::SecretsManager::Secret', 'AWS::SSM::Parameter'];
const REFERENCE = 'expected a reference in Secrets, or SecretOptions, of the container';

/** Those of the control, whatever they hold: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8 */
const NEVER = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA'];

/** Messages name the variable and never show what it holds. */
function judge(
  path: string,
  name: Value,
  value: Value,
  context: Context,
  allowed: readonly string[],
): Verdicts {
  if (typeof name === 'string' && allowed.includes(name)) return compliant();
  const called = typeof name === 'string' ? name : show(name);
  const plain = violation(path, `${path} gives ${called} in plain text, ${REFERENCE}`);
  if (typeof name === 'string' && NEVER.includes(name)) return plain;
  const holds = holdsSecret(value);
  if (holds === true) return plain;
  const isPointer =
    isUnresolved(value) && POINTERS.some((type) => context.referenced(type, value).found.length > 0);
  if (isPointer || isHarmless(value)) return compliant();
  const suspicious = typeof name === 'string' ? namesSecret(name) : 'unknown';
  if (suspicious === false) return holds === false ? compliant() : doubt(path, called, value);
  return suspicious === 'unknown' || isUnresolved(value) ? doubt(path, called, value) : plain;
}

function doubt(path: string, called: string, value: Value): Verdicts {
  const what = isUnresolved(value) ? `, ${value.why}` : '';
  return indeterminate(path, `${path} gives ${called} what may be a secret${what}; ${REFERENCE}`);
}

/** Nothing at all, a switch, or the ARN of something. */
function isHarmless(value: Value): boolean {
  if (!isUnresolved(value))
    return !isList(value) && !isProperties(value) && /^(arn:.*|true|false|)$/is.test(textOf(value));
  const [first] = value.parts;
  if (typeof first === 'string') return first.startsWith('arn:');
  return value.parts.length === 1 && /Arn$/.test(referenceOf(value)?.attribute ?? '');
}

const environment =
  (container: string, allowed: readonly string[]): Predicate =>
  (definition, context) =>
    each(`${container}.Environment`, (path) => (resource, inner) => {
      const [name, value] = ['Name', 'Value'].map((key) => inner.read(resource, `${path}.${key}`) ?? null);
      return judge(`${path}.Value`, name ?? null, value ?? null, inner, allowed);
    })(definition, context);

/** Options of log drivers hold the tokens of those who get the logs: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html */
const logOptions =
  (container: string, allowed: readonly string[]): Predicate =>
  (definition, context) => {
    const path = `${container}.LogConfiguration.Options`;
    const options = context.read(definition, path);
    if (!isProperties(options)) return compliant();
    const judged = Object.entries(options).map(([name, value]) =>
      judge(`${path}.${name}`, name, value as Value, context, allowed),
    );
    return all([compliant(), ...judged]);
  };

export const taskDefinitionSecretsReferenced = defineRule({
  id: 'ecs-task-definition-secrets-referenced',
  title: 'ECS containers get secrets by reference, never as plain environment variables',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Whoever may describe a task definition, or look at the template, the pipeline or the console, reads the environment of its containers.',
  remediation:
    'Move the value to Secrets Manager or Parameter Store, and set secrets: { NAME: Secret.fromSecretsManager(secret) } on the container',
  controls: {
    'aws-fsbp': ['ECS.8'],
    'nist-800-53-r5': ['CA-9(1)', 'CM-2'],
    'pci-dss-4.0': ['8.6.2'],
  },
  parameters: {
    allowed: {
      type: 'strings',
      default: [],
      description: 'Names of variables that look like those of secrets and hold none',
    },
  },
  appliesTo: [TASK_DEFINITION],
  reads: POINTERS,
  evaluate: (definition, context, { allowed }) =>
    eachContainer(
      (container) => (resource, inner) =>
        all([
          environment(container, allowed)(resource, inner),
          logOptions(container, allowed)(resource, inner),
        ]),
    )(definition, context),
});
