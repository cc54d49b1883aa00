import { type App, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { narrowDefaultSecurityGroupCloser } from './constructs/default-security-group';
import { encryptedLogGroup, logsKey } from './constructs/encrypted-log-group';
import { addEndpoints } from './constructs/endpoints';
import { lend } from './constructs/lent-network';
import { SecurityGroups } from './constructs/security-groups';
import { type Network, networkLogGroupNames, stackName } from './conventions';
import type { Environment } from './environments/environment';
import { s3PrefixLists } from './environments/s3-prefix-lists';

/**
 * The VPC, and who may speak to whom in it. The load balancer is in the public subnets, in IPv4 and IPv6, alone but
 * for NAT gateways; tasks are in others, in IPv4 only. Without NAT those are isolated, and tasks reach nothing but the
 * endpoints; with it, tasks reach HTTPS anywhere.
 */
export class NetworkStack extends Stack implements Network {
  readonly vpc: ec2.IVpc;
  readonly loadBalancerSubnets: ec2.SubnetSelection = { subnetType: ec2.SubnetType.PUBLIC };
  readonly taskSubnets: ec2.SubnetSelection = { subnetGroupName: 'Task' };
  readonly loadBalancerCidrs: readonly string[];
  readonly loadBalancerSecurityGroup: ec2.ISecurityGroup;
  readonly taskSecurityGroup: ec2.ISecurityGroup;
  readonly #environment: Environment;

  constructor(app: App, id: string, environment: Environment) {
    super(app, id, {
      stackName: stackName(environment, 'Network'),
      description: 'Quest: the network, and who may speak to whom in it',
      env: { region: environment.region, ...(environment.account && { account: environment.account }) },
      terminationProtection: environment.deletionProtection,
    });
    this.#environment = environment;
    const names = networkLogGroupNames(environment);
    const key = logsKey(this, 'LogsKey', [names.flowLogs, names.defaultSecurityGroup]);
    const vpc = this.#addVpc();
    // CDK declares an optional property of both in two ways, which strict optional properties tell apart.
    this.vpc = vpc as ec2.IVpc;
    this.loadBalancerCidrs = vpc.publicSubnets.map((subnet) => subnet.ipv4CidrBlock);
    this.#addFlowLogs(encryptedLogGroup(this, 'FlowLogsGroup', { name: names.flowLogs, key, environment }));
    narrowDefaultSecurityGroupCloser(
      this,
      vpc,
      encryptedLogGroup(this, 'DefaultSecurityGroupLogs', {
        name: names.defaultSecurityGroup,
        key,
        environment,
      }),
    );

    const groups = new SecurityGroups(this, 'SecurityGroups', {
      vpcId: vpc.vpcId,
      s3PrefixListId: environment.natGateways > 0 ? undefined : s3PrefixListId(environment),
    });
    this.loadBalancerSecurityGroup = groups.loadBalancer;
    this.taskSecurityGroup = groups.task;
    closeBeforeIpv6(vpc, groups);
    addEndpoints(this, {
      environment,
      vpc: this.vpc,
      subnets: this.taskSubnets,
      securityGroup: groups.endpoint,
    });
    if (environment.networkLentTo !== undefined) lend(this, this);
  }

  /** Overridden, as CDK looks the zones of an account up, with credentials, even where a VPC is given its own. */
  override get availabilityZones(): string[] {
    return [
      ...(this.#environment.availabilityZones ?? [Fn.select(0, Fn.getAzs()), Fn.select(1, Fn.getAzs())]),
    ];
  }

  #addVpc(): ec2.Vpc {
    const { natGateways, vpcCidr } = this.#environment;
    if (vpcCidr === undefined) throw new Error('An environment that shares a network has no network stack');
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipProtocol: ec2.IpProtocol.DUAL_STACK,
      ipAddresses: ec2.IpAddresses.cidr(vpcCidr),
      maxAzs: 2,
      natGateways,
      restrictDefaultSecurityGroup: true,
      subnetConfiguration: [
        {
          name: 'LoadBalancer',
          subnetType: ec2.SubnetType.PUBLIC,
          cidrMask: 26,
          mapPublicIpOnLaunch: false,
          ipv6AssignAddressOnCreation: false,
        },
        {
          name: 'Task',
          subnetType: natGateways > 0 ? ec2.SubnetType.PRIVATE_WITH_EGRESS : ec2.SubnetType.PRIVATE_ISOLATED,
          cidrMask: 24,
          ipv6AssignAddressOnCreation: false,
        },
      ],
    });
    // A dual-stack VPC gives every subnet an IPv6 block; tasks and endpoints have no use for one.
    for (const subnet of [...vpc.isolatedSubnets, ...vpc.privateSubnets]) {
      subnet.node.tryRemoveChild('DefaultRoute6');
      const resource = subnet.node.defaultChild;
      if (!(resource instanceof ec2.CfnSubnet)) continue;
      resource.addPropertyDeletionOverride('Ipv6CidrBlock');
      resource.addPropertyDeletionOverride('AssignIpv6AddressOnCreation');
    }
    vpc.node.tryRemoveChild('EIGW6');
    return vpc;
  }

  #addFlowLogs(logGroup: ReturnType<typeof encryptedLogGroup>): void {
    // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
    const role = new iam.Role(this, 'FlowLogsRole', {
      description: 'Lets VPC flow logs be written to their log group',
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account },
          ArnLike: {
            'aws:SourceArn': this.formatArn({ service: 'ec2', resource: 'vpc-flow-log', resourceName: '*' }),
          },
        },
      }),
    });
    new iam.ManagedPolicy(this, 'FlowLogsPolicy', {
      description: 'Writes VPC flow logs to their log group',
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
    new ec2.FlowLog(this, 'FlowLogs', {
      resourceType: ec2.FlowLogResourceType.fromVpc(this.vpc),
      trafficType: ec2.FlowLogTrafficType.ALL,
      // Without policy updates: CDK would add an inline policy beside the managed one.
      destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup, role.withoutPolicyUpdates()),
    });
  }
}

/**
 * Gives the VPC its IPv6 block after its security groups: a group that exists then, and whose outbound rules were
 * changed, gets no rule that lets all IPv6 traffic out. CDK takes only the IPv4 rule from the default group.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_SecurityGroups.html
 */
function closeBeforeIpv6(vpc: ec2.Vpc, groups: SecurityGroups): void {
  vpc.node
    .findChild('ipv6cidr')
    .node.addDependency(groups, vpc.node.findChild('RestrictDefaultSecurityGroupCustomResource'));
}

function s3PrefixListId({ s3PrefixListId: chosen, region }: Environment): string {
  const id = chosen ?? s3PrefixLists[region];
  if (id === undefined) throw new Error(`The prefix list of S3 in ${region} is not known`);
  return id;
}
