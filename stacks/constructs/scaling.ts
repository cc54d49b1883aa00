import { Duration } from 'aws-cdk-lib';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Environment } from '../environments/environment';

/** A minute of a quarter of a vCPU serves several times as many. */
const requestsPerTaskAndMinute = 30_000;

/**
 * More tasks with more work, within what the environment allows; quickly up, slowly down.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html
 */
export function scale(
  service: ecs.FargateService,
  targetGroup: elbv2.ApplicationTargetGroup,
  { min, max }: Environment['tasks'],
): void {
  const tasks = service.autoScaleTaskCount({ minCapacity: min, maxCapacity: max });
  const cooldowns = { scaleOutCooldown: Duration.minutes(1), scaleInCooldown: Duration.minutes(5) };
  tasks.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60, ...cooldowns });
  tasks.scaleOnRequestCount('Requests', {
    targetGroup,
    requestsPerTarget: requestsPerTaskAndMinute,
    ...cooldowns,
  });
}
