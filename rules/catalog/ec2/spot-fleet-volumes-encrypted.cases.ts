import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'encrypted in every specification',
    given: {
      Resources: {
        Fleet: {
          Type: 'AWS::EC2::SpotFleet',
          Properties: {
            SpotFleetRequestConfigData: {
              LaunchSpecifications: [
                { BlockDeviceMappings: [{ Ebs: { Encrypted: true } }] },
                { BlockDeviceMappings: [{ Ebs: { Encrypted: 'true' } }] },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'launched from templates, which are judged themselves',
    given: {
      Resources: {
        Fleet: {
          Type: 'AWS::EC2::SpotFleet',
          Properties: {
            SpotFleetRequestConfigData: {
              LaunchTemplateConfigs: [
                { LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '1' } },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a volume of the second specification not encrypted',
    given: {
      Resources: {
        Fleet: {
          Type: 'AWS::EC2::SpotFleet',
          Properties: {
            SpotFleetRequestConfigData: {
              LaunchSpecifications: [
                { BlockDeviceMappings: [{ Ebs: { Encrypted: true } }] },
                { BlockDeviceMappings: [{ Ebs: { Encrypted: false } }] },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Fleet SpotFleetRequestConfigData.LaunchSpecifications[1].BlockDeviceMappings[0].Ebs.Encrypted'],
  },
  {
    name: 'a volume without a word of it',
    given: {
      Resources: {
        Fleet: {
          Type: 'AWS::EC2::SpotFleet',
          Properties: {
            SpotFleetRequestConfigData: {
              LaunchSpecifications: [{ BlockDeviceMappings: [{ Ebs: { VolumeSize: 8 } }] }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Fleet SpotFleetRequestConfigData.LaunchSpecifications[0].BlockDeviceMappings[0].Ebs.Encrypted'],
  },
  {
    name: 'specifications that are not known',
    given: {
      Resources: {
        Fleet: {
          Type: 'AWS::EC2::SpotFleet',
          Properties: {
            SpotFleetRequestConfigData: { LaunchSpecifications: { 'Fn::ImportValue': 'specifications' } },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Fleet SpotFleetRequestConfigData.LaunchSpecifications'],
  },
];
