import { defineRule } from '../../core/rule';
import { environmentWithoutSecrets } from '../shared/plain-environment';

export const canaryEnvironmentWithoutSecrets = defineRule({
  id: 'synthetics-canary-environment-without-secrets',
  title: 'Environment variables of canaries hold no secrets',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Whoever may read the configuration of a canary, or the template, reads its variables: a secret in them is known to all of those.',
  remediation:
    'Pass the ARN of the secret in environmentVariables, let the role of the canary read it, and read it in the script',
  controls: {},
  appliesTo: ['AWS::Synthetics::Canary'],
  reads: [],
  parameters: {
    allowed: {
      type: 'strings',
      default: [],
      description: 'names of variables that look like those of secrets and hold none',
    },
  },
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-synthetics-canary-runconfig.html */
  evaluate: (canary, context, { allowed }) =>
    environmentWithoutSecrets('RunConfig.EnvironmentVariables', allowed)(canary, context),
});
