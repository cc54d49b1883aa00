import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { appPort } from '../conventions';

interface SecurityGroupsProps {
  readonly vpcId: string;
  /** The prefix list of S3, beside the endpoints; nothing, where tasks reach AWS over the internet. */
  readonly s3PrefixListId: string | undefined;
}

/**
 * Who may speak to whom: the world to the load balancer, it to tasks, tasks to the endpoints and to S3, or, where
 * there are no endpoints, to HTTPS anywhere.
 *
 * Outbound rules stand inside their group, so that each group has some: EC2 lets a group without any send
 * everything everywhere, and CDK's own group leaves that list out once all its rules name other groups.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
 */
export class SecurityGroups extends Construct {
  readonly loadBalancer: ec2.ISecurityGroup;
  readonly task: ec2.ISecurityGroup;
  readonly endpoint: ec2.ISecurityGroup | undefined;

  constructor(scope: Construct, id: string, { vpcId, s3PrefixListId }: SecurityGroupsProps) {
    super(scope, id);
    const endpoint = s3PrefixListId === undefined ? undefined : this.#addEndpoint(vpcId);
    const task = new ec2.CfnSecurityGroup(this, 'Task', {
      vpcId,
      groupDescription: endpoint
        ? 'Tasks: from the load balancer, to the endpoints and S3'
        : 'Tasks: from the load balancer, to HTTPS anywhere',
      securityGroupEgress: endpoint
        ? [
            {
              ...tcp(443),
              destinationSecurityGroupId: endpoint.attrGroupId,
              description: 'Tasks to the interface endpoints',
            },
            {
              ...tcp(443),
              ...(s3PrefixListId !== undefined && { destinationPrefixListId: s3PrefixListId }),
              description: 'Image layers in S3',
            },
          ]
        : [{ ...tcp(443), cidrIp: '0.0.0.0/0', description: 'AWS, through NAT' }],
    });
    const loadBalancer = new ec2.CfnSecurityGroup(this, 'LoadBalancer', {
      vpcId,
      groupDescription: 'The load balancer: from anywhere, to tasks',
      securityGroupIngress: [
        { ...tcp(443), cidrIp: '0.0.0.0/0', description: 'HTTPS from anywhere' },
        { ...tcp(443), cidrIpv6: '::/0', description: 'HTTPS from anywhere' },
        { ...tcp(80), cidrIp: '0.0.0.0/0', description: 'HTTP from anywhere, to be redirected' },
        { ...tcp(80), cidrIpv6: '::/0', description: 'HTTP from anywhere, to be redirected' },
      ],
      securityGroupEgress: [
        { ...tcp(appPort), destinationSecurityGroupId: task.attrGroupId, description: 'Requests to tasks' },
      ],
    });
    new ec2.CfnSecurityGroupIngress(this, 'TaskFromLoadBalancer', {
      ...tcp(appPort),
      groupId: task.attrGroupId,
      sourceSecurityGroupId: loadBalancer.attrGroupId,
      description: 'Requests from the load balancer',
    });
    if (endpoint)
      new ec2.CfnSecurityGroupIngress(this, 'EndpointFromTask', {
        ...tcp(443),
        groupId: endpoint.attrGroupId,
        sourceSecurityGroupId: task.attrGroupId,
        description: 'Tasks to the interface endpoints',
      });

    this.loadBalancer = this.#sealed('LoadBalancerGroup', loadBalancer);
    this.task = this.#sealed('TaskGroup', task);
    this.endpoint = endpoint && this.#sealed('EndpointGroup', endpoint);
  }

  #addEndpoint(vpcId: string): ec2.CfnSecurityGroup {
    return new ec2.CfnSecurityGroup(this, 'Endpoint', {
      vpcId,
      groupDescription: 'Interface endpoints: from tasks, to nowhere',
      securityGroupEgress: [{ ...tcp(443), cidrIp: '127.0.0.1/32', description: 'Nowhere' }],
    });
  }

  /** A group that no other construct can add a rule to. */
  #sealed(id: string, group: ec2.CfnSecurityGroup): ec2.ISecurityGroup {
    return ec2.SecurityGroup.fromSecurityGroupId(this, id, group.attrGroupId, { mutable: false });
  }
}

const tcp = (port: number) => ({ ipProtocol: 'tcp', fromPort: port, toPort: port });
