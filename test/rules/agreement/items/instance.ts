import type * as ec2 from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from '../arns';
import type { PlainObject } from '../deploy';
import type { Stack } from '../parts';
import { launchedFrom } from './launch';
import {
  flag,
  lowered,
  number,
  object,
  objects,
  type Projection,
  SOME_SUBNET,
  text,
  texts,
} from './recorded';
import { volumeId } from './volumes';

/** The default of a new instance: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html */
function metadata(own: PlainObject): ec2.InstanceMetadataOptionsResponse {
  return {
    State: 'applied',
    HttpTokens: (text(own, 'HttpTokens') ?? 'optional') as ec2.HttpTokensState,
    HttpPutResponseHopLimit: number(own, 'HttpPutResponseHopLimit') ?? 1,
    HttpEndpoint: (text(own, 'HttpEndpoint') ?? 'enabled') as ec2.InstanceMetadataEndpointState,
    HttpProtocolIpv6: 'disabled',
    InstanceMetadataTags: 'disabled',
  };
}

/** A public address is there where the interface, or the subnet, asked for one. */
function isPublic(given: PlainObject, index: number, subnetId: string | undefined, stack: Stack): boolean {
  if (index > 0 || given['NetworkInterfaceId'] !== undefined)
    return flag(given, 'AssociatePublicIpAddress') ?? false;
  // A subnet of the default VPC assigns one: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
  const isDefault = subnetId === undefined;
  const subnet = stack.all.find(({ type, id }) => type === 'AWS::EC2::Subnet' && id === subnetId);
  return (
    flag(given, 'AssociatePublicIpAddress') ??
    (subnet ? flag(subnet.properties, 'MapPublicIpOnLaunch') : isDefault) ??
    false
  );
}

/** The twelfth address of a subnet; of one that is not there, some address. */
function addressIn(subnetId: string, stack: Stack): string {
  const subnet = stack.all.find(({ type, id }) => type === 'AWS::EC2::Subnet' && id === subnetId);
  const [, start, last] = /^(.+\.)(\d+)\/\d+$/.exec(text(subnet?.properties ?? {}, 'CidrBlock') ?? '') ?? [];
  return start === undefined ? '10.0.0.12' : `${start}${Number(last) + 12}`;
}

function networkInterface(
  given: PlainObject,
  index: number,
  hashed: string,
  stack: Stack,
): ec2.InstanceNetworkInterface {
  const subnetId = text(given, 'SubnetId') ?? SOME_SUBNET;
  return {
    NetworkInterfaceId: text(given, 'NetworkInterfaceId') ?? `eni-0${hashed}0${index}`,
    SubnetId: subnetId,
    Description: text(given, 'Description') ?? '',
    Groups: texts(given, 'GroupSet').map((GroupId) => ({ GroupId, GroupName: GroupId })),
    PrivateIpAddress: text(given, 'PrivateIpAddress') ?? addressIn(subnetId, stack),
    SourceDestCheck: true,
    Status: 'in-use',
    OwnerId: ACCOUNT_ID,
    Attachment: {
      AttachmentId: `eni-attach-0${index}`,
      DeviceIndex: number(given, 'DeviceIndex') ?? index,
      DeleteOnTermination: flag(given, 'DeleteOnTermination') ?? true,
      Status: 'attached',
    },
    ...(isPublic(given, number(given, 'DeviceIndex') ?? index, text(given, 'SubnetId'), stack)
      ? { Association: { IpOwnerId: 'amazon', PublicDnsName: '', PublicIp: '198.51.100.7' } }
      : {}),
  };
}

export const instance: Projection = (one, stack) => {
  const { properties: given } = one;
  const template = launchedFrom(one, stack);
  const own = objects(given, 'NetworkInterfaces');
  const inTemplate = objects(template, 'NetworkInterfaces');
  const subnet = text(given, 'SubnetId') === undefined ? {} : { SubnetId: text(given, 'SubnetId') ?? '' };
  const first = own.length > 0 ? own : inTemplate.length > 0 ? inTemplate : [subnet];
  const attached = stack.naming('AWS::EC2::NetworkInterfaceAttachment', 'InstanceId', one);
  const interfaces = [...first, ...attached.map(({ properties }) => properties)];
  const options = { ...object(template, 'MetadataOptions'), ...object(given, 'MetadataOptions') };
  const disks =
    objects(given, 'BlockDeviceMappings').length > 0
      ? objects(given, 'BlockDeviceMappings')
      : objects(template, 'BlockDeviceMappings');
  const answer: ec2.Instance = {
    InstanceId: one.id,
    ImageId: text(given, 'ImageId') ?? text(template, 'ImageId') ?? 'ami-0123456789abcdef0',
    InstanceType: (text(given, 'InstanceType') ?? 'm1.small') as ec2._InstanceType,
    KeyName: text(given, 'KeyName'),
    SubnetId: interfaces.flatMap((one) => text(one, 'SubnetId') ?? [])[0] ?? SOME_SUBNET,
    SecurityGroups: texts(given, 'SecurityGroupIds').map((GroupId) => ({ GroupId, GroupName: GroupId })),
    State: { Code: 16, Name: 'running' },
    SourceDestCheck: flag(given, 'SourceDestCheck') ?? true,
    EbsOptimized: flag(given, 'EbsOptimized') ?? false,
    Monitoring: { State: flag(given, 'Monitoring') ? 'enabled' : 'disabled' },
    MetadataOptions: metadata(options),
    Placement: { AvailabilityZone: 'eu-west-1a', GroupName: '', Tenancy: 'default' },
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    VirtualizationType: 'hvm',
    BlockDeviceMappings: disks
      .filter((disk) => object(disk, 'Ebs') !== undefined)
      .map((disk, index) => ({
        DeviceName: text(disk, 'DeviceName'),
        Ebs: { DeleteOnTermination: true, Status: 'attached', VolumeId: volumeId(one.id, index) },
      })),
    NetworkInterfaces: interfaces.map((given, index) =>
      networkInterface(given, index, one.id.slice(3, 17), stack),
    ),
    ProductCodes: [],
    Tags: [],
  };
  return { configuration: lowered(answer) };
};

/** The interfaces that are made with an instance are resources of their own. */
export function interfacesOf(
  one: Parameters<Projection>[0],
  stack: Stack,
): readonly Parameters<Projection>[0][] {
  const { networkInterfaces } = instance(one, stack).configuration as {
    readonly networkInterfaces: readonly (PlainObject & { readonly networkInterfaceId: string })[];
  };
  return networkInterfaces
    .filter(({ networkInterfaceId }) => !stack.all.some(({ id }) => id === networkInterfaceId))
    .map((made) => ({
      type: 'AWS::EC2::NetworkInterface',
      logicalId: one.logicalId,
      id: made.networkInterfaceId,
      name: made.networkInterfaceId,
      arn: one.arn.replace(/[^:]+$/, `network-interface/${made.networkInterfaceId}`),
      properties: {
        SubnetId: made['subnetId'] ?? SOME_SUBNET,
        PrivateIpAddress: made['privateIpAddress'] ?? '10.0.0.12',
        GroupSet: [
          ...objects(made, 'groups').flatMap((group) => text(group, 'groupId') ?? []),
          ...texts(one.properties, 'SecurityGroupIds'),
        ],
      },
    }));
}
