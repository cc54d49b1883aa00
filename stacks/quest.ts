import { type App, Tags } from 'aws-cdk-lib';
import { DataStack } from './data';
import type { Environment } from './environments/environment';
import { NetworkStack } from './network';
import { ServiceStack } from './service';

/** Builds every stack of one environment. */
export function buildApp(
  app: App,
  environment: Environment,
): { network: NetworkStack; data: DataStack; service: ServiceStack } {
  const network = new NetworkStack(app, 'Network', environment);
  const data = new DataStack(app, 'Data', environment);
  const service = new ServiceStack(app, 'Service', environment, { network, data });
  Tags.of(app).add('project', 'quest');
  Tags.of(app).add('environment', environment.name);
  return { network, data, service };
}
