import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'no public address',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }] },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no public address, as text',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: {
              NetworkInterfaces: [{ DeviceIndex: '0', AssociatePublicIpAddress: 'false' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'as the subnet has it',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0 }] } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no interfaces',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { SecurityGroupIds: ['sg-1'] } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a public address',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Template LaunchTemplateData.NetworkInterfaces[0].AssociatePublicIpAddress'],
  },
  {
    name: 'a public address of the second interface, as text',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: {
              NetworkInterfaces: [{ DeviceIndex: 0 }, { DeviceIndex: 1, AssociatePublicIpAddress: 'true' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Template LaunchTemplateData.NetworkInterfaces[1].AssociatePublicIpAddress'],
  },
  {
    name: 'a public address as somebody decides',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { NetworkInterfaces: [{ AssociatePublicIpAddress: { Ref: 'Public' } }] },
          },
        },
      },
      Parameters: { Public: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Template LaunchTemplateData.NetworkInterfaces[0].AssociatePublicIpAddress'],
  },
];
