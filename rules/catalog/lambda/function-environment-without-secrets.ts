import { defineRule } from '../../core/rule';
import { environmentWithoutSecrets } from '../shared/plain-environment';

export const functionEnvironmentWithoutSecrets = defineRule({
  id: 'lambda-function-environment-without-secrets',
  title: 'Environment variables of Lambda functions hold no secrets',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Whoever may read the configuration of a function, or the template, reads its variables: a secret in them is known to all of those.',
  remediation:
    'Pass the ARN of the secret (environment: { SECRET_ARN: secret.secretArn }), grant secret.grantRead(function), and read it at run time',
  controls: {},
  appliesTo: ['AWS::Lambda::Function'],
  reads: [],
  parameters: {
    allowed: {
      type: 'strings',
      default: [],
      description: 'names of variables that look like those of secrets and hold none',
    },
  },
  evaluate: (resource, context, { allowed }) =>
    environmentWithoutSecrets('Environment.Variables', allowed)(resource, context),
});
