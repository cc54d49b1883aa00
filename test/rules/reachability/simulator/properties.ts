/** How a template names another of its resources, or what it writes out. */
export type Reference = string | { readonly Ref: string } | { readonly 'Fn::GetAtt': readonly string[] };

/** A rule of a security group, inline or of its own. */
export type Rule = {
  readonly GroupId?: Reference;
  readonly IpProtocol?: string | number;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
  readonly SourcePrefixListId?: Reference;
  readonly DestinationPrefixListId?: Reference;
  readonly SourceSecurityGroupId?: Reference;
  readonly DestinationSecurityGroupId?: Reference;
};

/** An entry of a network ACL. */
export type AclEntry = {
  readonly NetworkAclId?: Reference;
  readonly RuleNumber?: number;
  readonly Protocol?: string | number;
  readonly RuleAction?: string;
  readonly Egress?: boolean;
  readonly CidrBlock?: string;
  readonly Ipv6CidrBlock?: Ipv6Block;
  readonly PortRange?: { readonly From: number; readonly To: number };
  readonly Icmp?: { readonly Code: number; readonly Type: number };
};

/** Written out, or the part of the VPC's block that `Fn::Select` takes of `Fn::Cidr`. */
export type Ipv6Block = string | { readonly 'Fn::Select': readonly [number, object] };

/** A network, and the ways through it. */
type NetworkPart = {
  readonly AmazonProvidedIpv6CidrBlock?: boolean;
  readonly VpcId?: Reference;
  readonly PeerVpcId?: Reference;
  readonly InternetGatewayId?: Reference;
  readonly MapPublicIpOnLaunch?: boolean;
  readonly AssignIpv6AddressOnCreation?: boolean;
  readonly ConnectivityType?: string;
  readonly AllocationId?: Reference;
  readonly SubnetId?: Reference;
  readonly RouteTableId?: Reference;
  readonly DestinationCidrBlock?: string;
  readonly DestinationIpv6CidrBlock?: string;
  readonly EgressOnlyInternetGatewayId?: Reference;
  readonly VpcEndpointType?: string;
  readonly ServiceName?: string;
  readonly RouteTableIds?: readonly Reference[];
  readonly SubnetIds?: readonly Reference[];
  readonly Entries?: readonly { readonly Cidr: string }[];
  readonly GatewayId?: Reference;
  readonly NatGatewayId?: Reference;
  readonly VpcPeeringConnectionId?: Reference;
  readonly GroupDescription?: string;
  readonly SecurityGroupIngress?: readonly Rule[];
  readonly SecurityGroupEgress?: readonly Rule[];
};

/** An interface, as it stands within an instance. */
export type Card = {
  readonly SubnetId?: Reference;
  readonly PrivateIpAddress?: string;
  readonly Ipv6Addresses?: readonly { readonly Ipv6Address: string }[];
  readonly Ipv6AddressCount?: number;
  readonly GroupSet?: readonly Reference[];
  readonly Groups?: readonly Reference[];
  readonly AssociatePublicIpAddress?: boolean;
};

/** What holds interfaces. */
type HostPart = {
  readonly VpcConfig?: {
    readonly SubnetIds: readonly Reference[];
    readonly SecurityGroupIds?: readonly Reference[];
    readonly Ipv6AllowedForDualStack?: boolean;
  };
  readonly VPCZoneIdentifier?: readonly Reference[];
  readonly LaunchTemplate?: { readonly LaunchTemplateId: Reference };
  readonly LaunchTemplateData?: {
    readonly SecurityGroupIds?: readonly Reference[];
    readonly NetworkInterfaces?: readonly Card[];
  };
  readonly TargetGroupARNs?: readonly Reference[];
  readonly NetworkInterfaces?: readonly Card[];
  readonly SecurityGroupIds?: readonly Reference[];
  readonly InstanceId?: Reference;
  readonly NetworkInterfaceId?: Reference;
  readonly NetworkConfiguration?: {
    readonly AwsvpcConfiguration: {
      readonly Subnets: readonly Reference[];
      readonly SecurityGroups?: readonly Reference[];
      readonly AssignPublicIp?: string;
    };
  };
  readonly LoadBalancers?: readonly { readonly TargetGroupArn: Reference; readonly ContainerPort: number }[];
};

/** What a request has to be like for a rule. */
export type Condition = { readonly Field: string; readonly Values?: readonly string[] };

/** What a listener, or a rule of one, does. */
export type Action = {
  readonly Type: string;
  readonly RedirectConfig?: object;
  readonly FixedResponseConfig?: object;
  readonly TargetGroupArn?: Reference;
  readonly ForwardConfig?: {
    readonly TargetGroups: readonly { readonly TargetGroupArn: Reference; readonly Weight?: number }[];
  };
};

/** Balancers, and what they pass on to. */
type BalancerPart = {
  readonly Type?: string;
  readonly Scheme?: string;
  readonly IpAddressType?: string;
  readonly Subnets?: readonly Reference[];
  readonly SubnetMappings?: readonly { readonly SubnetId: Reference; readonly PrivateIPv4Address?: string }[];
  readonly LoadBalancerAttributes?: readonly { readonly Key: string; readonly Value: string }[];
  readonly SecurityGroups?: readonly Reference[];
  readonly LoadBalancerArn?: Reference;
  readonly ListenerArn?: Reference;
  readonly Port?: number;
  readonly TargetType?: string;
  readonly Targets?: readonly { readonly Id: Reference; readonly Port?: number }[];
  readonly TargetGroupAttributes?: readonly { readonly Key: string; readonly Value: string }[];
  readonly DefaultActions?: readonly Action[];
  readonly Actions?: readonly Action[];
  readonly Conditions?: readonly Condition[];
};

/** Every property that is read, of whatever type of resource. */
export type Properties = Rule & AclEntry & NetworkPart & Card & HostPart & BalancerPart;
