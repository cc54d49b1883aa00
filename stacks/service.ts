import { type App, Duration, Stack } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { encryptedLogGroup, logsKey } from './constructs/encrypted-log-group';
import { FrontDoor } from './constructs/front-door';
import { QuestTask } from './constructs/quest-task';
import { clusterName, logGroupNames, stackName } from './conventions';
import type { DataStack } from './data';
import type { Environment } from './environments/environment';
import type { Network } from './network';

interface Lower {
  readonly network: Network;
  readonly data: DataStack;
}

/** The service and its load balancer; where they stand and whom they reach is the network's. */
export class ServiceStack extends Stack {
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly targetGroup: elbv2.ApplicationTargetGroup;
  readonly certificate: acm.ICertificate;
  readonly cluster: ecs.Cluster;
  readonly service: ecs.FargateService;
  readonly logGroup: logs.ILogGroup;

  constructor(app: App, id: string, environment: Environment, { network, data }: Lower) {
    super(app, id, {
      stackName: stackName(environment, 'Service'),
      description: 'Quest: the service behind its load balancer',
      env: { region: environment.region, ...(environment.account && { account: environment.account }) },
      terminationProtection: true,
    });
    const names = logGroupNames(environment);
    const key = logsKey(this, 'LogsKey', [names.service, names.containerInsights]);
    const insights = encryptedLogGroup(this, 'ContainerInsights', {
      name: names.containerInsights,
      key,
      environment,
    });
    this.cluster = new ecs.Cluster(this, 'Cluster', {
      vpc: network.vpc,
      clusterName: clusterName(environment),
      containerInsightsV2: ecs.ContainerInsights.ENHANCED,
    });
    this.cluster.node.addDependency(insights);

    const door = new FrontDoor(this, 'FrontDoor', { environment, network });
    this.loadBalancer = door.loadBalancer;
    this.targetGroup = door.targetGroup;
    this.certificate = door.certificate;
    this.logGroup = encryptedLogGroup(this, 'ServiceLogs', { name: names.service, key, environment });
    const task = new QuestTask(this, 'Task', {
      environment,
      logGroup: this.logGroup,
      trustedProxies: network.vpc
        .selectSubnets(network.loadBalancerSubnets)
        .subnets.map((subnet) => subnet.ipv4CidrBlock),
    });
    const alarms = this.#deploymentAlarms(door);
    for (const alarm of alarms) alarm.addAlarmAction(new actions.SnsAction(data.alarmTopic));
    this.service = new ecs.FargateService(this, 'Service', {
      cluster: this.cluster as ecs.ICluster,
      taskDefinition: task.definition,
      platformVersion: ecs.FargatePlatformVersion.VERSION1_4,
      desiredCount: environment.tasks.desired,
      vpcSubnets: network.taskSubnets,
      assignPublicIp: false,
      securityGroups: [network.taskSecurityGroup],
      availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.ENABLED,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      healthCheckGracePeriod: Duration.seconds(30),
      circuitBreaker: { enable: true, rollback: true },
      deploymentAlarms: {
        alarmNames: alarms.map((alarm) => alarm.alarmName),
        behavior: ecs.AlarmBehavior.ROLLBACK_ON_ALARM,
      },
      enableExecuteCommand: false,
      enableECSManagedTags: true,
      propagateTags: ecs.PropagatedTagSource.SERVICE,
    });
    this.service.attachToApplicationTargetGroup(door.targetGroup);
  }

  /**
   * What takes a deployment back. Metrics of the load balancer only: they say what clients see, and an alarm on
   * a metric of the service would make the service and the alarm wait for each other.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
   */
  #deploymentAlarms({ targetGroup, loadBalancer }: FrontDoor): cloudwatch.Alarm[] {
    const minute = { period: Duration.minutes(1) };
    const alarm = (id: string, alarmDescription: string, metric: cloudwatch.Metric, threshold: number) =>
      new cloudwatch.Alarm(this, id, {
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
}
