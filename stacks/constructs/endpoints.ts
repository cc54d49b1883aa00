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
  readonly securityGroup: ec2.ISecurityGroup;
}

/**
 * The only ways out of the isolated subnets: what a Fargate task without internet needs to pull its image, read
 * its secret and write its log. Each endpoint lets this account do that much, to these resources.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function addEndpoints(stack: Stack, props: EndpointProps): void {
  const { environment, vpc, subnets, securityGroup } = props;
  const ofThisAccount = (actions: string[], resource: string) =>
    new iam.PolicyStatement({
      principals: [new iam.AnyPrincipal()],
      actions,
      resources: [resource],
      conditions: { StringEquals: { 'aws:PrincipalAccount': stack.account } },
    });
  const parameter = environment.secret.parameterName.slice(1);
  const repository = stack.formatArn({
    service: 'ecr',
    resource: 'repository',
    resourceName: environment.image.repositoryName,
  });
  const pull = [
    ofThisAccount(['ecr:GetAuthorizationToken'], '*'),
    ofThisAccount(
      ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      repository,
    ),
  ];
  const write = ofThisAccount(
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    `${logGroupArn(stack, logGroupNames(environment).service)}:*`,
  );
  const read = ofThisAccount(
    ['ssm:GetParameters'],
    stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: parameter }),
  );

  const services = [
    { id: 'EcrApi', service: ec2.InterfaceVpcEndpointAwsService.ECR, policy: pull },
    { id: 'EcrDocker', service: ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER, policy: pull },
    { id: 'Logs', service: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, policy: [write] },
    { id: 'Ssm', service: ec2.InterfaceVpcEndpointAwsService.SSM, policy: [read] },
  ];
  for (const { id, service, policy } of services) {
    const endpoint = vpc.addInterfaceEndpoint(id, {
      service,
      subnets,
      securityGroups: [securityGroup],
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
