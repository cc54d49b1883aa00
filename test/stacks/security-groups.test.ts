import { arn, attribute, named, only, ref, resourcesOf, synthesize } from './template';

const { network, service } = synthesize();
const group = (id: string) => attribute(`SecurityGroups${id}`, 'GroupId');

test('there are three, and no rule is added to them in the service stack', () => {
  expect([...resourcesOf(network, 'AWS::EC2::SecurityGroup').keys()].sort()).toEqual([
    expect.stringMatching(/^SecurityGroupsEndpoint/),
    expect.stringMatching(/^SecurityGroupsLoadBalancer/),
    expect.stringMatching(/^SecurityGroupsTask/),
  ]);
  service.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  service.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  service.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
});

test('inbound: the world to the load balancer, the load balancer to tasks, tasks to endpoints', () => {
  const inside = [...resourcesOf(network, 'AWS::EC2::SecurityGroup')].map(([id, { Properties }]) => [
    id.replace(/^SecurityGroups|[0-9A-F]{8}$/g, ''),
    Properties['SecurityGroupIngress'],
  ]);
  expect(Object.fromEntries(inside)).toEqual({
    Endpoint: undefined,
    Task: undefined,
    LoadBalancer: [
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        CidrIp: '0.0.0.0/0',
        Description: expect.any(String),
      },
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIpv6: '::/0', Description: expect.any(String) },
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0', Description: expect.any(String) },
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIpv6: '::/0', Description: expect.any(String) },
    ],
  });
  const beside = [...resourcesOf(network, 'AWS::EC2::SecurityGroupIngress').values()].map(
    (rule) => rule.Properties,
  );
  expect(beside).toEqual([
    {
      GroupId: group('Task'),
      SourceSecurityGroupId: group('LoadBalancer'),
      IpProtocol: 'tcp',
      FromPort: 3000,
      ToPort: 3000,
      Description: expect.any(String),
    },
    {
      GroupId: group('Endpoint'),
      SourceSecurityGroupId: group('Task'),
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      Description: expect.any(String),
    },
  ]);
});

test('outbound: the load balancer to tasks, tasks to endpoints and S3, endpoints nowhere', () => {
  const inside = [...resourcesOf(network, 'AWS::EC2::SecurityGroup')].map(([id, { Properties }]) => [
    id.replace(/^SecurityGroups|[0-9A-F]{8}$/g, ''),
    Properties['SecurityGroupEgress'],
  ]);
  expect(Object.fromEntries(inside)).toEqual({
    LoadBalancer: [
      {
        IpProtocol: 'tcp',
        FromPort: 3000,
        ToPort: 3000,
        DestinationSecurityGroupId: group('Task'),
        Description: expect.any(String),
      },
    ],
    Task: [
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        DestinationSecurityGroupId: group('Endpoint'),
        Description: expect.any(String),
      },
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        DestinationPrefixListId: 'pl-63a5400a',
        Description: expect.any(String),
      },
    ],
    Endpoint: [
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        CidrIp: '127.0.0.1/32',
        Description: expect.any(String),
      },
    ],
  });
  network.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
});

test('the default group is closed, and like the others before IPv6 could open it', () => {
  expect(only(network, 'Custom::VpcRestrictDefaultSG').Properties).toMatchObject({
    DefaultSecurityGroupId: attribute('Vpc', 'DefaultSecurityGroup'),
  });
  const before = [
    ...resourcesOf(network, 'AWS::EC2::SecurityGroup').keys(),
    ...resourcesOf(network, 'Custom::VpcRestrictDefaultSG').keys(),
  ];
  expect(only(network, 'AWS::EC2::VPCCidrBlock').DependsOn).toEqual(expect.arrayContaining(before));
});

test('what closes it may change that group, write its own log, and nothing else', () => {
  const closer = named(network, 'AWS::IAM::Role', 'CustomVpcRestrictDefaultSG');
  expect(Object.keys(closer.Properties)).toEqual(['AssumeRolePolicyDocument']);
  const policy = named(network, 'AWS::IAM::ManagedPolicy', 'DefaultSecurityGroupPolicy');
  expect(policy.Properties['Roles']).toEqual([ref('CustomVpcRestrictDefaultSG')]);
  expect(policy.Properties['PolicyDocument']).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'ec2:AuthorizeSecurityGroupEgress',
          'ec2:AuthorizeSecurityGroupIngress',
          'ec2:RevokeSecurityGroupEgress',
          'ec2:RevokeSecurityGroupIngress',
        ],
        Resource: arn('ec2:us-east-1', [':security-group/', attribute('Vpc', 'DefaultSecurityGroup')]),
      },
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: attribute('DefaultSecurityGroupLogs', 'Arn'),
      },
    ],
  });
  expect(only(network, 'AWS::Lambda::Function').Properties['LoggingConfig']).toEqual({
    LogGroup: ref('DefaultSecurityGroupLogs'),
  });
});
