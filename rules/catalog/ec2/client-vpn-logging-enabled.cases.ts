import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a log',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::ClientVpnEndpoint',
          Properties: { ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'vpn' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a log, as text',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::ClientVpnEndpoint',
          Properties: { ConnectionLogOptions: { Enabled: 'true', CloudwatchLogGroup: 'vpn' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a log group, and no log',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::ClientVpnEndpoint',
          Properties: { ConnectionLogOptions: { Enabled: false, CloudwatchLogGroup: 'vpn' } },
        },
      },
    },
    expect: 'violation',
    at: ['Vpn ConnectionLogOptions.Enabled'],
  },
  {
    name: 'no log, as text',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::ClientVpnEndpoint',
          Properties: { ConnectionLogOptions: { Enabled: 'false' } },
        },
      },
    },
    expect: 'violation',
    at: ['Vpn ConnectionLogOptions.Enabled'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Vpn: { Type: 'AWS::EC2::ClientVpnEndpoint', Properties: {} } } },
    expect: 'violation',
    at: ['Vpn ConnectionLogOptions.Enabled'],
  },
  {
    name: 'options that are not known',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::ClientVpnEndpoint',
          Properties: { ConnectionLogOptions: { 'Fn::ImportValue': 'log' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Vpn ConnectionLogOptions.Enabled'],
  },
];
