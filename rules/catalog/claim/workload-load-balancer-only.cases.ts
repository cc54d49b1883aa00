import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a service with a public address that only the load balancer may call',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 3000,
                ToPort: 3000,
                SourceSecurityGroupId: { 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] },
              },
            ],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service without a public address that anybody may call',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '0.0.0.0/0' }],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'DISABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service with a public address that anybody may call',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '0.0.0.0/0' }],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service '],
  },
  {
    name: 'the world in two halves',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '0.0.0.0/1' },
              { IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '128.0.0.0/1' },
            ],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service '],
  },
  {
    name: 'one address of the internet, and another port',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIp: '8.8.8.8/32' }],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service '],
  },
  {
    name: 'an address that nobody on the internet has',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '192.168.0.0/16' },
            ],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service that is behind no load balancer',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '0.0.0.0/0' }],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'callers that whoever deploys decides',
    given: {
      Parameters: { Callers: { Type: 'String' } },
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: { Ref: 'Callers' } },
            ],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service '],
  },
  {
    name: 'callers that are the world by default',
    given: {
      Parameters: { Callers: { Type: 'String', Default: '0.0.0.0/0' } },
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: { Ref: 'Callers' } },
            ],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service '],
  },
  {
    name: 'a subnet that is not in sight',
    given: {
      Parameters: { Other: { Type: 'AWS::EC2::Subnet::Id' } },
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '0.0.0.0/0' }],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Other' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service '],
  },
  {
    name: 'an instance with an elastic address that anybody may call',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            Protocol: 'HTTP',
            Port: 3000,
            Targets: [{ Id: { Ref: 'Instance' } }],
          },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '0.0.0.0/0' }],
          },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            SubnetId: { Ref: 'Subnet' },
            SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
          },
        },
        Eip: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: { Ref: 'Instance' } } },
      },
    },
    expect: 'violation',
    at: ['Instance '],
  },
  {
    name: 'an instance with an elastic address that only the load balancer may call',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            Protocol: 'HTTP',
            Port: 3000,
            Targets: [{ Id: { Ref: 'Instance' } }],
          },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 3000,
                ToPort: 3000,
                SourceSecurityGroupId: { 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] },
              },
            ],
          },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            SubnetId: { Ref: 'Subnet' },
            SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
          },
        },
        Eip: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: { Ref: 'Instance' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a network ACL that lets nobody in',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '0.0.0.0/0' }],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'ENABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: { Ref: 'Vpc' } } },
        InAcl: {
          Type: 'AWS::EC2::SubnetNetworkAclAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, NetworkAclId: { Ref: 'Acl' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'what nobody knows, in front of the balancer and beside it',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'ip', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Tasks',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, CidrIp: '0.0.0.0/0' }],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            LoadBalancers: [
              { ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } },
            ],
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                AssignPublicIp: 'DISABLED',
                Subnets: [{ Ref: 'Subnet' }],
                SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
              },
            },
          },
        },
        Origin: {
          Type: 'AWS::EC2::InstanceConnectEndpoint',
          Properties: { SubnetId: { Ref: 'Subnet' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service '],
  },
  {
    name: 'instances that scale, in a public subnet, that only the load balancer may call',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: {
          Type: 'AWS::EC2::Subnet',
          Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: true },
        },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'instance', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Instances',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 3000,
                ToPort: 3000,
                SourceSecurityGroupId: { 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] },
              },
            ],
          },
        },
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] },
          },
        },
        Fleet: {
          Type: 'AWS::AutoScaling::AutoScalingGroup',
          Properties: {
            MinSize: '1',
            MaxSize: '3',
            VPCZoneIdentifier: [{ Ref: 'Subnet' }],
            TargetGroupARNs: [{ Ref: 'Targets' }],
            LaunchTemplate: {
              LaunchTemplateId: { Ref: 'Template' },
              Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'instances that scale, in a public subnet, that anybody may call',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Igw: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        Attached: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Igw' } },
        },
        Subnet: {
          Type: 'AWS::EC2::Subnet',
          Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: true },
        },
        Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        Out: {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Table' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: { Ref: 'Igw' },
          },
        },
        InTable: {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
        },
        BalancerGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Balancer',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Subnets: [{ Ref: 'Subnet' }],
            SecurityGroups: [{ 'Fn::GetAtt': ['BalancerGroup', 'GroupId'] }],
          },
        },
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { VpcId: { Ref: 'Vpc' }, TargetType: 'instance', Protocol: 'HTTP', Port: 3000 },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Protocol: 'HTTPS',
            Port: 443,
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Instances',
            VpcId: { Ref: 'Vpc' },
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 3000,
                ToPort: 3000,
                CidrIp: '0.0.0.0/0',
              },
            ],
          },
        },
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] },
          },
        },
        Fleet: {
          Type: 'AWS::AutoScaling::AutoScalingGroup',
          Properties: {
            MinSize: '1',
            MaxSize: '3',
            VPCZoneIdentifier: [{ Ref: 'Subnet' }],
            TargetGroupARNs: [{ Ref: 'Targets' }],
            LaunchTemplate: {
              LaunchTemplateId: { Ref: 'Template' },
              Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Fleet '],
  },
];
