import { encrypted, kept, keyPolicy, named, only, ref, resourcesOf, synthesize } from './template';

const { data, service: template } = synthesize();
const fromNetwork = (output: string) => ({
  'Fn::GetStackOutput': {
    StackName: 'Quest-example-Network',
    Region: 'us-east-1',
    OutputName: expect.stringContaining(output),
  },
});

describe('the service', () => {
  const service = only(template, 'AWS::ECS::Service').Properties;

  test('runs its tasks in the isolated subnets, behind the load balancer, as many as scaling says', () => {
    expect(service).toMatchObject({
      LaunchType: 'FARGATE',
      PlatformVersion: '1.4.0',
      AvailabilityZoneRebalancing: 'ENABLED',
      EnableExecuteCommand: false,
      PropagateTags: 'SERVICE',
      HealthCheckGracePeriodSeconds: 30,
      LoadBalancers: [
        { ContainerName: 'quest', ContainerPort: 3000, TargetGroupArn: ref('FrontDoorTargetGroup') },
      ],
    });
    expect(service).not.toHaveProperty('DesiredCount');
    expect(service['NetworkConfiguration']).toEqual({
      AwsvpcConfiguration: {
        AssignPublicIp: 'DISABLED',
        Subnets: [fromNetwork('VpcTaskSubnet1Subnet'), fromNetwork('VpcTaskSubnet2Subnet')],
        SecurityGroups: [fromNetwork('SecurityGroupsTask')],
      },
    });
  });

  test('takes a deployment back that does not start, or that clients suffer from', () => {
    expect(service['DeploymentConfiguration']).toEqual({
      MinimumHealthyPercent: 100,
      MaximumPercent: 200,
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      Alarms: {
        Enable: true,
        Rollback: true,
        AlarmNames: [ref('TaskErrors'), ref('LoadBalancerErrors'), ref('UnhealthyTasks')],
      },
    });
    const alarms = [...resourcesOf(template, 'AWS::CloudWatch::Alarm').values()].map(({ Properties }) => [
      Properties['Namespace'],
      Properties['MetricName'],
      Properties['Statistic'],
      Properties['Threshold'],
      Properties['TreatMissingData'],
    ]);
    expect(alarms).toEqual([
      ['AWS/ApplicationELB', 'HTTPCode_Target_5XX_Count', 'Sum', 5, 'notBreaching'],
      ['AWS/ApplicationELB', 'HTTPCode_ELB_5XX_Count', 'Sum', 5, 'notBreaching'],
      ['AWS/ApplicationELB', 'UnHealthyHostCount', 'Maximum', 1, 'notBreaching'],
      ['AWS/States', 'ExecutionsFailed', 'Sum', 1, 'notBreaching'],
      ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum', 1, 'notBreaching'],
    ]);
  });

  test('tells people of a secret that was not taken, and leaves the alarms of a deployment to ECS', () => {
    const topic = [{ 'Fn::GetStackOutput': expect.objectContaining({ StackName: 'Quest-example-Data' }) }];
    const actions = [...resourcesOf(template, 'AWS::CloudWatch::Alarm').values()].map(({ Properties }) => [
      Properties['Namespace'],
      Properties['AlarmActions'],
    ]);
    expect(actions).toEqual([
      ['AWS/ApplicationELB', undefined],
      ['AWS/ApplicationELB', undefined],
      ['AWS/ApplicationELB', undefined],
      ['AWS/States', topic],
      ['AWS/SQS', topic],
    ]);
  });

  test('has between two and four tasks, more with more work', () => {
    expect(only(template, 'AWS::ApplicationAutoScaling::ScalableTarget').Properties).toMatchObject({
      MinCapacity: 2,
      MaxCapacity: 4,
      ScalableDimension: 'ecs:service:DesiredCount',
    });
    const policies = [...resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalingPolicy').values()];
    expect(
      policies.map(({ Properties }) => Properties['TargetTrackingScalingPolicyConfiguration']),
    ).toMatchObject([
      {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        TargetValue: 60,
        ScaleOutCooldown: 60,
        ScaleInCooldown: 300,
      },
      {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
        TargetValue: 30000,
      },
    ]);
  });

  test('runs in a cluster whose insights are enhanced, in a log group that was there before', () => {
    const cluster = only(template, 'AWS::ECS::Cluster');
    expect(cluster.Properties).toMatchObject({
      ClusterName: 'quest-example',
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }],
    });
    expect(cluster.Properties).not.toHaveProperty('Configuration');
    expect(cluster.DependsOn).toEqual([expect.stringMatching(/^ContainerInsights/)]);
  });

  test('logs to groups that are encrypted and kept', () => {
    expect([...resourcesOf(template, 'AWS::Logs::LogGroup').values()]).toMatchObject([
      {
        ...kept,
        Properties: { LogGroupName: '/aws/ecs/containerinsights/quest-example/performance', ...encrypted },
      },
      { ...kept, Properties: { LogGroupName: 'aws-waf-logs-quest-example', ...encrypted } },
      { ...kept, Properties: { LogGroupName: '/quest/example/service', ...encrypted } },
      {
        ...kept,
        Properties: { LogGroupName: '/aws/vendedlogs/states/quest-example-secret-changed', ...encrypted },
      },
    ]);
    const key = only(template, 'AWS::KMS::Key');
    expect(key).toMatchObject({ ...kept, Properties: { EnableKeyRotation: true } });
    expect(key.Properties['KeyPolicy']).toEqual(
      keyPolicy([
        ':log-group:/quest/example/service',
        ':log-group:/aws/ecs/containerinsights/quest-example/performance',
        ':log-group:/aws/vendedlogs/states/quest-example-secret-changed',
        ':log-group:aws-waf-logs-quest-example',
      ]),
    );
  });
});

test('everything that can be named carries the project and the environment', () => {
  for (const { Type, Properties } of [
    named(template, 'AWS::ECS::Service', 'Service'),
    only(data, 'AWS::S3::Bucket'),
  ])
    expect([Type, Properties['Tags']]).toEqual([
      Type,
      expect.arrayContaining([
        { Key: 'project', Value: 'quest' },
        { Key: 'environment', Value: 'example' },
        { Key: 'layer', Value: expect.stringMatching(/^(service|data)$/) },
      ]),
    ]);
});
