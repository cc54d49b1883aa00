import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a private subnet',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: {} },
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a subnet that assigns addresses',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: 'true' } },
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' } } },
      },
    },
    expect: 'violation',
    at: ['Instance SubnetId'],
  },
  {
    name: 'a subnet that assigns addresses, and an interface that takes none',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: true } },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            NetworkInterfaces: [
              { DeviceIndex: '0', SubnetId: { Ref: 'Subnet' }, AssociatePublicIpAddress: false },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a private subnet, and an interface that takes an address',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: {} },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            NetworkInterfaces: [
              { DeviceIndex: '0', SubnetId: { Ref: 'Subnet' }, AssociatePublicIpAddress: 'true' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Instance NetworkInterfaces[0].AssociatePublicIpAddress'],
  },
  {
    name: 'an interface that takes what its subnet assigns',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: true } },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: { 'Fn::GetAtt': ['Subnet', 'SubnetId'] } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Instance NetworkInterfaces[0].SubnetId'],
  },
  {
    name: 'no subnet, in the default VPC',
    given: { Resources: { Instance: { Type: 'AWS::EC2::Instance', Properties: { ImageId: 'ami-1' } } } },
    expect: 'violation',
    at: ['Instance SubnetId'],
  },
  {
    name: 'a subnet that is elsewhere',
    given: {
      Resources: { Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: 'subnet-0123' } } },
    },
    expect: 'indeterminate',
    at: ['Instance SubnetId'],
  },
  {
    name: 'a subnet that is a parameter',
    given: {
      Resources: { Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' } } } },
      Parameters: { Subnet: { Type: 'AWS::EC2::Subnet::Id' } },
    },
    expect: 'indeterminate',
    at: ['Instance SubnetId'],
  },
  {
    name: 'an Elastic IP address',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: {} },
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' } } },
        Address: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: { Ref: 'Instance' } } },
      },
    },
    expect: 'violation',
    at: ['Instance '],
  },
  {
    name: 'an Elastic IP address by an association',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: {} },
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' } } },
        Association: {
          Type: 'AWS::EC2::EIPAssociation',
          Properties: { AllocationId: 'eipalloc-1', InstanceId: { Ref: 'Instance' } },
        },
      },
    },
    expect: 'violation',
    at: ['Instance '],
  },
  {
    name: 'an Elastic IP address of another instance',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: {} },
        Other: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' } } },
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' } } },
        Address: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: { Ref: 'Other' } } },
      },
    },
    expect: 'violation',
    at: ['Other '],
  },
  {
    name: 'an Elastic IP address of an instance that is not known',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: {} },
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' } } },
        Address: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: { 'Fn::ImportValue': 'instance' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Instance '],
  },
  {
    name: 'an interface of its own',
    given: {
      Resources: {
        Interface: { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: 'subnet-0123' } },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: { Ref: 'Interface' } }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an interface of its own, with an Elastic IP address',
    given: {
      Resources: {
        Interface: { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: 'subnet-0123' } },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: { Ref: 'Interface' } }] },
        },
        Association: {
          Type: 'AWS::EC2::EIPAssociation',
          Properties: { AllocationId: 'eipalloc-1', NetworkInterfaceId: { Ref: 'Interface' } },
        },
      },
    },
    expect: 'violation',
    at: ['Instance NetworkInterfaces[0]'],
  },
  {
    name: 'an interface that is elsewhere',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: 'eni-0123' }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Instance NetworkInterfaces[0]'],
  },
  {
    name: 'a launch template that assigns an address',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }] },
          },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            LaunchTemplate: {
              LaunchTemplateId: { Ref: 'Template' },
              Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Instance LaunchTemplate'],
  },
  {
    name: 'a launch template that assigns none',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }] },
          },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a launch template without interfaces, and a private subnet',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: {} },
        Template: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: {} } },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            SubnetId: { Ref: 'Subnet' },
            LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a launch template that is elsewhere',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: {} },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            SubnetId: { Ref: 'Subnet' },
            LaunchTemplate: { LaunchTemplateName: 'web', Version: '1' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Instance LaunchTemplate'],
  },
];
