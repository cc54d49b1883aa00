import { MESSAGING } from './messaging';
import type { Translations } from './translation';

/**
 * Types that AWS Config records in CloudFormation's shape, where it differs in a name, writes a document as text, or
 * leaves something out: https://github.com/awslabs/aws-config-resource-schema
 */
export const PASCAL: Translations = {
  ...MESSAGING,
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
      'AuthenticationOptions.MutualAuthentication.ClientRootCertificateChainArn',
    ],
  },
  'AWS::EC2::TransitGateway': { notRecorded: ['EncryptionSupport', 'SecurityGroupReferencingSupport'] },
  'AWS::EC2::PrefixList': { notRecorded: ['Entries.Description'] },
  'AWS::EC2::SpotFleet': {
    notRecorded: [
      ...['Context', 'SpotMaxTotalPrice', 'TagSpecifications', 'TargetCapacityUnitType', 'ValidFrom'],
      ...['SpotMaintenanceStrategies', 'TerminateInstancesWithExpiration', 'ValidUntil'],
      ...['OnDemandMaxTotalPrice', 'LoadBalancersConfig', 'LaunchSpecifications.UserData'],
    ].map((path) => `SpotFleetRequestConfigData.${path}`),
  },
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
  'AWS::ElasticLoadBalancingV2::Listener': {
    notRecorded: [
      ...['MutualAuthentication', 'ListenerAttributes', 'DefaultActions.JwtValidationConfig'],
      ...[
        'DefaultActions.FixedResponseConfig.MessageBody',
        'DefaultActions.AuthenticateOidcConfig.ClientSecret',
      ],
      ...['Cognito', 'Oidc'].map(
        (kind) => `DefaultActions.Authenticate${kind}Config.AuthenticationRequestExtraParams`,
      ),
    ],
  },
  'AWS::StepFunctions::StateMachine': {
    documents: ['Definition'],
    notRecorded: [
      ...['Definition', 'DefinitionString', 'DefinitionS3Location', 'DefinitionSubstitutions'],
      'EncryptionConfiguration',
    ],
  },
  'AWS::Events::Rule': {
    documents: ['EventPattern'],
    left: ['Id'],
    notRecorded: [
      ...['EventPattern', 'Targets.AppSyncParameters', 'Targets.InputTransformer'],
      ...['Targets.RedshiftDataParameters.Sql', 'Targets.RedshiftDataParameters.Sqls'],
      ...['Targets.HttpParameters.HeaderParameters', 'Targets.HttpParameters.QueryStringParameters'],
      'Targets.EcsParameters.PlacementConstraints.Expression',
    ],
  },
  'AWS::Events::EventBus': {
    documents: ['Policy'],
    notRecorded: [...['Description', 'KmsKeyIdentifier', 'Policy', 'DeadLetterConfig', 'LogConfig']],
  },
  'AWS::Events::Connection': { notRecorded: ['KmsKeyIdentifier', 'InvocationConnectivityParameters'] },
  'AWS::Events::Archive': { documents: ['EventPattern'], notRecorded: ['EventPattern', 'KmsKeyIdentifier'] },
};
