import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'one volume, encrypted',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, Encrypted: true } }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no volume beside those of the image',
    given: { Resources: { Instance: { Type: 'AWS::EC2::Instance', Properties: { ImageId: 'ami-1' } } } },
    expect: 'compliant',
  },
  {
    name: 'a volume of the instance store',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            BlockDeviceMappings: [
              { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
              { DeviceName: '/dev/sdc', NoDevice: {} },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the second volume without a word of it',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            BlockDeviceMappings: [
              { DeviceName: '/dev/xvda', Ebs: { Encrypted: 'true' } },
              { DeviceName: '/dev/sdb', Ebs: { VolumeSize: '20' } },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Instance BlockDeviceMappings[1].Ebs.Encrypted'],
  },
  {
    name: 'a volume that is not encrypted',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: 'false' } }] },
        },
      },
    },
    expect: 'violation',
    at: ['Instance BlockDeviceMappings[0].Ebs.Encrypted'],
  },
  {
    name: 'a copy of a snapshot',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { BlockDeviceMappings: [{ DeviceName: '/dev/sdb', Ebs: { SnapshotId: 'snap-1' } }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Instance BlockDeviceMappings[0].Ebs.Encrypted'],
  },
  {
    name: 'devices that are not known',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { BlockDeviceMappings: { 'Fn::ImportValue': 'devices' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Instance BlockDeviceMappings'],
  },
];
