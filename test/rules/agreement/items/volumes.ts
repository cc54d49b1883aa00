import type * as ec2 from '@aws-sdk/client-ec2';
import type { Stack } from '../parts';
import { launchedFrom } from './launch';
import { flag, lowered, number, object, objects, type Projection, text } from './recorded';

export function volumeId(instance: string, index: number): string {
  return `vol-0${instance.slice(3, 17)}${index}`;
}

/** The disks of an instance are volumes of their own, encrypted as the instance asked: none by default. */
export function volumesOf(
  one: Parameters<Projection>[0],
  stack: Stack,
): readonly Parameters<Projection>[0][] {
  const own = objects(one.properties, 'BlockDeviceMappings');
  const disks = own.length > 0 ? own : objects(launchedFrom(one, stack), 'BlockDeviceMappings');
  return disks
    .filter((disk) => object(disk, 'Ebs') !== undefined)
    .map((disk, index) => {
      const id = volumeId(one.id, index);
      return {
        type: 'AWS::EC2::Volume',
        logicalId: one.logicalId,
        id,
        name: id,
        arn: one.arn.replace(/[^:]+$/, `volume/${id}`),
        properties: object(disk, 'Ebs') ?? {},
      };
    });
}

export const volume: Projection = (one) => {
  const { properties: given } = one;
  const answer: ec2.Volume = {
    VolumeId: one.id,
    AvailabilityZone: text(given, 'AvailabilityZone') ?? 'eu-west-1a',
    // Encryption by default is off until an account turns it on: https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
    Encrypted: flag(given, 'Encrypted') ?? false,
    KmsKeyId: text(given, 'KmsKeyId'),
    Size: number(given, 'Size') ?? 8,
    SnapshotId: text(given, 'SnapshotId') ?? '',
    State: 'available',
    VolumeType: (text(given, 'VolumeType') ?? 'gp2') as ec2.VolumeType,
    Iops: number(given, 'Iops'),
    Attachments: [],
    Tags: [],
  };
  return { configuration: lowered(answer) };
};
