import { type App, Duration, Stack } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { deploymentAlarms } from './constructs/deployment-alarms';
import { encryptedLogGroup, logsKey } from './constructs/encrypted-log-group';
import { FrontDoor } from './constructs/front-door';
import { sharedNetwork } from './constructs/lent-network';
import { QuestTask } from './constructs/quest-task';
import { scale } from './constructs/scaling';
import { SecretRedeploy } from './constructs/secret-redeploy';
import { webAcl } from './constructs/web-acl';
import { clusterName, logGroupNames, type Network, stackName } from './conventions';
import type { DataStack } from './data';
import type { Environment } from './environments/environment';
import type { NetworkStack } from './network';

interface Lower {
  /** Nothing, where the environment shares the network of another. */
  readonly network: NetworkStack | undefined;
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
  readonly webAclName: string | undefined;
  readonly #environment: Environment;
  readonly #key: kms.Key;

  constructor(app: App, id: string, environment: Environment, { network: own, data }: Lower) {
    super(app, id, {
      stackName: stackName(environment, 'Service'),
      description: 'Quest: the service behind its load balancer',
      env: { region: environment.region, ...(environment.account && { account: environment.account }) },
      terminationProtection: environment.deletionProtection,
    });
    this.addStackDependency(data, 'The service starts from its image, and logs to its bucket');
    this.#environment = environment;
    const network = own ?? networkOfAnother(this, environment);
    const names = logGroupNames(environment);
    const { webAcl: webAclLogs, ...others } = names;
    this.#key = logsKey(this, 'LogsKey', Object.values(environment.waf ? names : others));
    const insights = this.#logGroup('ContainerInsights', names.containerInsights);
    this.cluster = new ecs.Cluster(this, 'Cluster', {
      vpc: network.vpc,
      clusterName: clusterName(environment),
      containerInsightsV2: ecs.ContainerInsights.ENHANCED,
    });
    this.cluster.node.addDependency(insights);

    const door = new FrontDoor(this, 'FrontDoor', { environment, network, logs: data.loadBalancerLogs });
    this.loadBalancer = door.loadBalancer;
    this.targetGroup = door.targetGroup;
    this.certificate = door.certificate;
    this.webAclName = environment.waf ? this.#addWebAcl(webAclLogs) : undefined;
    this.logGroup = this.#logGroup('ServiceLogs', names.service);
    const alarms = deploymentAlarms(this, door);
    this.service = this.#addService(network, alarms);
    scale(this.service, this.targetGroup, environment.tasks);

    const redeploy = new SecretRedeploy(this, 'SecretRedeploy', {
      environment,
      service: this.service,
      logGroup: this.#logGroup('SecretRedeployLogs', names.secretRedeploy),
    });
    // The alarms of a deployment speak to ECS only: what they see, the composite alarms tell people, once.
    for (const alarm of this.#redeployAlarms(redeploy))
      alarm.addAlarmAction(new actions.SnsAction(data.alarmTopic));
  }

  #logGroup(id: string, name: string): logs.LogGroup {
    return encryptedLogGroup(this, id, { name, key: this.#key, environment: this.#environment });
  }

  #addWebAcl(logGroupName: string): string | undefined {
    return webAcl(this, 'WebAcl', {
      environment: this.#environment,
      loadBalancer: this.loadBalancer,
      logGroup: this.#logGroup('WebAclLogs', logGroupName),
      logGroupName,
    }).name;
  }

  /** Without a desired number: scaling decides it, and a deployment leaves it as it is. */
  #addService(network: Network, alarms: readonly cloudwatch.Alarm[]): ecs.FargateService {
    const task = new QuestTask(this, 'Task', {
      environment: this.#environment,
      logGroup: this.logGroup,
      trustedProxies: network.loadBalancerCidrs,
    });
    const service = new ecs.FargateService(this, 'Service', {
      cluster: this.cluster as ecs.ICluster,
      taskDefinition: task.definition,
      platformVersion: ecs.FargatePlatformVersion.VERSION1_4,
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
    service.attachToApplicationTargetGroup(this.targetGroup);
    return service;
  }

  #redeployAlarms({ machine, undelivered }: SecretRedeploy): cloudwatch.Alarm[] {
    const period = { period: Duration.minutes(5) };
    const failures = {
      SecretRedeployFailed: machine.metricFailed({ statistic: 'Sum', ...period }),
      SecretRedeployUndelivered: undelivered.metricApproximateNumberOfMessagesVisible({
        statistic: 'Maximum',
        ...period,
      }),
    };
    return Object.entries(failures).map(
      ([id, metric]) =>
        new cloudwatch.Alarm(this, id, {
          alarmDescription: 'The secret has changed, and the tasks still have the old one',
          metric,
          threshold: 1,
          evaluationPeriods: 1,
          comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }),
    );
  }
}

function networkOfAnother(stack: Stack, environment: Environment): Network {
  if (environment.network === 'own') throw new Error('The network stack of this environment is missing');
  return sharedNetwork(stack, environment, environment.network.sharedWith);
}
