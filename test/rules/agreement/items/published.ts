/**
 * What AWS publishes of its items, by type, read from https://github.com/awslabs/aws-config-resource-schema at commit
 * adf55132ad87019eb178da5f926902e12fa6b2c2, `config/properties/resource-types`. It names scalars only: of documents and
 * maps it cannot tell, and those are in `SEEN` where a public item shows them.
 */

/**
 * Of types that have CloudFormation's shape there, what of CloudFormation's is not published; a type that is not here
 * has no known shape.
 */
export const NOT_PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  'AWS::Config::ConfigurationRecorder': [
    'RecordingMode.RecordingModeOverrides.Description',
    'StartedOnCreate',
  ],
  'AWS::EC2::ClientVpnEndpoint': [
    ...['TagSpecifications', 'ClientLoginBannerOptions.BannerText', 'ClientRouteEnforcementOptions'],
    ...['DisconnectOnSessionTimeout', 'TrafficIpAddressType', 'TransitGatewayConfiguration'],
    ...['EndpointIpAddressType', 'AuthenticationOptions.MutualAuthentication.ClientRootCertificateChainArn'],
  ],
  'AWS::EC2::LaunchTemplate': [
    ...['VersionDescription', 'TagSpecifications', 'LaunchTemplateData.TagSpecifications'],
    ...['LaunchTemplateData.UserData', 'LaunchTemplateData.NetworkPerformanceOptions'],
    ...['LaunchTemplateData.BlockDeviceMappings.Ebs.EbsCardIndex'],
    ...['LaunchTemplateData.BlockDeviceMappings.Ebs.VolumeInitializationRate'],
    ...[
      'LaunchTemplateData.NetworkInterfaces.Description',
      'LaunchTemplateData.NetworkInterfaces.PrimaryIpv6',
    ],
    ...['LaunchTemplateData.NetworkInterfaces.EnaQueueCount'],
    ...['LaunchTemplateData.NetworkInterfaces.EnaSrdSpecification'],
    ...['LaunchTemplateData.NetworkInterfaces.ConnectionTrackingSpecification'],
    ...['LaunchTemplateData.CpuOptions.NestedVirtualization'],
  ],
  'AWS::EC2::PrefixList': ['Entries.Description'],
  'AWS::EC2::SpotFleet': [
    ...['Context', 'SpotMaxTotalPrice', 'TagSpecifications', 'TargetCapacityUnitType', 'ValidFrom'],
    ...['SpotMaintenanceStrategies', 'TerminateInstancesWithExpiration', 'ValidUntil'],
    ...['OnDemandMaxTotalPrice', 'LoadBalancersConfig', 'LaunchSpecifications.UserData'],
  ].map((path) => `SpotFleetRequestConfigData.${path}`),
  'AWS::EC2::TransitGateway': ['SecurityGroupReferencingSupport', 'EncryptionSupport'],
  'AWS::EC2::VPCBlockPublicAccessOptions': [],
  'AWS::ECR::RegistryPolicy': ['PolicyText'],
  'AWS::ECR::Repository': [
    ...['EmptyOnDelete', 'EncryptionConfiguration', 'LifecyclePolicy.LifecyclePolicyText'],
    ...['ImageTagMutabilityExclusionFilters', 'RepositoryPolicyText'],
  ],
  'AWS::ECS::CapacityProvider': [
    'AutoScalingGroupProvider.ManagedDraining',
    'ClusterName',
    'ManagedInstancesProvider',
  ],
  'AWS::ECS::Cluster': ['Configuration.ManagedStorageConfiguration', 'ServiceConnectDefaults'],
  'AWS::ECS::Service': [
    ...['LoadBalancers.AdvancedConfiguration', 'ServiceConnectConfiguration', 'VolumeConfigurations'],
    ...[
      'DeploymentConfiguration.Alarms',
      'DeploymentConfiguration.DeploymentCircuitBreaker.ThresholdConfiguration',
    ],
    ...['DeploymentConfiguration.DeploymentCircuitBreaker.ResetOnHealthyTask', 'AvailabilityZoneRebalancing'],
    ...['DeploymentConfiguration.CanaryConfiguration', 'DeploymentConfiguration.BakeTimeInMinutes'],
    ...['DeploymentConfiguration.LifecycleHooks', 'DeploymentConfiguration.EarlySuccessCriteria'],
    ...['DeploymentConfiguration.Strategy', 'DeploymentConfiguration.LinearConfiguration', 'Monitoring'],
    ...['ForceNewDeployment', 'VpcLatticeConfigurations'],
  ],
  'AWS::ECS::TaskDefinition': [
    ...['RuntimePlatform', 'Volumes.DockerVolumeConfiguration.DriverOpts', 'EphemeralStorage'],
    ...['Volumes.DockerVolumeConfiguration.Labels', 'Volumes.S3FilesVolumeConfiguration'],
    ...['Volumes.ConfiguredAtLaunch', 'ContainerDefinitions.LogConfiguration.Options'],
    ...['ContainerDefinitions.FirelensConfiguration.Options', 'ContainerDefinitions.DockerLabels'],
    ...[
      'ContainerDefinitions.PortMappings.AppProtocol',
      'ContainerDefinitions.PortMappings.ContainerPortRange',
    ],
    ...['ContainerDefinitions.PortMappings.Name', 'ContainerDefinitions.CredentialSpecs'],
    ...[
      'ContainerDefinitions.VersionConsistency',
      'ContainerDefinitions.RestartPolicy',
      'EnableFaultInjection',
    ],
  ],
  'AWS::ECS::TaskSet': ['CapacityProviderStrategy'],
  'AWS::ElasticLoadBalancingV2::Listener': [
    ...[
      'DefaultActions.FixedResponseConfig.MessageBody',
      'DefaultActions.AuthenticateOidcConfig.ClientSecret',
    ],
    ...['DefaultActions.AuthenticateCognitoConfig.AuthenticationRequestExtraParams'],
    ...['DefaultActions.AuthenticateOidcConfig.AuthenticationRequestExtraParams'],
    ...['DefaultActions.JwtValidationConfig', 'MutualAuthentication', 'ListenerAttributes'],
  ],
  'AWS::Events::Endpoint': [],
  'AWS::Events::EventBus': ['Description', 'KmsKeyIdentifier', 'Policy', 'DeadLetterConfig', 'LogConfig'],
  'AWS::Events::Rule': [
    ...['EventPattern', 'Targets.EcsParameters.PlacementConstraints.Expression'],
    ...['Targets.HttpParameters.HeaderParameters', 'Targets.HttpParameters.QueryStringParameters'],
    ...[
      'Targets.InputTransformer',
      'Targets.RedshiftDataParameters.Sql',
      'Targets.RedshiftDataParameters.Sqls',
    ],
    ...['Targets.AppSyncParameters'],
  ],
  'AWS::KMS::Alias': [],
  'AWS::Logs::Destination': ['DestinationPolicy'],
  'AWS::S3::AccessPoint': ['Policy'],
  'AWS::SNS::Topic': [
    ...['SignatureVersion', 'TracingConfig', 'Subscription', 'DataProtectionPolicy', 'TopicName'],
    ...['ArchivePolicy', 'FifoThroughputScope', 'MaximumMessageSize', 'DeliveryStatusLogging'],
  ],
  'AWS::SQS::Queue': ['RedriveAllowPolicy', 'RedrivePolicy'],
  'AWS::SecretsManager::Secret': [
    'SecretString',
    'GenerateSecretString',
    'ReplicaRegions',
    'Type',
    'KmsKeyId',
  ],
  'AWS::StepFunctions::StateMachine': [
    ...['DefinitionString', 'DefinitionSubstitutions', 'Definition', 'DefinitionS3Location'],
    ...['EncryptionConfiguration'],
  ],
};

/** What the published schema has by another name than CloudFormation. */
export const NAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::ECS::TaskDefinition': {
    'ProxyConfiguration.ProxyConfigurationProperties': 'Properties',
    'Volumes.EFSVolumeConfiguration': 'EfsVolumeConfiguration',
    'Volumes.EFSVolumeConfiguration.AuthorizationConfig.IAM': 'Iam',
    'Volumes.EFSVolumeConfiguration.FilesystemId': 'FileSystemId',
    'Volumes.FSxWindowsFileServerVolumeConfiguration': 'FsxWindowsFileServerVolumeConfiguration',
  },
};

/** Documents and maps that public items hold. */
export const SEEN: Readonly<Record<string, readonly string[]>> = {
  // https://github.com/awslabs/aws-config-rdk, rdk/template/example_ci
  'AWS::ECS::TaskDefinition': [
    'ContainerDefinitions.LogConfiguration.Options',
    'ContainerDefinitions.DockerLabels',
    'ContainerDefinitions.CredentialSpecs',
    'ContainerDefinitions.PortMappings.Name',
    'ContainerDefinitions.PortMappings.AppProtocol',
  ],
  'AWS::ECR::Repository': ['RepositoryPolicyText', 'EncryptionConfiguration'],
};

/** What is published in another way than by its own name: by the ARN, by other members. */
export const TOLD_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  'AWS::SNS::Topic': ['TopicName', 'DeliveryStatusLogging'],
  'AWS::SecretsManager::Secret': ['KmsKeyId'],
};
