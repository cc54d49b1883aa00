import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { settings } from './told';

/** How far a service has come: `stable`, `failed` for good, or under way; in words, too. */
export type Rollout = Readonly<{ state: 'stable' | 'failed' | 'under way'; words: string }>;

/**
 * Asks how far the rollout of a task definition is. Another primary deployment than ours means that ECS has taken
 * ours back. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
 */
export const rollout = async (region: string, service: string, taskDefinition: string): Promise<Rollout> => {
  // arn:aws:ecs:<region>:<account>:service/<cluster>/<service>
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
  const cluster = service.split('/').at(-2) ?? '';
  const { services } = await new ECSClient(settings(region)).send(
    new DescribeServicesCommand({ cluster, services: [service] }),
  );
  const found = services?.[0];
  const primary = found?.deployments?.find(({ status }) => status === 'PRIMARY');
  if (!found || !primary) return { state: 'failed', words: 'ECS knows no deployment of this service' };
  const running = `${found.runningCount ?? 0} of ${found.desiredCount ?? 0} tasks run`;
  const reason = primary.rolloutStateReason ? `: ${primary.rolloutStateReason}` : '';
  const words = `the deployment is ${primary.rolloutState ?? 'unknown'}${reason}; ${running}`;
  if (primary.taskDefinition !== taskDefinition)
    return { state: 'failed', words: `ECS has gone back to ${primary.taskDefinition}; ${running}` };
  if (primary.rolloutState === 'FAILED') return { state: 'failed', words };
  const stable = primary.rolloutState === 'COMPLETED' && found.runningCount === found.desiredCount;
  return { state: stable ? 'stable' : 'under way', words };
};
