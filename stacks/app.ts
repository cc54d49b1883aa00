import { App } from 'aws-cdk-lib';
import { Guardrails } from '../rules/enforcers/synth/guardrails';
import { claimsOf } from './claims';
import { ConfigurationError } from './environments/environment';
import { selectEnvironment } from './environments/select';
import { buildApp } from './quest';

const app = new App();
try {
  const environment = selectEnvironment(app.node.tryGetContext('env'), {
    imageDigest: app.node.tryGetContext('imageDigest'),
    expires: app.node.tryGetContext('expires'),
  });
  buildApp(app, environment);
  Guardrails.enforce(app, {
    environment: environment.name,
    policeAcknowledgements: 'all',
    claims: claimsOf(environment),
  });
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = 2;
}
