import { toldOf } from './items';

test('AWS::ECR::Repository', () => {
  expect(toldOf('AWS::ECR::Repository')).toEqual([
    {
      type: 'AWS::ECR::Repository',
      properties: {
        Arn: 'arn:aws:ecr:eu-west-1:111122223333:repository/quest',
        RepositoryName: 'quest',
        ImageTagMutability: 'IMMUTABLE',
        ImageScanningConfiguration: { ScanOnPush: true },
        EncryptionConfiguration: { EncryptionType: 'AES256' },
        RepositoryPolicyText: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Action: 'ecr:BatchGetImage',
            },
          ],
        },
        LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' },
      },
      unknown: ['EmptyOnDelete', 'ImageTagMutabilityExclusionFilters'],
      aliases: ['arn:aws:ecr:eu-west-1:111122223333:repository/quest', 'quest'],
    },
  ]);
});

test('AWS::ECS::Cluster', () => {
  expect(toldOf('AWS::ECS::Cluster')).toEqual([
    {
      type: 'AWS::ECS::Cluster',
      properties: {
        Arn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/quest',
        ClusterName: 'quest',
        ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }],
        CapacityProviders: ['FARGATE'],
        Configuration: {
          ExecuteCommandConfiguration: { Logging: 'DEFAULT' },
          ManagedStorageConfiguration: '? which AWS Config does not record',
        },
      },
      unknown: ['ServiceConnectDefaults'],
      aliases: ['arn:aws:ecs:eu-west-1:111122223333:cluster/quest', 'quest'],
    },
  ]);
});

test('AWS::ECS::Service', () => {
  expect(toldOf('AWS::ECS::Service')).toEqual([
    {
      type: 'AWS::ECS::Service',
      properties: {
        ServiceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/quest/web',
        ServiceName: 'web',
        Name: 'web',
        Cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/quest',
        DesiredCount: 2,
        LaunchType: 'FARGATE',
        EnableExecuteCommand: false,
        LoadBalancers: [
          {
            TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/quest/0n3',
            ContainerName: 'web',
            ContainerPort: 8080,
            AdvancedConfiguration: '? which AWS Config does not record',
          },
        ],
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            AssignPublicIp: 'DISABLED',
            SecurityGroups: ['sg-0g1'],
            Subnets: ['subnet-0b1'],
          },
        },
        TaskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7',
        Tags: [{ Key: 'Env', Value: 'prod' }],
      },
      unknown: [
        'AvailabilityZoneRebalancing',
        'ForceNewDeployment',
        'Monitoring',
        'ServiceConnectConfiguration',
        'VolumeConfigurations',
        'VpcLatticeConfigurations',
      ],
      aliases: ['arn:aws:ecs:eu-west-1:111122223333:service/quest/web', 'web'],
    },
  ]);
});

test('AWS::ECS::TaskDefinition', () => {
  expect(toldOf('AWS::ECS::TaskDefinition')).toEqual([
    {
      type: 'AWS::ECS::TaskDefinition',
      properties: {
        TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7',
        Family: 'web',
        Cpu: '256',
        Memory: '512',
        NetworkMode: 'awsvpc',
        RequiresCompatibilities: ['FARGATE'],
        ContainerDefinitions: [
          {
            Name: 'web',
            Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/quest@sha256:abc',
            ReadonlyRootFilesystem: true,
            Privileged: false,
            PortMappings: [
              {
                ContainerPort: 8080,
                Protocol: 'tcp',
                ContainerPortRange: '? which AWS Config does not record',
              },
            ],
            RestartPolicy: '? which AWS Config does not record',
            VersionConsistency: '? which AWS Config does not record',
          },
        ],
        ProxyConfiguration: {
          ContainerName: 'envoy',
          Type: 'APPMESH',
          ProxyConfigurationProperties: [{ Name: 'IgnoredUID', Value: '1337' }],
        },
        Volumes: [
          {
            Name: 'data',
            EFSVolumeConfiguration: {
              FilesystemId: 'fs-1',
              TransitEncryption: 'ENABLED',
              AuthorizationConfig: { IAM: 'ENABLED', AccessPointId: 'fsap-1' },
            },
            S3FilesVolumeConfiguration: '? which AWS Config does not record',
            ConfiguredAtLaunch: '? which AWS Config does not record',
          },
        ],
      },
      unknown: ['EnableFaultInjection', 'EphemeralStorage', 'RuntimePlatform'],
      aliases: ['arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7', 'web', 'web:7'],
    },
  ]);
});

test('AWS::Events::Rule', () => {
  expect(toldOf('AWS::Events::Rule')).toEqual([
    {
      type: 'AWS::Events::Rule',
      properties: {
        Arn: 'arn:aws:events:eu-west-1:111122223333:rule/compliance',
        Name: 'compliance',
        EventBusName: 'default',
        EventPattern: { source: ['aws.config'] },
        State: 'ENABLED',
        Targets: [
          {
            Id: 'topic',
            Arn: 'arn:aws:sns:eu-west-1:111122223333:alarms',
            AppSyncParameters: '? which AWS Config does not record',
            InputTransformer: '? which AWS Config does not record',
          },
        ],
      },
      aliases: ['arn:aws:events:eu-west-1:111122223333:rule/compliance', 'compliance'],
    },
  ]);
});

test('AWS::SNS::Topic', () => {
  expect(toldOf('AWS::SNS::Topic')).toEqual([
    {
      type: 'AWS::SNS::Topic',
      properties: {
        TopicArn: 'arn:aws:sns:eu-west-1:111122223333:alarms',
        DisplayName: '',
        KmsMasterKeyId: 'alias/alarms',
        DeliveryStatusLogging: [
          {
            Protocol: 'http/s',
            SuccessFeedbackRoleArn: 'arn:aws:iam::111122223333:role/sns',
            SuccessFeedbackSampleRate: '100',
          },
        ],
        TopicName: 'alarms',
      },
      unknown: [
        'ArchivePolicy',
        'DataProtectionPolicy',
        'FifoThroughputScope',
        'MaximumMessageSize',
        'SignatureVersion',
        'Subscription',
        'TracingConfig',
      ],
      aliases: ['arn:aws:sns:eu-west-1:111122223333:alarms', 'alarms'],
    },
    {
      type: 'AWS::SNS::TopicPolicy',
      properties: {
        Topics: ['arn:aws:sns:eu-west-1:111122223333:alarms'],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'cloudwatch.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: 'arn:aws:sns:eu-west-1:111122223333:alarms',
            },
          ],
        },
      },
    },
  ]);
});

test('AWS::SQS::Queue', () => {
  expect(toldOf('AWS::SQS::Queue')).toEqual([
    {
      type: 'AWS::SQS::Queue',
      properties: {
        QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/quest',
        Arn: 'arn:aws:sqs:eu-west-1:111122223333:quest',
        QueueName: 'quest',
        SqsManagedSseEnabled: true,
        VisibilityTimeout: 30,
        RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:dead', maxReceiveCount: 3 },
      },
      unknown: ['RedriveAllowPolicy'],
      aliases: [
        'arn:aws:sqs:eu-west-1:111122223333:quest',
        'https://sqs.eu-west-1.amazonaws.com/111122223333/quest',
        'quest',
      ],
    },
    {
      type: 'AWS::SQS::QueuePolicy',
      properties: {
        Queues: ['https://sqs.eu-west-1.amazonaws.com/111122223333/quest'],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sqs:*', Resource: '*' },
          ],
        },
      },
    },
  ]);
});

test('AWS::SecretsManager::Secret', () => {
  expect(toldOf('AWS::SecretsManager::Secret')).toEqual([
    {
      type: 'AWS::SecretsManager::Secret',
      properties: {
        Id: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:quest-AbCdEf',
        Name: 'quest',
        Description: 'the word',
        KmsKeyId: 'alias/quest',
      },
      unknown: ['GenerateSecretString', 'ReplicaRegions', 'SecretString', 'Type'],
      aliases: ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:quest-AbCdEf', 'quest'],
    },
    {
      type: 'AWS::SecretsManager::RotationSchedule',
      properties: {
        SecretId: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:quest-AbCdEf',
        RotationLambdaARN: 'arn:aws:lambda:eu-west-1:111122223333:function:quest',
        RotationRules: { AutomaticallyAfterDays: 30, Duration: '2h' },
      },
    },
  ]);
});

test('AWS::StepFunctions::StateMachine', () => {
  expect(toldOf('AWS::StepFunctions::StateMachine')).toEqual([
    {
      type: 'AWS::StepFunctions::StateMachine',
      properties: {
        Arn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:quest',
        StateMachineName: 'quest',
        StateMachineType: 'STANDARD',
        RoleArn: 'arn:aws:iam::111122223333:role/states',
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false, Destinations: [] },
        TracingConfiguration: { Enabled: true },
      },
      unknown: [
        'Definition',
        'DefinitionS3Location',
        'DefinitionString',
        'DefinitionSubstitutions',
        'EncryptionConfiguration',
      ],
      aliases: ['arn:aws:states:eu-west-1:111122223333:stateMachine:quest', 'quest'],
    },
  ]);
});
