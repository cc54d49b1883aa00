import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

/** 2 resources: the alarms of a system. */
export function watch(
  parent: Construct,
  {
    topicArn,
    service,
    queue,
  }: { readonly topicArn: string; readonly service: string; readonly queue: string },
): void {
  const scope = new Construct(parent, 'Watch');
  const common = {
    comparisonOperator: 'GreaterThanThreshold',
    evaluationPeriods: 3,
    period: 60,
    statistic: 'Maximum',
    alarmActions: [topicArn],
  };
  new CfnAlarm(scope, 'Cpu', {
    ...common,
    namespace: 'AWS/ECS',
    metricName: 'CPUUtilization',
    threshold: 80,
    dimensions: [{ name: 'ServiceName', value: service }],
  });
  new CfnAlarm(scope, 'Age', {
    ...common,
    namespace: 'AWS/SQS',
    metricName: 'ApproximateAgeOfOldestMessage',
    threshold: 600,
    dimensions: [{ name: 'QueueName', value: queue }],
  });
}
