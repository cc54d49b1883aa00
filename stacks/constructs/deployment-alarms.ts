import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';

interface Watched {
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly targetGroup: elbv2.ApplicationTargetGroup;
}

/**
 * What takes a deployment back. Metrics of the load balancer only: they say what clients see, and an alarm on
 * a metric of the service would make the service and the alarm wait for each other.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 */
export function deploymentAlarms(
  scope: Construct,
  { loadBalancer, targetGroup }: Watched,
): cloudwatch.Alarm[] {
  const minute = { period: Duration.minutes(1) };
  const alarm = (id: string, alarmDescription: string, metric: cloudwatch.Metric, threshold: number) =>
    new cloudwatch.Alarm(scope, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // Without traffic, and before the first task, there is no data.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  return [
    alarm(
      'TaskErrors',
      'Tasks answer with 5xx',
      targetGroup.metrics.httpCodeTarget(elbv2.HttpCodeTarget.TARGET_5XX_COUNT, {
        statistic: 'Sum',
        ...minute,
      }),
      5,
    ),
    alarm(
      'LoadBalancerErrors',
      'The load balancer answers with 5xx: no task does',
      loadBalancer.metrics.httpCodeElb(elbv2.HttpCodeElb.ELB_5XX_COUNT, { statistic: 'Sum', ...minute }),
      5,
    ),
    alarm(
      'UnhealthyTasks',
      'Tasks fail the health check of the load balancer',
      targetGroup.metrics.unhealthyHostCount({ statistic: 'Maximum', ...minute }),
      1,
    ),
  ];
}
