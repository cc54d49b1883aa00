import { isProperties, ownValue, type Properties, type Value } from '../../core/value';
import { at, document, odd, shape, unknown } from './read';
import type { Part, Recorded, Translations } from './translation';

/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html; a topic always has a policy. */
function topicPolicy({ item, configuration }: Recorded): readonly Part[] {
  const held = ownValue(configuration, 'Policy');
  const PolicyDocument = held === undefined ? odd() : document(held);
  if (PolicyDocument === undefined) return [];
  const properties = { Topics: [item.arn ?? item.resourceId], PolicyDocument };
  return [{ type: 'AWS::SNS::TopicPolicy', name: 'Policy', properties }];
}

/** The attributes of a topic by the protocol that they are of. */
const DELIVERIES: Readonly<Record<string, string>> = {
  application: 'Application',
  firehose: 'Firehose',
  'http/s': 'HTTP',
  lambda: 'Lambda',
  sqs: 'SQS',
};

const FEEDBACK = ['SuccessFeedbackRoleArn', 'SuccessFeedbackSampleRate', 'FailureFeedbackRoleArn'];

function deliveries(configuration: Properties): Properties {
  const found = Object.entries(DELIVERIES).flatMap(([Protocol, prefix]) => {
    const logging = Object.fromEntries(
      FEEDBACK.flatMap((attribute) => {
        const value = at(`${prefix}${attribute}`)(configuration);
        return value === undefined ? [] : [[attribute, value] as const];
      }),
    );
    return Object.keys(logging).length > 0 ? [{ Protocol, ...logging }] : [];
  });
  return found.length > 0 ? { DeliveryStatusLogging: found } : {};
}

function queuePolicy({ item, configuration }: Recorded): readonly Part[] {
  const PolicyDocument = document(ownValue(configuration, 'Policy'));
  if (PolicyDocument === undefined) return [];
  const Queues = [at('QueueUrl')(configuration) ?? item.arn ?? item.resourceId];
  return [{ type: 'AWS::SQS::QueuePolicy', name: 'Policy', properties: { Queues, PolicyDocument } }];
}

const isTrue = (value: Value | undefined): boolean => value === true || value === 'true';

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
function rotation({ item, configuration }: Recorded): readonly Part[] {
  const type = 'AWS::SecretsManager::RotationSchedule';
  if (item.configuration === undefined) {
    return [{ type, name: 'Rotation', properties: { SecretId: item.resourceId, RotationRules: odd() } }];
  }
  if (!isTrue(ownValue(configuration, 'RotationEnabled'))) return [];
  const rules = ownValue(configuration, 'RotationRules');
  const RotationRules = isProperties(rules)
    ? shape({
        AutomaticallyAfterDays: at('AutomaticallyAfterDays'),
        ScheduleExpression: at('RotationScheduleExpression'),
        Duration: at('RotationDuration'),
      })(rules)
    : undefined;
  const RotationLambdaARN = at('RotationLambdaARN')(configuration);
  const properties = {
    SecretId: item.arn ?? item.resourceId,
    ...(RotationLambdaARN === undefined ? {} : { RotationLambdaARN }),
    RotationRules: RotationRules ?? unknown('which this AWS Config item does not hold'),
  };
  return [{ type, name: 'Rotation', properties }];
}

/**
 * Types that AWS Config records in CloudFormation's shape, where it differs in a name, writes a document as text, or
 * leaves something out: https://github.com/awslabs/aws-config-resource-schema
 */
export const PASCAL: Translations = {
  'AWS::ECS::Service': {
    notRecorded: [
      ...['AvailabilityZoneRebalancing', 'ForceNewDeployment', 'ServiceConnectConfiguration'],
      ...[
        'VolumeConfigurations',
        'VpcLatticeConfigurations',
        'Monitoring',
        'LoadBalancers.AdvancedConfiguration',
      ],
      ...['Alarms', 'Strategy', 'LifecycleHooks', 'BakeTimeInMinutes', 'CanaryConfiguration'].map(
        (name) => `DeploymentConfiguration.${name}`,
      ),
      ...[
        'LinearConfiguration',
        'EarlySuccessCriteria',
        'DeploymentCircuitBreaker.ThresholdConfiguration',
      ].map((name) => `DeploymentConfiguration.${name}`),
      'DeploymentConfiguration.DeploymentCircuitBreaker.ResetOnHealthyTask',
    ],
  },
  'AWS::ECS::TaskDefinition': {
    renamed: {
      'ProxyConfiguration.Properties': 'ProxyConfigurationProperties',
      'Volumes[].EfsVolumeConfiguration': 'EFSVolumeConfiguration',
      'Volumes[].EfsVolumeConfiguration.AuthorizationConfig.Iam': 'IAM',
      'Volumes[].EfsVolumeConfiguration.FileSystemId': 'FilesystemId',
      'Volumes[].FsxWindowsFileServerVolumeConfiguration': 'FSxWindowsFileServerVolumeConfiguration',
    },
    left: ['Status'],
    notRecorded: [
      ...['EnableFaultInjection', 'EphemeralStorage', 'RuntimePlatform', 'Volumes.ConfiguredAtLaunch'],
      ...['Volumes.S3FilesVolumeConfiguration', 'ContainerDefinitions.VersionConsistency'],
      ...['ContainerDefinitions.RestartPolicy', 'Volumes.DockerVolumeConfiguration.DriverOpts'],
      ...['Volumes.DockerVolumeConfiguration.Labels', 'ContainerDefinitions.FirelensConfiguration.Options'],
      'ContainerDefinitions.PortMappings.ContainerPortRange',
    ],
  },
  'AWS::ECS::Cluster': {
    notRecorded: ['ServiceConnectDefaults', 'Configuration.ManagedStorageConfiguration'],
  },
  'AWS::ECS::CapacityProvider': {
    notRecorded: ['ClusterName', 'ManagedInstancesProvider', 'AutoScalingGroupProvider.ManagedDraining'],
  },
  'AWS::ECS::TaskSet': { notRecorded: ['CapacityProviderStrategy'] },
  'AWS::ECR::Repository': {
    documents: ['RepositoryPolicyText'],
    notRecorded: [
      ...['EmptyOnDelete', 'EncryptionConfiguration', 'ImageTagMutabilityExclusionFilters'],
      // Of a repository without a policy items have an empty one, and so perhaps of one with a policy.
      'LifecyclePolicy.LifecyclePolicyText',
    ],
  },
  'AWS::ECR::RegistryPolicy': { documents: ['PolicyText'], notRecorded: ['PolicyText'] },
  'AWS::Logs::Destination': { documents: ['DestinationPolicy'], notRecorded: ['DestinationPolicy'] },
  'AWS::S3::AccessPoint': { documents: ['Policy'], notRecorded: ['Policy'] },
  'AWS::EC2::ClientVpnEndpoint': {
    notRecorded: [
      ...['ClientRouteEnforcementOptions', 'DisconnectOnSessionTimeout', 'EndpointIpAddressType'],
      ...['TagSpecifications', 'TrafficIpAddressType', 'TransitGatewayConfiguration'],
      'ClientLoginBannerOptions.BannerText',
    ],
  },
  'AWS::EC2::TransitGateway': { notRecorded: ['EncryptionSupport', 'SecurityGroupReferencingSupport'] },
  'AWS::EC2::LaunchTemplate': {
    renamed: { Id: 'LaunchTemplateId' },
    notRecorded: [
      ...['VersionDescription', 'TagSpecifications', 'LaunchTemplateData.UserData'],
      ...['LaunchTemplateData.TagSpecifications', 'LaunchTemplateData.NetworkPerformanceOptions'],
      ...['Description', 'PrimaryIpv6', 'EnaQueueCount', 'EnaSrdSpecification'].map(
        (name) => `LaunchTemplateData.NetworkInterfaces.${name}`,
      ),
      ...['LaunchTemplateData.NetworkInterfaces.ConnectionTrackingSpecification'],
      ...['LaunchTemplateData.BlockDeviceMappings.Ebs.EbsCardIndex'],
      ...['LaunchTemplateData.BlockDeviceMappings.Ebs.VolumeInitializationRate'],
      'LaunchTemplateData.CpuOptions.NestedVirtualization',
    ],
  },
  'AWS::ElasticLoadBalancingV2::Listener': { notRecorded: ['MutualAuthentication', 'ListenerAttributes'] },
  'AWS::SNS::Topic': {
    documents: ['DataProtectionPolicy', 'ArchivePolicy'],
    left: [
      ...['Policy', 'Owner', 'DeliveryPolicy', 'EffectiveDeliveryPolicy'],
      ...Object.values(DELIVERIES).flatMap((prefix) => FEEDBACK.map((attribute) => `${prefix}${attribute}`)),
    ],
    also: ({ item, configuration }) => ({
      ...deliveries(configuration),
      TopicName: at('TopicName')(configuration) ?? (item.arn ?? item.resourceId).split(':').at(-1) ?? odd(),
    }),
    notRecorded: [
      ...['ArchivePolicy', 'DataProtectionPolicy', 'FifoThroughputScope', 'SignatureVersion'],
      ...['Subscription', 'TracingConfig', 'MaximumMessageSize'],
    ],
    parts: topicPolicy,
  },
  'AWS::SQS::Queue': {
    documents: ['RedrivePolicy', 'RedriveAllowPolicy'],
    renamed: { QueueArn: 'Arn' },
    left: ['Policy', 'CreatedTimestamp', 'LastModifiedTimestamp'],
    notRecorded: ['RedriveAllowPolicy', 'RedrivePolicy'],
    aliases: ({ configuration }) => {
      const url = ownValue(configuration, 'QueueUrl');
      return typeof url === 'string' ? [url] : [];
    },
    parts: queuePolicy,
  },
  'AWS::SecretsManager::Secret': {
    renamed: { KMSKeyId: 'KmsKeyId', ARN: 'Id' },
    left: [
      ...['Deleted', 'RotationEnabled', 'RotationLambdaARN', 'RotationOccurringAsScheduled', 'RotationRules'],
    ],
    notRecorded: ['GenerateSecretString', 'ReplicaRegions', 'SecretString', 'Type'],
    parts: rotation,
  },
  'AWS::StepFunctions::StateMachine': {
    documents: ['Definition'],
    notRecorded: [
      ...['Definition', 'DefinitionString', 'DefinitionS3Location', 'DefinitionSubstitutions'],
      'EncryptionConfiguration',
    ],
  },
  'AWS::Events::Rule': { documents: ['EventPattern'], left: ['Id'], notRecorded: ['EventPattern'] },
  'AWS::Events::EventBus': {
    documents: ['Policy'],
    notRecorded: [...['Description', 'KmsKeyIdentifier', 'Policy', 'DeadLetterConfig', 'LogConfig']],
  },
  'AWS::Events::Connection': { notRecorded: ['KmsKeyIdentifier', 'InvocationConnectivityParameters'] },
  'AWS::Events::Archive': { documents: ['EventPattern'], notRecorded: ['EventPattern', 'KmsKeyIdentifier'] },
};
