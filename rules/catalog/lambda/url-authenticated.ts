import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const urlAuthenticated = defineRule({
  id: 'lambda-url-authenticated',
  title: 'URLs of Lambda functions take signed requests only',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'A URL without authentication is open to the internet: anybody can run the function, past every firewall and at your cost.',
  remediation: 'Set authType to FunctionUrlAuthType.AWS_IAM in addFunctionUrl',
  controls: {},
  appliesTo: ['AWS::Lambda::Url'],
  reads: [],
  /** https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
  evaluate: property('AuthType', is('AWS_IAM')),
});
