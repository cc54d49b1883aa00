import { CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { type Layer, type Network, stackName } from '../conventions';
import type { Environment } from '../environments/environment';

const layer: Layer = 'Network';
const zones = [0, 1] as const;

/** What an environment says of its network to those that share it, under names that stay. */
export function lend(stack: Stack, network: Network): void {
  const balancers = network.vpc.selectSubnets(network.loadBalancerSubnets).subnets;
  const tasks = network.vpc.selectSubnets(network.taskSubnets).subnets;
  const say = (name: string, value: string | undefined): void => {
    if (value === undefined) throw new Error(`The network has no ${name} to lend`);
    new CfnOutput(stack, name, { value });
  };
  say('LentVpc', network.vpc.vpcId);
  say('LentLoadBalancerSecurityGroup', network.loadBalancerSecurityGroup.securityGroupId);
  say('LentTaskSecurityGroup', network.taskSecurityGroup.securityGroupId);
  for (const zone of zones) {
    say(`LentZone${zone}`, balancers[zone]?.availabilityZone);
    say(`LentLoadBalancerSubnet${zone}`, balancers[zone]?.subnetId);
    say(`LentLoadBalancerCidr${zone}`, network.loadBalancerCidrs[zone]);
    say(`LentLoadBalancerRoutes${zone}`, balancers[zone]?.routeTable.routeTableId);
    say(`LentTaskSubnet${zone}`, tasks[zone]?.subnetId);
    say(`LentTaskRoutes${zone}`, tasks[zone]?.routeTable.routeTableId);
  }
}

/**
 * The network of another environment, by the outputs of its stack: CloudFormation reads them as it deploys, so that
 * nothing is looked up before, and the lender may change without asking. With its security groups, which let tasks
 * of one environment reach neither tasks nor the load balancer of another.
 */
export function sharedNetwork(scope: Construct, environment: Environment, lender: string): Network {
  const { region } = Stack.of(scope);
  const lent = (name: string): string =>
    Fn.getStackOutput(stackName({ name: lender }, layer), `Lent${name}`, region);
  const both = (name: string): string[] => zones.map((zone) => lent(`${name}${zone}`));
  const group = (name: string): ec2.ISecurityGroup =>
    ec2.SecurityGroup.fromSecurityGroupId(scope, name, lent(name), { mutable: false });
  const [first = '', second = ''] = both('Zone');
  const loadBalancerCidrs = both('LoadBalancerCidr');
  return {
    vpc: ec2.Vpc.fromVpcAttributes(scope, 'SharedVpc', {
      vpcId: lent('Vpc'),
      availabilityZones: [...(environment.availabilityZones ?? [first, second])],
      publicSubnetIds: both('LoadBalancerSubnet'),
      publicSubnetNames: ['LoadBalancer'],
      publicSubnetIpv4CidrBlocks: loadBalancerCidrs,
      publicSubnetRouteTableIds: both('LoadBalancerRoutes'),
      isolatedSubnetIds: both('TaskSubnet'),
      isolatedSubnetNames: ['Task'],
      isolatedSubnetRouteTableIds: both('TaskRoutes'),
    }),
    loadBalancerSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    taskSubnets: { subnetGroupName: 'Task' },
    loadBalancerCidrs,
    loadBalancerSecurityGroup: group('LoadBalancerSecurityGroup'),
    taskSecurityGroup: group('TaskSecurityGroup'),
  };
}
