import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'assigns none',
    given: {
      Resources: { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: false } } },
    },
    expect: 'compliant',
  },
  {
    name: 'assigns none, as text',
    given: {
      Resources: { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: 'false' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'says nothing',
    given: { Resources: { Subnet: { Type: 'AWS::EC2::Subnet', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'assigns them',
    given: { Resources: { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: true } } } },
    expect: 'violation',
    at: ['Subnet MapPublicIpOnLaunch'],
  },
  {
    name: 'assigns them, as text',
    given: {
      Resources: { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: 'true' } } },
    },
    expect: 'violation',
    at: ['Subnet MapPublicIpOnLaunch'],
  },
  {
    name: 'assigns them as somebody decides',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: { Ref: 'Public' } } },
      },
      Parameters: { Public: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Subnet MapPublicIpOnLaunch'],
  },
];
