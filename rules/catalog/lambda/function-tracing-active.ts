import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const functionTracingActive = defineRule({
  id: 'lambda-function-tracing-active',
  title: 'Lambda functions are traced',
  severity: 'low',
  stage: 'trial',
  rationale: 'Without a trace nobody can see which call of a chain was slow, or failed.',
  remediation: 'Set tracing to Tracing.ACTIVE',
  controls: { 'aws-fsbp': ['Lambda.7'], 'nist-800-53-r5': ['CA-7'] },
  appliesTo: ['AWS::Lambda::Function'],
  reads: [],
  /** Default: https://docs.aws.amazon.com/lambda/latest/api/API_TracingConfigResponse.html */
  evaluate: property('TracingConfig.Mode', is('Active'), { absent: 'PassThrough' }),
});
