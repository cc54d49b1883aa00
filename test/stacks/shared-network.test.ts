import { Template } from 'aws-cdk-lib/assertions';
import { selectEnvironment } from '../../stacks/environments/select';
import { account, build, only, resourcesOf } from './template';

const lender = build(selectEnvironment('test'));
const borrower = build(selectEnvironment('pr-12'));
if (lender.network === undefined) throw new Error('test has a network of its own');
const network = Template.fromStack(lender.network);
const service = Template.fromStack(borrower.service);
const lent = (OutputName: string) => ({
  'Fn::GetStackOutput': { StackName: 'Quest-test-Network', Region: 'us-east-1', OutputName },
});

test('a pull request has no network of its own', () => {
  expect(borrower.network).toBeUndefined();
  service.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  service.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
});

test('its service stands in the network of test', () => {
  expect(only(service, 'AWS::ECS::Service').Properties['NetworkConfiguration']).toEqual({
    AwsvpcConfiguration: {
      AssignPublicIp: 'DISABLED',
      Subnets: [lent('LentTaskSubnet0'), lent('LentTaskSubnet1')],
      SecurityGroups: [lent('LentTaskSecurityGroup')],
    },
  });
  expect(only(service, 'AWS::ElasticLoadBalancingV2::LoadBalancer').Properties).toMatchObject({
    Subnets: [lent('LentLoadBalancerSubnet0'), lent('LentLoadBalancerSubnet1')],
    SecurityGroups: [lent('LentLoadBalancerSecurityGroup')],
  });
  expect(only(service, 'AWS::ElasticLoadBalancingV2::TargetGroup').Properties).toMatchObject({
    VpcId: lent('LentVpc'),
  });
});

test('it takes only what test lends', () => {
  const taken = [...JSON.stringify(service.toJSON()).matchAll(/"OutputName":"(Lent\w+)"/g)].map(
    ([, name]) => name,
  );
  const outputs: Readonly<Record<string, unknown>> = network.toJSON()['Outputs'];
  expect(taken.length).toBeGreaterThan(0);
  expect(taken.filter((name) => name === undefined || !(name in outputs))).toEqual([]);
});

test('it trusts what the load balancer of its subnets says', () => {
  const [container] = only(service, 'AWS::ECS::TaskDefinition').Properties[
    'ContainerDefinitions'
  ] as readonly {
    readonly Environment: readonly { readonly Name: string; readonly Value: unknown }[];
  }[];
  expect(container?.Environment).toContainEqual({
    Name: 'QUEST_TRUSTED_PROXIES',
    Value: { 'Fn::Join': ['', [lent('LentLoadBalancerCidr0'), ',', lent('LentLoadBalancerCidr1')]] },
  });
});

test('the endpoints of test let through what tasks of pull requests need, and nothing of production', () => {
  const resources = [...resourcesOf(network, 'AWS::EC2::VPCEndpoint').values()]
    .flatMap(
      ({ Properties }) => (Properties['PolicyDocument'] as { Statement: { Resource: unknown }[] }).Statement,
    )
    .map(({ Resource }) => Resource);
  const own = (service: string, name: string) => ({
    'Fn::Join': ['', [`arn:aws:${service}:us-east-1:`, account, name]],
  });
  expect(resources).toEqual([
    '*',
    [own('ecr', ':repository/quest-pr-*'), own('ecr', ':repository/quest-test')],
    '*',
    [own('ecr', ':repository/quest-pr-*'), own('ecr', ':repository/quest-test')],
    [own('logs', ':log-group:/quest/pr-*/service:*'), own('logs', ':log-group:/quest/test/service:*')],
    [own('ssm', ':parameter/quest/pr-*/secret-word'), own('ssm', ':parameter/quest/test/secret-word')],
    'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*',
  ]);
});
