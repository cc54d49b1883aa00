import { readConfiguration } from '../service/configuration';
import { drainDeadlineSeconds } from '../service/drain';
import { keepAliveTimeoutSeconds } from '../service/server';
import { only, type Resource, synthesize } from './stacks/template';

/** What must agree between the service and the stacks that deploy it, which know each other only by path. */
const { service: template } = synthesize();

interface Container {
  readonly StopTimeout: number;
  readonly PortMappings: readonly { readonly ContainerPort: number }[];
  readonly Environment: readonly { readonly Name: string; readonly Value: string }[];
  readonly Secrets: readonly { readonly Name: string }[];
}

function container(): Container {
  const task: Resource = only(template, 'AWS::ECS::TaskDefinition');
  const [first] = task.Properties['ContainerDefinitions'] as readonly Container[];
  if (!first) throw new Error('the task definition has no container');
  return first;
}

function environment(): Record<string, string> {
  return Object.fromEntries(container().Environment.map(({ Name, Value }) => [Name, Value]));
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html */
function balancerAttribute(key: string): string | undefined {
  const balancer = only(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  const attributes = balancer.Properties['LoadBalancerAttributes'] as readonly {
    Key: string;
    Value: string;
  }[];
  return attributes.find(({ Key }) => Key === key)?.Value;
}

test('the service keeps a connection longer than the load balancer does, which so never sends into a closed one', () => {
  const idle = Number(balancerAttribute('idle_timeout.timeout_seconds'));
  expect(idle).toBeGreaterThan(0);
  expect(keepAliveTimeoutSeconds).toBeGreaterThan(idle);
});

test('the service is gone before ECS kills it', () => {
  expect(drainDeadlineSeconds).toBeLessThan(container().StopTimeout);
});

test('the service takes the environment that the task gives it', () => {
  const secrets = Object.fromEntries(container().Secrets.map(({ Name }) => [Name, 'x'.repeat(40)]));
  const result = readConfiguration({ ...environment(), ...secrets });
  expect(result).toMatchObject({ configuration: { PORT: container().PortMappings[0]?.ContainerPort } });
  expect(Object.keys(secrets)).toEqual(['SECRET_WORD']);
});

test('the evidence of TLS comes from the load balancer, not from the client', () => {
  expect(balancerAttribute('routing.http.x_amzn_tls_version_and_cipher_suite.enabled')).toBe('true');
  expect(environment()['QUEST_TRUSTED_PROXIES']).toMatch(/^\d+\.\d+\.\d+\.\d+\/\d+,\d+\.\d+\.\d+\.\d+\/\d+$/);
});
