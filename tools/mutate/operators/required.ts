import type { Properties } from '../edits';
import type { TemplateResource } from '../mutant';

const ROLE = { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:role/mutant` };
const ARN = { 'Fn::Sub': `arn:aws:acm:us-east-1:\${AWS::AccountId}:certificate/mutant` };
const SUBNET = 'subnet-0123456789abcdef0';
const VPC = 'vpc-0123456789abcdef0';
const AMI = 'ami-0123456789abcdef0';
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: { Ref: 'AWS::AccountId' } }, Action: 'sts:AssumeRole' }],
};
const VISIBILITY = { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: 'mutant' };
const PUBLIC_ACCESS = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

/** What CloudFormation asks of a resource besides what a rule is about. */
const REQUIRED: Readonly<Record<string, Properties>> = {
  'AWS::CertificateManager::Certificate': { DomainName: 'mutant.example.com' },
  'AWS::Config::ConfigurationRecorder': { RoleARN: ROLE },
  'AWS::EC2::ClientVpnEndpoint': {
    ClientCidrBlock: '10.90.0.0/22',
    ServerCertificateArn: ARN,
    AuthenticationOptions: [
      {
        Type: 'certificate-authentication',
        MutualAuthentication: { ClientRootCertificateChainArn: ARN },
      },
    ],
    ConnectionLogOptions: { Enabled: true },
  },
  'AWS::EC2::Instance': { ImageId: AMI, InstanceType: 't4g.nano' },
  'AWS::EC2::NetworkAcl': { VpcId: VPC },
  'AWS::EC2::NetworkInterface': { SubnetId: SUBNET },
  'AWS::EC2::SecurityGroup': { GroupDescription: 'mutant', VpcId: VPC },
  'AWS::EC2::SpotFleet': {},
  'AWS::EC2::Subnet': { VpcId: VPC, CidrBlock: '10.91.0.0/24' },
  'AWS::EC2::VPC': { CidrBlock: '10.92.0.0/16' },
  'AWS::EC2::Volume': { AvailabilityZone: 'us-east-1a', Size: 8 },
  'AWS::EC2::VPNConnection': {
    Type: 'ipsec.1',
    CustomerGatewayId: 'cgw-0123456789abcdef0',
    VpnGatewayId: 'vgw-0123456789abcdef0',
  },
  'AWS::ECS::TaskDefinition': { ContainerDefinitions: [{ Name: 'app', Image: 'app' }] },
  'AWS::ElasticLoadBalancing::LoadBalancer': {
    Listeners: [{ LoadBalancerPort: '443', InstancePort: '8443', Protocol: 'HTTPS', SSLCertificateId: ARN }],
    Subnets: [SUBNET, 'subnet-0123456789abcdef1'],
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { Subnets: [SUBNET, 'subnet-0123456789abcdef1'] },
  'AWS::Events::Endpoint': {
    RoutingConfig: {
      FailoverConfig: {
        Primary: { HealthCheck: 'arn:aws:route53:::healthcheck/mutant' },
        Secondary: { Route: 'us-west-2' },
      },
    },
    EventBuses: [
      { EventBusArn: { 'Fn::Sub': `arn:aws:events:us-east-1:\${AWS::AccountId}:event-bus/a` } },
      { EventBusArn: { 'Fn::Sub': `arn:aws:events:us-west-2:\${AWS::AccountId}:event-bus/a` } },
    ],
  },
  'AWS::Events::EventBus': { Name: 'mutant' },
  'AWS::IAM::Role': { AssumeRolePolicyDocument: TRUST },
  'AWS::KMS::Key': {
    EnableKeyRotation: true,
    KeyPolicy: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: { Ref: 'AWS::AccountId' } }, Action: 'kms:*', Resource: '*' },
      ],
    },
  },
  'AWS::Lambda::Function': {
    Code: { ZipFile: 'exports.handler = async () => {};' },
    Handler: 'index.handler',
    Role: ROLE,
    Runtime: 'nodejs24.x',
  },
  'AWS::Lambda::Permission': { Action: 'lambda:InvokeFunction', FunctionName: 'mutant' },
  'AWS::S3::AccessPoint': { Bucket: 'mutant', PublicAccessBlockConfiguration: PUBLIC_ACCESS },
  'AWS::S3::MultiRegionAccessPoint': { Regions: [{ Bucket: 'mutant' }] },
  'AWS::S3Express::DirectoryBucket': {
    DataRedundancy: 'SingleAvailabilityZone',
    LocationName: 'use1-az4',
  },
  'AWS::Synthetics::Canary': {
    ArtifactS3Location: 's3://mutant',
    Code: { Handler: 'index.handler', S3Bucket: 'mutant', S3Key: 'mutant.zip' },
    ExecutionRoleArn: ROLE,
    Name: 'mutant',
    RuntimeVersion: 'syn-nodejs-playwright-9.0',
    Schedule: { Expression: 'rate(5 minutes)' },
  },
  'AWS::WAF::Rule': { Name: 'mutant', MetricName: 'mutant' },
  'AWS::WAF::WebACL': { Name: 'mutant', MetricName: 'mutant', DefaultAction: { Type: 'BLOCK' } },
  'AWS::WAFRegional::WebACL': { Name: 'mutant', MetricName: 'mutant', DefaultAction: { Type: 'BLOCK' } },
  'AWS::WAFv2::RuleGroup': { Capacity: 10, Scope: 'REGIONAL', VisibilityConfig: VISIBILITY },
  'AWS::WAFv2::WebACL': { DefaultAction: { Allow: {} }, Scope: 'REGIONAL', VisibilityConfig: VISIBILITY },
};

/** Resources with what CloudFormation asks for, and ids of the form that it takes. */
export function completed(
  resources: Readonly<Record<string, TemplateResource>>,
): Readonly<Record<string, TemplateResource>> {
  const whole = Object.entries(resources).map(([id, it]) => [
    id,
    { ...it, Properties: { ...REQUIRED[it.Type], ...it.Properties } },
  ]);
  const text = JSON.stringify(Object.fromEntries(whole));
  return JSON.parse(text.replaceAll(/"(subnet|vpc|ami|sg)-(\d)"/g, '"$1-0123456789abcdef$2"'));
}
