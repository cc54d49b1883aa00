import { type App, Stack } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import manifest from '../package.json';
import { stackName } from './conventions';
import type { Environment } from './environments/environment';

/** What watches over the account. So far it only says which guardrails the other layers were judged by. */
export class GovernanceStack extends Stack {
  constructor(app: App, id: string, environment: Environment) {
    super(app, id, {
      stackName: stackName(environment, 'Governance'),
      description: 'Quest: what watches over the account',
      env: { region: environment.region, ...(environment.account && { account: environment.account }) },
      terminationProtection: environment.deletionProtection,
    });
    new ssm.StringParameter(this, 'GuardrailsVersion', {
      parameterName: `/quest/${environment.name}/guardrails/version`,
      description: 'The version of the guardrails that the layers of this environment were judged by',
      stringValue: manifest.version,
    });
  }
}
