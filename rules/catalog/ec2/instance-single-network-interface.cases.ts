import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the interface that comes with a subnet',
    given: { Resources: { Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: 'subnet-1' } } } },
    expect: 'compliant',
  },
  {
    name: 'one interface',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: 'subnet-1' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two interfaces',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            NetworkInterfaces: [
              { DeviceIndex: '0', SubnetId: 'subnet-1' },
              { DeviceIndex: '1', SubnetId: 'subnet-2' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Instance NetworkInterfaces[1]'],
  },
  {
    name: 'one interface, and one attached',
    given: {
      Resources: {
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: 'subnet-1' } },
        Attachment: {
          Type: 'AWS::EC2::NetworkInterfaceAttachment',
          Properties: { InstanceId: { Ref: 'Instance' }, NetworkInterfaceId: 'eni-1', DeviceIndex: '1' },
        },
      },
    },
    expect: 'violation',
    at: ['Instance '],
  },
  {
    name: 'one attached to another instance',
    given: {
      Resources: {
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: 'subnet-1' } },
        Attachment: {
          Type: 'AWS::EC2::NetworkInterfaceAttachment',
          Properties: { InstanceId: 'i-0123', NetworkInterfaceId: 'eni-1', DeviceIndex: '1' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one attached to an instance that is not known',
    given: {
      Resources: {
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: 'subnet-1' } },
        Attachment: {
          Type: 'AWS::EC2::NetworkInterfaceAttachment',
          Properties: {
            InstanceId: { 'Fn::ImportValue': 'instance' },
            NetworkInterfaceId: 'eni-1',
            DeviceIndex: '1',
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Instance '],
  },
  {
    name: 'interfaces that are not known',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { NetworkInterfaces: { 'Fn::ImportValue': 'interfaces' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Instance NetworkInterfaces'],
  },
  {
    name: 'a launch template with two',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0 }, { DeviceIndex: 1 }] } },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } },
        },
      },
    },
    expect: 'violation',
    at: ['Instance LaunchTemplate'],
  },
  {
    name: 'a launch template with one',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0 }] } },
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
    name: 'a launch template that is elsewhere',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Instance LaunchTemplate'],
  },
];
