import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { logGroupNames } from '../conventions';
import type { Environment } from '../environments/environment';
import { logGroupArn } from './encrypted-log-group';

interface EndpointProps {
  readonly environment: Environment;
  readonly vpc: ec2.IVpc;
  readonly subnets: ec2.SubnetSelection;
  /** Of the interface endpoints; without it there are none, and NAT leads to what they would. */
  readonly securityGroup: ec2.ISecurityGroup | undefined;
}

/**
 * The only ways out of the isolated subnets: what a Fargate task without internet needs to pull its image, read
 * its secret and write its log. Each endpoint lets this account do that much, to these resources.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function addEndpoints(stack: Stack, props: EndpointProps): void {
  const { environment, vpc, subnets, securityGroup } = props;
  const ofThisAccount = (actions: string[], resources: string[]) =>
    new iam.PolicyStatement({
      principals: [new iam.AnyPrincipal()],
      actions,
      resources,
      conditions: { StringEquals: { 'aws:PrincipalAccount': stack.account } },
    });
  const arns = namesOf(environment).map((names) => ({
    repository: stack.formatArn({
      service: 'ecr',
      resource: 'repository',
      resourceName: names.repository,
    }),
    logStreams: `${logGroupArn(stack, names.logGroup)}:*`,
    parameter: stack.formatArn({
      service: 'ssm',
      resource: 'parameter',
      resourceName: names.parameter.slice(1),
    }),
  }));
  const pull = [
    ofThisAccount(['ecr:GetAuthorizationToken'], ['*']),
    ofThisAccount(
      ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      arns.map(({ repository }) => repository),
    ),
  ];
  const write = ofThisAccount(
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    arns.map(({ logStreams }) => logStreams),
  );
  const read = ofThisAccount(
    ['ssm:GetParameters'],
    arns.map(({ parameter }) => parameter),
  );

  const services = [
    { id: 'EcrApi', service: ec2.InterfaceVpcEndpointAwsService.ECR, policy: pull },
    { id: 'EcrDocker', service: ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER, policy: pull },
    { id: 'Logs', service: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, policy: [write] },
    { id: 'Ssm', service: ec2.InterfaceVpcEndpointAwsService.SSM, policy: [read] },
  ];
  for (const { id, service, policy } of securityGroup ? services : []) {
    const endpoint = vpc.addInterfaceEndpoint(id, {
      service,
      subnets,
      securityGroups: securityGroup ? [securityGroup] : [],
      privateDnsEnabled: true,
      open: false,
    });
    for (const statement of policy) endpoint.addToPolicy(statement);
  }

  // ECR keeps layers in a bucket of its own and hands out links signed by itself: the bucket is the limit here,
  // the account is not. The page above names the bucket.
  vpc
    .addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [subnets] })
    .addToPolicy(
      new iam.PolicyStatement({
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: [`arn:${stack.partition}:s3:::prod-${stack.region}-starport-layer-bucket/*`],
      }),
    );
}

/** What tasks use, by name; of the environments that share the network as well, by the pattern of their names. */
function namesOf(environment: Environment) {
  const own = {
    repository: environment.image.repositoryName,
    logGroup: logGroupNames(environment).service,
    parameter: environment.secret.parameterName,
  };
  const { networkLentTo: borrowers } = environment;
  if (borrowers === undefined) return [own];
  const theirs = {
    repository: `quest-${borrowers}`,
    logGroup: logGroupNames({ ...environment, name: borrowers }).service,
    parameter: `/quest/${borrowers}/secret-word`,
  };
  return [own, theirs];
}
