import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'both tunnels accept version 2 only',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: {
            VpnTunnelOptionsSpecifications: [
              { IKEVersions: [{ Value: 'ikev2' }] },
              { IKEVersions: [{ Value: 'ikev2' }] },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one tunnel accepts version 1 as well',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: {
            VpnTunnelOptionsSpecifications: [
              { IKEVersions: [{ Value: 'ikev2' }, { Value: 'ikev1' }] },
              { IKEVersions: [{ Value: 'ikev2' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Vpn VpnTunnelOptionsSpecifications[0].IKEVersions[1].Value'],
  },
  {
    name: 'one tunnel says nothing',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: { VpnTunnelOptionsSpecifications: [{ IKEVersions: [{ Value: 'ikev2' }] }, {}] },
        },
      },
    },
    expect: 'violation',
    at: ['Vpn VpnTunnelOptionsSpecifications[1].IKEVersions'],
  },
  {
    name: 'options for one tunnel only',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: { VpnTunnelOptionsSpecifications: [{ IKEVersions: [{ Value: 'ikev2' }] }] },
        },
      },
    },
    expect: 'violation',
    at: ['Vpn VpnTunnelOptionsSpecifications'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Vpn: { Type: 'AWS::EC2::VPNConnection', Properties: {} } } },
    expect: 'violation',
    at: ['Vpn VpnTunnelOptionsSpecifications'],
  },
  {
    name: 'a version that is not known',
    given: {
      Resources: {
        Vpn: {
          Type: 'AWS::EC2::VPNConnection',
          Properties: {
            VpnTunnelOptionsSpecifications: [
              { IKEVersions: [{ Value: 'ikev2' }] },
              { IKEVersions: [{ Value: { Ref: 'Version' } }] },
            ],
          },
        },
      },
      Parameters: { Version: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Vpn VpnTunnelOptionsSpecifications[1].IKEVersions[0].Value'],
  },
];
