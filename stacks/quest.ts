import { type App, Aspects } from 'aws-cdk-lib';
import { FollowEnvironment, tag } from './aspects';
import { CanariesStack } from './canaries';
import { DataStack } from './data';
import type { Environment } from './environments/environment';
import { GovernanceStack } from './governance';
import { NetworkStack } from './network';
import { ObservabilityStack } from './observability';
import { ServiceStack } from './service';

interface Layers {
  /** None, where the environment shares the network of another. */
  readonly network: NetworkStack | undefined;
  readonly data: DataStack;
  readonly service: ServiceStack;
  readonly observability: ObservabilityStack;
  readonly governance: GovernanceStack;
  /** None, where nothing is to look at the service from outside. */
  readonly canaries: CanariesStack | undefined;
}

/** Builds every layer of one environment, each a stack that may be deployed alone once those it needs are there. */
export function buildApp(app: App, environment: Environment): Layers {
  const network = environment.network === 'own' ? new NetworkStack(app, 'Network', environment) : undefined;
  const data = new DataStack(app, 'Data', environment);
  const service = new ServiceStack(app, 'Service', environment, { network, data });
  const observability = new ObservabilityStack(app, 'Observability', environment, {
    loadBalancer: service.loadBalancer,
    targetGroup: service.targetGroup,
    cluster: service.cluster,
    service: service.service,
    certificate: service.certificate,
    logGroup: service.logGroup,
    alarmTopic: data.alarmTopic,
  });
  observability.addStackDependency(service, 'It watches what is there');
  const governance = new GovernanceStack(app, 'Governance', environment, { alarmTopic: data.alarmTopic });
  const canaries =
    environment.canaries &&
    new CanariesStack(app, 'Canaries', environment, {
      canaries: environment.canaries,
      alarmTopic: data.alarmTopic,
    });
  canaries?.addStackDependency(service, 'They look at what is there');
  tag(app, environment);
  Aspects.of(app).add(new FollowEnvironment(environment));
  return { network, data, service, observability, governance, canaries };
}
