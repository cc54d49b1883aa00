import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'one volume, encrypted',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: {
              BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, Encrypted: true } }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no volume',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { ImageId: 'ami-1' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a volume of the instance store',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: {
              BlockDeviceMappings: [{ DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a volume that is not encrypted',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: {
              BlockDeviceMappings: [{ Ebs: { Encrypted: true } }, { Ebs: { Encrypted: 'false' } }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Template LaunchTemplateData.BlockDeviceMappings[1].Ebs.Encrypted'],
  },
  {
    name: 'a volume without a word of it',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: {
              BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20 } }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Template LaunchTemplateData.BlockDeviceMappings[0].Ebs.Encrypted'],
  },
  {
    name: 'a copy of a snapshot',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { SnapshotId: { Ref: 'Snapshot' } } }] },
          },
        },
      },
      Parameters: { Snapshot: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Template LaunchTemplateData.BlockDeviceMappings[0].Ebs.Encrypted'],
  },
  {
    name: 'a volume of which nothing is known',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { 'Fn::ImportValue': 'volume' } }] },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Template LaunchTemplateData.BlockDeviceMappings[0].Ebs.Encrypted'],
  },
];
