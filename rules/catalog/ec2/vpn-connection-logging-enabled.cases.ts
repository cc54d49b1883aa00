import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'both tunnels log',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: {
            VpnTunnelOptionsSpecifications: [
              {
                LogOptions: {
                  CloudwatchLogOptions: {
                    LogEnabled: true,
                    LogGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:vpn',
                  },
                },
              },
              {
                LogOptions: {
                  CloudwatchLogOptions: {
                    LogEnabled: 'true',
                    LogGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:vpn',
                  },
                },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one tunnel logs',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: {
            VpnTunnelOptionsSpecifications: [
              { LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } },
              { LogOptions: { CloudwatchLogOptions: { LogEnabled: false } } },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Vpn VpnTunnelOptionsSpecifications[1].LogOptions.CloudwatchLogOptions.LogEnabled'],
  },
  {
    name: 'the second tunnel has other options',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: {
            VpnTunnelOptionsSpecifications: [
              { LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } },
              { TunnelInsideCidr: '169.254.10.0/30' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Vpn VpnTunnelOptionsSpecifications[1].LogOptions.CloudwatchLogOptions.LogEnabled'],
  },
  {
    name: 'options for one tunnel only',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: {
            VpnTunnelOptionsSpecifications: [{ LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Vpn VpnTunnelOptionsSpecifications'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Vpn: { Type: 'AWS::EC2::VPNConnection', Properties: { Type: 'ipsec.1' } } } },
    expect: 'violation',
    at: ['Vpn VpnTunnelOptionsSpecifications'],
  },
  {
    name: 'a log of the routing protocol is none of the tunnel',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: {
            VpnTunnelOptionsSpecifications: [
              { LogOptions: { CloudwatchLogOptions: { BgpLogEnabled: true } } },
              { LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Vpn VpnTunnelOptionsSpecifications[0].LogOptions.CloudwatchLogOptions.LogEnabled'],
  },
  {
    name: 'options that are not known',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: { VpnTunnelOptionsSpecifications: { 'Fn::ImportValue': 'tunnels' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Vpn VpnTunnelOptionsSpecifications'],
  },
];
