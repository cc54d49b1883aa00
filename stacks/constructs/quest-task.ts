import { Duration } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { appPort } from '../conventions';
import type { Environment } from '../environments/environment';
import { executionRole, taskRole } from './task-roles';

interface QuestTaskProps {
  readonly environment: Environment;
  readonly logGroup: logs.ILogGroup;
  /** The blocks of the load balancer's subnets: only from there may a header tell the client's address. */
  readonly trustedProxies: readonly string[];
}

/** The task definition: one container that may write nowhere and do nothing but answer. */
export class QuestTask extends Construct {
  readonly definition: ecs.FargateTaskDefinition;

  constructor(scope: Construct, id: string, { environment, logGroup, trustedProxies }: QuestTaskProps) {
    super(scope, id);
    const { image, tasks } = environment;
    const repository = ecr.Repository.fromRepositoryName(this, 'Repository', image.repositoryName);
    // CloudFormation cannot create a SecureString; it is made by hand, before the first deployment.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
    const secret = ssm.StringParameter.fromSecureStringParameterAttributes(this, 'SecretWord', {
      parameterName: environment.secret.parameterName,
    });
    this.definition = new ecs.FargateTaskDefinition(this, 'Definition', {
      family: `quest-${environment.name}`,
      cpu: tasks.cpu,
      memoryLimitMiB: tasks.memory,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      executionRole: executionRole(this, {
        environment,
        repository,
        logGroup,
        secretArn: secret.parameterArn,
      }),
      taskRole: taskRole(this),
    });
    this.definition.addContainer('Quest', {
      containerName: 'quest',
      image: ecs.ContainerImage.fromEcrRepository(repository, image.digest),
      essential: true,
      portMappings: [{ containerPort: appPort, protocol: ecs.Protocol.TCP }],
      environment: {
        NODE_OPTIONS: `--max-old-space-size=${Math.floor(tasks.memory * 0.625)}`,
        PORT: String(appPort),
        QUEST_ALLOWED_HOSTS: environment.domainName,
        QUEST_TRUSTED_PROXIES: trustedProxies.join(','),
      },
      secrets: { SECRET_WORD: ecs.Secret.fromSsmParameter(secret) },
      logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: 'quest' }),
      // ECS ignores the HEALTHCHECK of an image.
      // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
      healthCheck: {
        command: ['CMD', 'node', '/app/healthcheck.js'],
        interval: Duration.seconds(10),
        timeout: Duration.seconds(5),
        retries: 3,
        startPeriod: Duration.seconds(15),
      },
      stopTimeout: Duration.seconds(30),
      user: '1000:1000',
      privileged: false,
      readonlyRootFilesystem: true,
      linuxParameters: this.#linuxParameters(),
    });
  }

  #linuxParameters(): ecs.LinuxParameters {
    const parameters = new ecs.LinuxParameters(this, 'LinuxParameters', { initProcessEnabled: true });
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
    parameters.dropCapabilities(ecs.Capability.ALL);
    return parameters;
  }
}
