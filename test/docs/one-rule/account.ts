import type { Item } from '../../rules/enforcers/fake/config';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';
export const SERVICE = `arn:aws:ecs:${REGION}:${ACCOUNT}:service/quest-example/web`;
export const SEEN = new Date('2026-11-20T10:00:00.000Z');

/** What AWS Config has recorded of a service that was moved into a public subnet by hand. */
export const ITEMS: readonly Item[] = [
  item('AWS::EC2::VPC', 'vpc-0a1', { vpcId: 'vpc-0a1', cidrBlock: '10.0.0.0/16', state: 'available' }),
  item('AWS::EC2::InternetGateway', 'igw-0a1', {
    internetGatewayId: 'igw-0a1',
    attachments: [{ vpcId: 'vpc-0a1', state: 'available' }],
  }),
  item('AWS::EC2::Subnet', 'subnet-0a1', {
    subnetId: 'subnet-0a1',
    vpcId: 'vpc-0a1',
    cidrBlock: '10.0.0.0/24',
    mapPublicIpOnLaunch: false,
  }),
  item('AWS::EC2::RouteTable', 'rtb-0a1', {
    routeTableId: 'rtb-0a1',
    vpcId: 'vpc-0a1',
    associations: [{ routeTableId: 'rtb-0a1', subnetId: 'subnet-0a1', main: false }],
    routes: [
      { destinationCidrBlock: '10.0.0.0/16', gatewayId: 'local', state: 'active' },
      { destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-0a1', state: 'active' },
    ],
  }),
  item(
    'AWS::ECS::Service',
    SERVICE,
    {
      ServiceArn: SERVICE,
      ServiceName: 'web',
      Cluster: `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/quest-example`,
      LaunchType: 'FARGATE',
      SchedulingStrategy: 'REPLICA',
      DesiredCount: 2,
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          AssignPublicIp: 'DISABLED',
          SecurityGroups: ['sg-0a1'],
          Subnets: ['subnet-0a1'],
        },
      },
    },
    'web',
    { 'aws:cloudformation:stack-name': 'Quest', 'aws:cloudformation:logical-id': 'WebServiceDF29B54C' },
  ),
];

export const [SERVICE_ITEM] = ITEMS.slice(-1) as [Item];

function item(
  resourceType: Item['resourceType'],
  resourceId: string,
  configuration: object,
  resourceName = resourceId,
  tags: Readonly<Record<string, string>> = {},
): Item {
  return {
    version: '1.3',
    accountId: ACCOUNT,
    configurationItemCaptureTime: SEEN,
    configurationItemStatus: 'OK',
    resourceType,
    resourceId,
    resourceName,
    arn: resourceId.startsWith('arn:') ? resourceId : `arn:aws:ec2:${REGION}:${ACCOUNT}:${resourceName}`,
    awsRegion: REGION,
    configuration: JSON.stringify(configuration),
    supplementaryConfiguration: {},
    tags,
  };
}

/** The same items as AWS Config delivers them to a bucket. */
export function snapshot(): object {
  return {
    fileVersion: '1.0',
    configSnapshotId: '0a1b2c3d-0000-4000-8000-000000000001',
    configurationItems: ITEMS.map(inFile),
  };
}

/** An item as notifications and files have it. */
export function inFile({
  accountId,
  arn,
  version,
  configuration,
  configurationItemCaptureTime,
  ...rest
}: Item): object {
  return {
    ...rest,
    ARN: arn,
    awsAccountId: accountId,
    configurationItemVersion: version,
    configurationItemCaptureTime: configurationItemCaptureTime.toISOString(),
    configuration: JSON.parse(configuration ?? 'null'),
  };
}
