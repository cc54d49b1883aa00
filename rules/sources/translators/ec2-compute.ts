import { isProperties, ownValue, type Properties } from '../../core/value';
import {
  at,
  each,
  inside,
  notRecorded,
  objects,
  odd,
  pascal,
  type Read,
  shape,
  sure,
  texts,
  unknown,
} from './read';
import type { Translations } from './translation';

/** `arn:aws:iam::123456789012:instance-profile/path/name` is `name`. */
const profile: Read = (from) => {
  const arn = at('arn')(from);
  return typeof arn === 'string' ? arn.slice(arn.lastIndexOf('/') + 1) : (arn ?? odd());
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Monitoring.html */
const monitored: Read = (from) => {
  const state = at('state')(from);
  return typeof state === 'string' ? /^(enabled|pending)$/.test(state) : odd();
};

/** A stopped instance has no public address, whatever it was launched with; an address that is not Amazon's was attached. */
function publicAddress(instance: Properties): Read {
  const isRunning = inside('state', at('name'))(instance) === 'running';
  return (from) => {
    const association = ownValue(from, 'association');
    if (isProperties(association) && ownValue(association, 'ipOwnerId') === 'amazon') return true;
    return isRunning ? false : unknown('which AWS Config tells only of running instances');
  };
}

const interfaces: Read = (instance) =>
  each(
    'networkInterfaces',
    shape({
      NetworkInterfaceId: at('networkInterfaceId'),
      DeviceIndex: inside('attachment', at('deviceIndex')),
      DeleteOnTermination: inside('attachment', at('deleteOnTermination')),
      SubnetId: at('subnetId'),
      GroupSet: each('groups', sure('groupId')),
      Description: at('description'),
      PrivateIpAddress: at('privateIpAddress'),
      AssociatePublicIpAddress: publicAddress(instance),
    }),
  )(instance);

const metadata = shape({
  HttpTokens: sure('httpTokens'),
  HttpEndpoint: sure('httpEndpoint'),
  HttpPutResponseHopLimit: sure('httpPutResponseHopLimit'),
  HttpProtocolIpv6: sure('httpProtocolIpv6'),
  InstanceMetadataTags: sure('instanceMetadataTags'),
});

const ofVolume = {
  Encrypted: notRecorded,
  Iops: notRecorded,
  KmsKeyId: notRecorded,
  SnapshotId: notRecorded,
  VolumeSize: notRecorded,
  VolumeType: notRecorded,
};

const disk = {
  DeviceName: at('deviceName'),
  VirtualName: at('virtualName'),
  NoDevice: at('noDevice'),
};

/** The volumes are resources of their own, which say whether they are encrypted. */
const volumes: Read = (from) => {
  const found = (objects(from, 'blockDeviceMappings') ?? []).flatMap((one) => {
    const [Device, VolumeId] = [at('deviceName')(one), inside('ebs', at('volumeId'))(one)];
    return Device === undefined || VolumeId === undefined ? [] : [{ Device, VolumeId }];
  });
  return found.length > 0 ? found : undefined;
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html and its neighbours. */
export const EC2_COMPUTE: Translations = {
  'AWS::EC2::Instance': {
    shape: {
      ImageId: at('imageId'),
      InstanceType: at('instanceType'),
      SubnetId: at('subnetId'),
      SecurityGroupIds: sure('securityGroups', each('securityGroups', sure('groupId'))),
      IamInstanceProfile: inside('iamInstanceProfile', profile),
      KeyName: at('keyName'),
      KernelId: at('kernelId'),
      RamdiskId: at('ramdiskId'),
      PrivateIpAddress: at('privateIpAddress'),
      SourceDestCheck: at('sourceDestCheck'),
      EbsOptimized: at('ebsOptimized'),
      Monitoring: inside('monitoring', monitored),
      AvailabilityZone: inside('placement', at('availabilityZone')),
      Tenancy: inside('placement', at('tenancy')),
      Affinity: inside('placement', at('affinity')),
      HostId: inside('placement', at('hostId')),
      HostResourceGroupArn: inside('placement', at('hostResourceGroupArn')),
      PlacementGroupName: inside('placement', (from) => at('groupName')(from) || undefined),
      CpuOptions: inside(
        'cpuOptions',
        shape({ CoreCount: at('coreCount'), ThreadsPerCore: at('threadsPerCore') }),
      ),
      EnclaveOptions: pascal('enclaveOptions'),
      HibernationOptions: pascal('hibernationOptions'),
      MetadataOptions: sure('metadataOptions', inside('metadataOptions', metadata)),
      LicenseSpecifications: each(
        'licenses',
        shape({ LicenseConfigurationArn: at('licenseConfigurationArn') }),
      ),
      PrivateDnsNameOptions: pascal('privateDnsNameOptions'),
      BlockDeviceMappings: each(
        'blockDeviceMappings',
        shape({
          DeviceName: at('deviceName'),
          Ebs: inside('ebs', shape({ DeleteOnTermination: at('deleteOnTermination'), ...ofVolume })),
        }),
      ),
      Volumes: volumes,
      NetworkInterfaces: interfaces,
      Ipv6Addresses: (from) => {
        const found = (objects(from, 'networkInterfaces') ?? []).flatMap(
          (one) => objects(one, 'ipv6Addresses')?.map(shape({ Ipv6Address: at('ipv6Address') })) ?? [],
        );
        const addresses = found.flatMap((one) => one ?? []);
        return addresses.length > 0 ? addresses : undefined;
      },
    },
    notRecorded: [
      ...['UserData', 'DisableApiTermination', 'CreditSpecification', 'AdditionalInfo', 'LaunchTemplate'],
      ...['InstanceInitiatedShutdownBehavior', 'PropagateTagsToVolumeOnCreation', 'SsmAssociations'],
      ...['SecurityGroups', 'ElasticGpuSpecifications', 'ElasticInferenceAccelerators', 'Ipv6AddressCount'],
    ],
  },
  'AWS::EC2::Volume': {
    shape: {
      AvailabilityZone: at('availabilityZone'),
      Encrypted: sure('encrypted'),
      KmsKeyId: at('kmsKeyId'),
      Size: at('size'),
      VolumeType: at('volumeType'),
      Iops: at('iops'),
      Throughput: at('throughput'),
      SnapshotId: (from) => at('snapshotId')(from) || undefined,
      MultiAttachEnabled: at('multiAttachEnabled'),
      OutpostArn: at('outpostArn'),
    },
    notRecorded: ['AutoEnableIO', 'AvailabilityZoneId', 'SourceVolumeId', 'VolumeInitializationRate'],
  },
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchConfiguration.html
  'AWS::AutoScaling::LaunchConfiguration': {
    shape: {
      LaunchConfigurationName: at('launchConfigurationName'),
      ImageId: at('imageId'),
      InstanceType: at('instanceType'),
      KeyName: (from) => at('keyName')(from) || undefined,
      KernelId: (from) => at('kernelId')(from) || undefined,
      RamDiskId: (from) => at('ramdiskId')(from) || undefined,
      SecurityGroups: sure('securityGroups', texts('securityGroups')),
      ClassicLinkVPCId: at('classicLinkVPCId'),
      ClassicLinkVPCSecurityGroups: texts('classicLinkVPCSecurityGroups'),
      UserData: at('userData'),
      IamInstanceProfile: at('iamInstanceProfile'),
      // Null where the subnet decides.
      AssociatePublicIpAddress: sure('associatePublicIpAddress'),
      EbsOptimized: at('ebsOptimized'),
      InstanceMonitoring: inside('instanceMonitoring', at('enabled')),
      PlacementTenancy: at('placementTenancy'),
      SpotPrice: at('spotPrice'),
      MetadataOptions: inside(
        'metadataOptions',
        shape({
          HttpTokens: at('httpTokens'),
          HttpEndpoint: at('httpEndpoint'),
          HttpPutResponseHopLimit: at('httpPutResponseHopLimit'),
        }),
      ),
      BlockDeviceMappings: each('blockDeviceMappings', shape({ ...disk, Ebs: pascal('ebs') })),
    },
    notRecorded: ['InstanceId'],
  },
};
