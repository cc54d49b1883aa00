import { isList, isProperties } from '../../../../rules/core/value';
import { resourcesOfItem } from '../../../../rules/sources/configuration-resources';
import { itemOf, rawItem, toldOf, words } from './items';

test('AWS::AutoScaling::LaunchConfiguration', () => {
  expect(toldOf('AWS::AutoScaling::LaunchConfiguration')).toEqual([
    {
      type: 'AWS::AutoScaling::LaunchConfiguration',
      properties: {
        LaunchConfigurationName: 'old',
        ImageId: 'ami-0j2',
        InstanceType: 't4g.small',
        SecurityGroups: ['sg-0g1'],
        ClassicLinkVPCSecurityGroups: [],
        UserData: '',
        IamInstanceProfile: 'web',
        AssociatePublicIpAddress: false,
        EbsOptimized: false,
        InstanceMonitoring: true,
        MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 },
        BlockDeviceMappings: [
          {
            DeviceName: '/dev/xvda',
            Ebs: {
              VolumeSize: 20,
              VolumeType: 'gp3',
              DeleteOnTermination: true,
              Encrypted: true,
              Throughput: 125,
            },
          },
        ],
      },
      unknown: ['InstanceId'],
      aliases: [
        'arn:aws:autoscaling:eu-west-1:111122223333:launchConfiguration:0l1:launchConfigurationName/old',
        'old',
      ],
    },
  ]);
});

test('AWS::EC2::Instance', () => {
  expect(toldOf('AWS::EC2::Instance')).toEqual([
    {
      type: 'AWS::EC2::Instance',
      properties: {
        ImageId: 'ami-0j2',
        InstanceType: 't4g.small',
        SubnetId: 'subnet-0b9',
        SecurityGroupIds: ['sg-0g4'],
        IamInstanceProfile: 'bastion',
        KeyName: 'ops',
        PrivateIpAddress: '10.20.9.4',
        SourceDestCheck: true,
        EbsOptimized: true,
        Monitoring: true,
        AvailabilityZone: 'eu-west-1a',
        Tenancy: 'default',
        CpuOptions: { CoreCount: 2, ThreadsPerCore: 1 },
        EnclaveOptions: { Enabled: false },
        HibernationOptions: { Configured: false },
        MetadataOptions: {
          HttpTokens: 'required',
          HttpEndpoint: 'enabled',
          HttpPutResponseHopLimit: 2,
          HttpProtocolIpv6: '? which this AWS Config item does not hold',
          InstanceMetadataTags: '? which this AWS Config item does not hold',
        },
        LicenseSpecifications: [
          {
            LicenseConfigurationArn:
              'arn:aws:license-manager:eu-west-1:111122223333:license-configuration:lic-1',
          },
        ],
        BlockDeviceMappings: [
          {
            DeviceName: '/dev/xvda',
            Ebs: {
              DeleteOnTermination: true,
              Encrypted: '? which AWS Config does not record',
              Iops: '? which AWS Config does not record',
              KmsKeyId: '? which AWS Config does not record',
              SnapshotId: '? which AWS Config does not record',
              VolumeSize: '? which AWS Config does not record',
              VolumeType: '? which AWS Config does not record',
            },
          },
        ],
        Volumes: [{ Device: '/dev/xvda', VolumeId: 'vol-0k1' }],
        NetworkInterfaces: [
          {
            NetworkInterfaceId: 'eni-0j3',
            DeviceIndex: '0',
            DeleteOnTermination: true,
            SubnetId: 'subnet-0b9',
            GroupSet: ['sg-0g4'],
            Description: '',
            PrivateIpAddress: '10.20.9.4',
            AssociatePublicIpAddress: true,
          },
        ],
        Ipv6Addresses: [{ Ipv6Address: '2a05:d018:1:2209::4' }],
        Tags: [{ Key: 'Name', Value: 'bastion' }],
      },
      unknown: [
        'AdditionalInfo',
        'CreditSpecification',
        'DisableApiTermination',
        'ElasticGpuSpecifications',
        'ElasticInferenceAccelerators',
        'InstanceInitiatedShutdownBehavior',
        'Ipv6AddressCount',
        'LaunchTemplate',
        'PropagateTagsToVolumeOnCreation',
        'SecurityGroups',
        'SsmAssociations',
        'UserData',
      ],
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:instance/i-0j1', 'i-0j1'],
    },
  ]);
});

test('an interface of a running instance without a public address has none; of a stopped one nobody knows', () => {
  const { configuration } = rawItem('AWS::EC2::Instance') as {
    readonly configuration: Record<string, unknown>;
  };
  const [first] = configuration['networkInterfaces'] as readonly Record<string, unknown>[];
  const told = (name: string, association: unknown): unknown => {
    const changed = { ...configuration, state: { name }, networkInterfaces: [{ ...first, association }] };
    const [instance] = resourcesOfItem(itemOf('AWS::EC2::Instance', { configuration: changed }));
    const properties = instance?.properties;
    const list = isProperties(properties) ? properties['NetworkInterfaces'] : undefined;
    const [one] = isList(list) ? list : [];
    return words((isProperties(one) && one['AssociatePublicIpAddress']) ?? null);
  };
  expect(told('running', null)).toBe(false);
  expect(told('running', { ipOwnerId: '111122223333', publicIp: '198.51.100.30' })).toBe(false);
  expect(told('running', { ipOwnerId: 'amazon', publicIp: '198.51.100.30' })).toBe(true);
  expect(told('stopped', null)).toBe('? which AWS Config tells only of running instances');
});

test('AWS::EC2::LaunchTemplate', () => {
  expect(toldOf('AWS::EC2::LaunchTemplate')).toEqual([
    {
      type: 'AWS::EC2::LaunchTemplate',
      properties: {
        LaunchTemplateId: 'lt-0m1',
        DefaultVersionNumber: '2',
        LatestVersionNumber: '3',
        LaunchTemplateName: 'workers',
        LaunchTemplateData: {
          ImageId: 'ami-0j2',
          InstanceType: 't4g.small',
          SecurityGroupIds: ['sg-0g1'],
          MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
          BlockDeviceMappings: [
            {
              DeviceName: '/dev/xvda',
              Ebs: {
                Encrypted: true,
                VolumeSize: 20,
                EbsCardIndex: '? which AWS Config does not record',
                VolumeInitializationRate: '? which AWS Config does not record',
              },
            },
          ],
          UserData: '? which AWS Config does not record',
          TagSpecifications: '? which AWS Config does not record',
          NetworkPerformanceOptions: '? which AWS Config does not record',
        },
      },
      unknown: ['TagSpecifications', 'VersionDescription'],
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:launch-template/lt-0m1', 'lt-0m1', 'workers'],
    },
  ]);
});

test('AWS::EC2::Volume', () => {
  expect(toldOf('AWS::EC2::Volume')).toEqual([
    {
      type: 'AWS::EC2::Volume',
      properties: {
        AvailabilityZone: 'eu-west-1a',
        Encrypted: true,
        KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/0123abcd',
        Size: 20,
        VolumeType: 'gp3',
        Iops: 3000,
        Throughput: 125,
        MultiAttachEnabled: false,
      },
      unknown: ['AutoEnableIO', 'AvailabilityZoneId', 'SourceVolumeId', 'VolumeInitializationRate'],
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:volume/vol-0k1', 'vol-0k1'],
    },
  ]);
});
