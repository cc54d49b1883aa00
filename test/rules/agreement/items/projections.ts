import { address, networkInterface } from './addresses';
import { loadBalancer, targetGroup } from './elbv2';
import { ruleGroup, webAcl } from './firewall';
import { group, managedPolicy, role, user } from './iam';
import { instance } from './instance';
import { lambdaFunction } from './lambda';
import { endpoint, flowLog, subnet, vpc, vpnConnection } from './network';
import { networkAcl } from './network-acl';
import { asItIs, listener, queue, repository, secret, service, taskDefinition, topic } from './pascal';
import { NOT_PUBLISHED } from './published';
import type { Projection } from './recorded';
import { internetGateway, natGateway, routeTable } from './routing';
import { bucket } from './s3';
import { securityGroup } from './security-group';
import { alarm, certificate, key } from './services';
import { volume } from './volumes';

/** How a resource of a type stands in AWS Config, where it does not stand there as in CloudFormation. */
const OWN: Readonly<Record<string, Projection>> = {
  'AWS::CertificateManager::Certificate': certificate,
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::EC2::EIP': address,
  'AWS::EC2::FlowLog': flowLog,
  'AWS::EC2::Instance': instance,
  'AWS::EC2::InternetGateway': internetGateway,
  'AWS::EC2::NatGateway': natGateway,
  'AWS::EC2::NetworkAcl': networkAcl,
  'AWS::EC2::NetworkInterface': networkInterface,
  'AWS::EC2::RouteTable': routeTable,
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::VPCEndpoint': endpoint,
  'AWS::EC2::VPNConnection': vpnConnection,
  'AWS::EC2::Volume': volume,
  'AWS::ECR::Repository': repository,
  'AWS::ECS::Service': service,
  'AWS::ECS::TaskDefinition': taskDefinition,
  'AWS::ElasticLoadBalancingV2::Listener': listener,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::ElasticLoadBalancingV2::TargetGroup': targetGroup,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Group': group,
  'AWS::IAM::Role': role,
  'AWS::IAM::User': user,
  'AWS::KMS::Key': key,
  'AWS::KMS::ReplicaKey': key,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::S3::Bucket': bucket,
  'AWS::SNS::Topic': topic,
  'AWS::SQS::Queue': queue,
  'AWS::SecretsManager::Secret': secret,
  'AWS::WAFv2::RuleGroup': ruleGroup,
  'AWS::WAFv2::WebACL': webAcl,
};

/** Undefined where nothing public tells how AWS Config records the type. */
export function projectionOf(type: string): Projection | undefined {
  if (Object.hasOwn(OWN, type)) return OWN[type];
  return Object.hasOwn(NOT_PUBLISHED, type) ? asItIs : undefined;
}
