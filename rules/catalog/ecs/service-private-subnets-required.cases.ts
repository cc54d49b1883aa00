import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a subnet with a route table of its own that leads nowhere',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Association: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a subnet without a route table of its own: the main one of the VPC, which leads nowhere',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            NetworkConfiguration: {
              AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', Subnets: [{ Ref: 'Subnet' }] },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a route to a NAT gateway',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            NatGatewayId: { Ref: 'Nat' },
          },
        },
        Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: 'subnet-1' } },
        Association: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a route to an internet gateway, for half of the world, in the second of two subnets',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Private: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Public: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Gateway: { Type: 'AWS::EC2::InternetGateway' },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { 'Fn::GetAtt': ['Table', 'RouteTableId'] },
            DestinationCidrBlock: '128.0.0.0/1',
            GatewayId: { 'Fn::GetAtt': 'Gateway.InternetGatewayId' },
          },
        },
        Association: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Public' }, RouteTableId: { Ref: 'Table' } },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                Subnets: [{ Ref: 'Private' }, { 'Fn::GetAtt': ['Public', 'SubnetId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service NetworkConfiguration.AwsvpcConfiguration.Subnets[1]'],
  },
  {
    name: 'an IPv6 route to an internet gateway named by its id',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationIpv6CidrBlock: '::/0',
            GatewayId: 'igw-0abc',
          },
        },
        Association: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } },
        },
      },
    },
    expect: 'violation',
    at: ['Service NetworkConfiguration.AwsvpcConfiguration.Subnets[0]'],
  },
  {
    name: 'a route to a virtual private gateway',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Vpn: { Type: 'AWS::EC2::VPNGateway', Properties: { Type: 'ipsec.1' } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Vpn' },
          },
        },
        Association: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a route to a gateway that is a parameter',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Gateway' },
          },
        },
        Association: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } },
        },
      },
      Parameters: { Gateway: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Service NetworkConfiguration.AwsvpcConfiguration.Subnets[0]'],
  },
  {
    name: 'a public address in a private subnet',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            NetworkConfiguration: {
              AwsvpcConfiguration: { AssignPublicIp: 'ENABLED', Subnets: [{ Ref: 'Subnet' }] },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp'],
  },
  {
    name: 'a subnet that is elsewhere',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0123'] } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service NetworkConfiguration.AwsvpcConfiguration.Subnets[0]'],
  },
  {
    name: 'a subnet of a VPC that is elsewhere',
    given: {
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-0123' } },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service NetworkConfiguration.AwsvpcConfiguration.Subnets[0]'],
  },
  {
    name: 'no network of its own: the one of the instances',
    given: {
      Resources: { Service: { Type: 'AWS::ECS::Service', Properties: { LaunchType: 'EC2' } } },
    },
    expect: 'indeterminate',
    at: ['Service NetworkConfiguration.AwsvpcConfiguration.Subnets'],
  },
  {
    name: 'a route into a table that is not known',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Stray: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { 'Fn::If': ['Is', 'a', 'b'] },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: 'igw-1',
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service NetworkConfiguration.AwsvpcConfiguration.Subnets[0]'],
  },
];
