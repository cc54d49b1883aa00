import { Duration } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';

/** What is watched: the parts of the service that report metrics. */
export interface Watched {
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly targetGroup: elbv2.ApplicationTargetGroup;
  readonly cluster: ecs.Cluster;
  readonly service: ecs.FargateService;
  readonly certificate: acm.ICertificate;
}

/** How soon somebody has to look: at once, today, this week. */
export type Tier = 'outage' | 'degradation' | 'ticket';

export interface AlarmDefinition extends Omit<cloudwatch.AlarmProps, 'alarmName' | 'alarmDescription'> {
  readonly tier: Tier;
  readonly meaning: string;
}

const minute = { period: Duration.minutes(1) };
const sustained = { evaluationPeriods: 5, datapointsToAlarm: 3 };
const { BREACHING, NOT_BREACHING, IGNORE } = cloudwatch.TreatMissingData;
const { GREATER_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_THRESHOLD } =
  cloudwatch.ComparisonOperator;

/**
 * How many of a hundred requests end in 5xx; 0 without requests, and for an error that stays alone in its minute.
 * A load balancer that has no target to choose counts its 503 but no request, hence the sum below the line.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export const errorRatioExpression =
  'IF(FILL(lb5xx, 0) + FILL(task5xx, 0) >= 2, ' +
  '100 * (FILL(lb5xx, 0) + FILL(task5xx, 0)) / ' +
  'IF(FILL(requests, 0) + FILL(lb5xx, 0) > 0, FILL(requests, 0) + FILL(lb5xx, 0), 1), 0)';

/** The metrics of the service, one value a minute each, so that they stand on one time axis. */
export function metricsOf({ loadBalancer, targetGroup, cluster, service, certificate }: Watched) {
  const sum = { statistic: 'Sum', ...minute };
  const target = targetGroup.metrics;
  const lb5xx = loadBalancer.metrics.httpCodeElb(elbv2.HttpCodeElb.ELB_5XX_COUNT, sum);
  const task5xx = target.httpCodeTarget(elbv2.HttpCodeTarget.TARGET_5XX_COUNT, sum);
  const requests = target.requestCount(sum);
  return {
    lb5xx,
    task5xx,
    requests,
    errorRatio: new cloudwatch.MathExpression({
      expression: errorRatioExpression,
      usingMetrics: { lb5xx, task5xx, requests },
      label: '5xx in a hundred requests',
      ...minute,
    }),
    p50: target.targetResponseTime({ statistic: 'p50', ...minute }),
    p99: target.targetResponseTime({ statistic: 'p99', ...minute }),
    healthy: target.healthyHostCount({ statistic: 'Minimum', ...minute }),
    unhealthy: target.unhealthyHostCount({ statistic: 'Maximum', ...minute }),
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
    running: new cloudwatch.Metric({
      namespace: 'ECS/ContainerInsights',
      metricName: 'RunningTaskCount',
      dimensionsMap: { ClusterName: cluster.clusterName, ServiceName: service.serviceName },
      statistic: 'Minimum',
      ...minute,
    }),
    // https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
    daysToExpiry: certificate.metricDaysToExpiry({ statistic: 'Minimum', period: Duration.days(1) }),
  };
}

export type Metrics = ReturnType<typeof metricsOf>;

/** Every metric alarm, by the name that it also has in docs/operations.md. */
export function alarmDefinitions(metrics: Metrics, exceptions: cloudwatch.IMetric, leastTasks: number) {
  return {
    ErrorRatio: {
      tier: 'outage',
      meaning: 'More than 5 of a hundred requests end in 5xx.',
      metric: metrics.errorRatio,
      threshold: 5,
      comparisonOperator: GREATER_THAN_THRESHOLD,
      treatMissingData: NOT_BREACHING,
      ...sustained,
    },
    MissingHosts: {
      tier: 'outage',
      meaning: `Fewer than ${leastTasks} tasks pass the health check of the load balancer, or it says nothing of them.`,
      metric: metrics.healthy,
      threshold: leastTasks,
      comparisonOperator: LESS_THAN_THRESHOLD,
      treatMissingData: BREACHING,
      ...sustained,
    },
    MissingTasks: {
      tier: 'outage',
      meaning: `Fewer than ${leastTasks} tasks run, or Container Insights says nothing of them.`,
      metric: metrics.running,
      threshold: leastTasks,
      comparisonOperator: LESS_THAN_THRESHOLD,
      treatMissingData: BREACHING,
      ...sustained,
    },
    UnhealthyHosts: {
      tier: 'degradation',
      meaning: 'A task fails the health check of the load balancer.',
      metric: metrics.unhealthy,
      threshold: 1,
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // While no task is registered there is none to be unhealthy: MissingHosts tells of that.
      treatMissingData: NOT_BREACHING,
      ...sustained,
    },
    SlowAnswers: {
      tier: 'degradation',
      meaning: 'One request in a hundred waits longer than a second for its task.',
      metric: metrics.p99,
      threshold: 1,
      comparisonOperator: GREATER_THAN_THRESHOLD,
      treatMissingData: NOT_BREACHING,
      // Of ten requests the slowest is no percentile.
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
      evaluateLowSampleCountPercentile: 'ignore',
      ...sustained,
    },
    Exceptions: {
      tier: 'degradation',
      meaning: 'The service logged an error that nobody expected, or refused its configuration.',
      metric: exceptions,
      threshold: 1,
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: NOT_BREACHING,
      // One is enough, and five minutes without any clear it.
      evaluationPeriods: 5,
      datapointsToAlarm: 1,
    },
    CertificateExpiry: {
      tier: 'ticket',
      meaning: 'The certificate expires in less than 21 days: ACM has not managed to renew it.',
      metric: metrics.daysToExpiry,
      threshold: 21,
      comparisonOperator: LESS_THAN_THRESHOLD,
      // An expired certificate reports nothing any more, and a new one not at once: neither changes the verdict.
      treatMissingData: IGNORE,
      evaluationPeriods: 1,
    },
  } satisfies Readonly<Record<string, AlarmDefinition>>;
}

/** Where the manual tells what to do: every alarm's description ends with it. */
export const manualOf = (name: string): string => `docs/operations.md#${name.toLowerCase()}`;

export type Definitions = ReturnType<typeof alarmDefinitions>;
