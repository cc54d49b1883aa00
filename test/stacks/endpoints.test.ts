import { account, arn, attribute, ref, resourcesOf, synthesize } from './template';

const { network } = synthesize();

const inThisAccount = { StringEquals: { 'aws:PrincipalAccount': account } };
const anyone = { AWS: '*' };
const pull = [
  {
    Effect: 'Allow',
    Principal: anyone,
    Action: 'ecr:GetAuthorizationToken',
    Resource: '*',
    Condition: inThisAccount,
  },
  {
    Effect: 'Allow',
    Principal: anyone,
    Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    Resource: arn('ecr:us-east-1', [':repository/quest']),
    Condition: inThisAccount,
  },
];

test.each([
  ['ecr.api', pull],
  ['ecr.dkr', pull],
  [
    'logs',
    [
      {
        Effect: 'Allow',
        Principal: anyone,
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: arn('logs:us-east-1', [':log-group:/quest/example/service:*']),
        Condition: inThisAccount,
      },
    ],
  ],
  [
    'ssm',
    [
      {
        Effect: 'Allow',
        Principal: anyone,
        Action: 'ssm:GetParameters',
        Resource: arn('ssm:us-east-1', [':parameter/quest/example/secret-word']),
        Condition: inThisAccount,
      },
    ],
  ],
])('%s is private, and lets through what a task needs', (name, statements) => {
  const endpoints = [...resourcesOf(network, 'AWS::EC2::VPCEndpoint').values()].map((e) => e.Properties);
  const [endpoint] = endpoints.filter((e) => e['ServiceName'] === `com.amazonaws.us-east-1.${name}`);
  expect(endpoint).toEqual({
    ServiceName: `com.amazonaws.us-east-1.${name}`,
    VpcEndpointType: 'Interface',
    VpcId: ref('Vpc'),
    PrivateDnsEnabled: true,
    SubnetIds: [ref('VpcTaskSubnet1Subnet'), ref('VpcTaskSubnet2Subnet')],
    SecurityGroupIds: [attribute('SecurityGroupsEndpoint', 'GroupId')],
    PolicyDocument: { Version: '2012-10-17', Statement: statements },
    Tags: expect.any(Array),
  });
});

test('S3 lets only image layers through, and only tasks have a route to it', () => {
  const [gateway, ...more] = [...resourcesOf(network, 'AWS::EC2::VPCEndpoint').values()].filter(
    (endpoint) => endpoint.Properties['VpcEndpointType'] === 'Gateway',
  );
  expect(more).toEqual([]);
  expect(gateway?.Properties).toMatchObject({
    RouteTableIds: [ref('VpcTaskSubnet1RouteTable'), ref('VpcTaskSubnet2RouteTable')],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Principal: anyone,
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*',
        },
      ],
    },
  });
});

test('there are five', () => network.resourceCountIs('AWS::EC2::VPCEndpoint', 5));
