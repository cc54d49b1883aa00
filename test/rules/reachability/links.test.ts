import { id, made, NETWORK, type Resources, reaches, ref, service } from './parts';

const balanced = (type: 'application' | 'network', more: Resources): Resources => ({
  ...NETWORK,
  Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: type,
    Scheme: 'internal',
    Subnets: [ref('Private')],
    ...(type === 'application' ? { SecurityGroups: [id('Open')] } : {}),
  }),
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: ref('Vpc'),
    Protocol: type === 'application' ? 'HTTP' : 'TCP',
    Port: 3000,
    TargetType: 'ip',
  }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Lb'),
    Protocol: type === 'application' ? 'HTTP' : 'TCP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  }),
  Web: service('Private', {
    LoadBalancers: [{ ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: ref('Targets') }],
  }),
  Rest: made('AWS::ApiGateway::RestApi', {}),
  Http: made('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
  Old: made('AWS::ApiGateway::VpcLink', { TargetArns: [ref('Lb')] }),
  Link: made('AWS::ApiGatewayV2::VpcLink', { SubnetIds: [ref('Private')], SecurityGroupIds: [id('Open')] }),
  ...more,
});
const method = (Integration: object): object =>
  made('AWS::ApiGateway::Method', {
    RestApiId: ref('Rest'),
    Integration: { Type: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ...Integration },
  });
const integration = (more: object): object =>
  made('AWS::ApiGatewayV2::Integration', {
    ApiId: ref('Http'),
    ConnectionType: 'VPC_LINK',
    ConnectionId: ref('Link'),
    ...more,
  });
const rest = (...Types: readonly string[]): object =>
  made('AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types } });
const BY_OLD = method({ ConnectionId: ref('Old') });
// biome-ignore lint/suspicious/noTemplateCurlyInString: API Gateway puts the variable of a stage there.
const BY_STAGE = method({ ConnectionId: '${stageVariables.vpcLinkId}' });

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html */
test.each<[string, Resources, boolean | 'unknown']>([
  ['by a link to a Network Load Balancer', balanced('network', { By: BY_OLD }), true],
  ['by a link that a stage names', balanced('network', { By: BY_STAGE }), 'unknown'],
  [
    'by a link that a parameter names',
    balanced('network', { By: method({ ConnectionId: ref('P') }) }),
    'unknown',
  ],
  [
    'by a link to a balancer that a parameter names',
    balanced('network', { By: BY_OLD, Old: made('AWS::ApiGateway::VpcLink', { TargetArns: [ref('P')] }) }),
    'unknown',
  ],
  [
    'by a link of the second version',
    balanced('application', { By: method({ ConnectionId: ref('Link'), IntegrationTarget: ref('Lb') }) }),
    true,
  ],
  [
    'where one of several endpoints is not private',
    balanced('network', { By: BY_OLD, Rest: rest('PRIVATE', 'REGIONAL') }),
    true,
  ],
  ['not where it is private', balanced('network', { By: BY_OLD, Rest: rest('PRIVATE') }), false],
  [
    'as its document says',
    balanced('network', { Rest: made('AWS::ApiGateway::RestApi', { Body: { openapi: '3.0.1' } }) }),
    'unknown',
  ],
  ['not without an integration', balanced('network', {}), false],
])('a REST API brings the internet in %s', (_, network, expected) => {
  expect(reaches(network, 'internet', 'Web')).toBe(expected);
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html */
test.each<[string, Resources, boolean | 'unknown']>([
  ['to a listener', { By: integration({ IntegrationUri: ref('Listener') }) }, true],
  [
    'to a service of AWS Cloud Map',
    { By: integration({ IntegrationUri: 'arn:aws:servicediscovery:eu-west-1:1:service/s' }) },
    'unknown',
  ],
  [
    'by a link that a parameter names',
    { By: integration({ ConnectionId: ref('P'), IntegrationUri: ref('Listener') }) },
    'unknown',
  ],
  [
    'as its document says',
    { Http: made('AWS::ApiGatewayV2::Api', { Body: { openapi: '3.0.1' } }) },
    'unknown',
  ],
  [
    'not to an address on the internet',
    { By: integration({ ConnectionId: undefined, IntegrationUri: 'https://example.com' }) },
    false,
  ],
])('an HTTP API brings the internet in %s', (_, more, expected) => {
  expect(reaches(balanced('application', more), 'internet', 'Web')).toBe(expected);
});

const endpoint = (ServiceName: unknown): Resources => ({
  Consumers: made('AWS::EC2::VPC', { CidrBlock: '10.5.0.0/16' }),
  There: made('AWS::EC2::Subnet', { VpcId: ref('Consumers'), CidrBlock: '10.5.0.0/24' }),
  Within: made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'g',
    VpcId: ref('Consumers'),
    SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '10.5.0.0/16' }],
  }),
  A: made('AWS::EC2::Instance', { SubnetId: ref('There'), SecurityGroupIds: [id('Within')] }),
  Offered: made('AWS::EC2::VPCEndpointService', {
    NetworkLoadBalancerArns: [ref('Lb')],
    AcceptanceRequired: false,
  }),
  Endpoint: made('AWS::EC2::VPCEndpoint', {
    VpcEndpointType: 'Interface',
    VpcId: ref('Consumers'),
    SubnetIds: [ref('There')],
    SecurityGroupIds: [id('Within')],
    ServiceName,
  }),
});

/** https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html */
test.each<[string, unknown, Resources, boolean | 'unknown']>([
  [
    'the service that it is for',
    { 'Fn::Join': ['.', ['com.amazonaws.vpce', ref('AWS::Region'), ref('Offered')]] },
    {},
    true,
  ],
  ['a service that a parameter names', ref('P'), {}, 'unknown'],
  ['no service that it is not for', 'com.amazonaws.eu-west-1.s3', {}, false],
  [
    'no service that it is not for, in whatever region',
    { 'Fn::Join': ['.', ['com.amazonaws', ref('AWS::Region'), 'ecr.dkr']] },
    { Rest: rest('PRIVATE'), By: BY_OLD },
    false,
  ],
  ['private APIs', 'com.amazonaws.eu-west-1.execute-api', { Rest: rest('PRIVATE'), By: BY_OLD }, 'unknown'],
])('an endpoint brings its callers on to %s', (_, name, more, expected) => {
  expect(reaches(balanced('network', { ...endpoint(name), ...more }), 'A', 'Web')).toBe(expected);
});
