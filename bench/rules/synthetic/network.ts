import { Fn } from 'aws-cdk-lib';
import {
  CfnInternetGateway,
  CfnRoute,
  CfnRouteTable,
  CfnSecurityGroup,
  CfnSecurityGroupEgress,
  CfnSecurityGroupIngress,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
  CfnVPC,
  CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface Network {
  readonly vpcId: string;
  readonly publicSubnets: readonly string[];
  readonly privateSubnets: readonly string[];
  readonly frontGroup: string;
  readonly taskGroup: string;
}

/** 20 resources: a VPC with two public and two private subnets, their routes, and three security groups. */
export function network(parent: Construct, careful: boolean): Network {
  const scope = new Construct(parent, 'Network');
  const { ref: vpcId } = new CfnVPC(scope, 'Vpc', { cidrBlock: '10.0.0.0/16', enableDnsHostnames: true });
  const gateway = new CfnInternetGateway(scope, 'Gateway');
  new CfnVPCGatewayAttachment(scope, 'Attachment', { vpcId, internetGatewayId: gateway.ref });
  const [open, closed] = ['Public', 'Private'].map(
    (id) => new CfnRouteTable(scope, `${id}Routes`, { vpcId }),
  );
  if (!open || !closed) throw new Error('unreachable');
  new CfnRoute(scope, 'Out', {
    routeTableId: open.ref,
    destinationCidrBlock: '0.0.0.0/0',
    gatewayId: gateway.ref,
  });
  const subnets = ['Public1', 'Public2', 'Private1', 'Private2'].map((id, index) => {
    const subnet = new CfnSubnet(scope, id, {
      vpcId,
      cidrBlock: `10.0.${index}.0/24`,
      availabilityZone: Fn.select(index % 2, Fn.getAzs()),
      mapPublicIpOnLaunch: index < 2 && !careful,
    });
    const routeTableId = index < 2 ? open.ref : closed.ref;
    new CfnSubnetRouteTableAssociation(scope, `${id}Table`, { subnetId: subnet.ref, routeTableId });
    return subnet.ref;
  });
  return {
    vpcId,
    publicSubnets: subnets.slice(0, 2),
    privateSubnets: subnets.slice(2),
    ...groups(scope, vpcId, careful),
  };
}

function groups(
  scope: Construct,
  vpcId: string,
  careful: boolean,
): Pick<Network, 'frontGroup' | 'taskGroup'> {
  const https = {
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    cidrIp: '0.0.0.0/0',
    description: 'from all',
  };
  const front = new CfnSecurityGroup(scope, 'FrontGroup', {
    vpcId,
    groupDescription: 'the load balancer',
    securityGroupIngress: [https],
  });
  const task = new CfnSecurityGroup(scope, 'TaskGroup', { vpcId, groupDescription: 'the tasks' });
  const admin = new CfnSecurityGroup(scope, 'AdminGroup', {
    vpcId,
    groupDescription: 'administrators',
    securityGroupIngress: [
      { ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: careful ? '10.1.0.0/16' : '0.0.0.0/0' },
    ],
  });
  const port = { ipProtocol: 'tcp', fromPort: 8080, toPort: 8080 };
  new CfnSecurityGroupIngress(scope, 'FromFront', {
    ...port,
    groupId: task.attrGroupId,
    sourceSecurityGroupId: front.attrGroupId,
  });
  new CfnSecurityGroupEgress(scope, 'ToTask', {
    ...port,
    groupId: front.attrGroupId,
    destinationSecurityGroupId: task.attrGroupId,
  });
  new CfnSecurityGroupIngress(scope, 'FromAdmin', {
    ...port,
    groupId: task.attrGroupId,
    sourceSecurityGroupId: admin.attrGroupId,
  });
  return { frontGroup: front.attrGroupId, taskGroup: task.attrGroupId };
}
