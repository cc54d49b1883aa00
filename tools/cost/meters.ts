import type { Resource, Stack } from './template';
import { amount, field, list } from './template';

/**
 * One thing that is paid for: `price` names a row of prices.json; the quantity is `count` times each of the
 * assumptions in `by`.
 */
export type Metered = Readonly<{ what: string; price: string; count: number; by: readonly string[] }>;

/** What of a resource is paid for; throws, saying why, where the template does not tell. */
export type Meter = (resource: Resource, stack: Stack) => readonly Metered[];

const per = (what: string, price: string, count = 1, ...by: readonly string[]): Metered => ({
  what,
  price,
  count,
  by,
});
const monthly =
  (what: string, price: string): Meter =>
  () => [per(what, price)];

const refersTo = (value: unknown, id: string): boolean => JSON.stringify(value ?? null).includes(`"${id}"`);

// Application Auto Scaling sets the count of tasks, and never to less than its minimum.
const taskCount = (service: Resource, { resources }: Stack): number => {
  const target = resources.find(
    ({ type, properties }) =>
      type === 'AWS::ApplicationAutoScaling::ScalableTarget' &&
      refersTo(properties['ResourceId'], service.id),
  );
  return amount(target ? target.properties['MinCapacity'] : service.properties['DesiredCount'], 1);
};

const fargate: Meter = (service, stack) => {
  const definition = stack.resources.find(
    ({ type, id }) =>
      type === 'AWS::ECS::TaskDefinition' && refersTo(service.properties['TaskDefinition'], id),
  );
  if (!definition) throw new Error('its task definition is not in the same template');
  const tasks = taskCount(service, stack);
  const arm = field(definition.properties['RuntimePlatform'], 'CpuArchitecture') === 'ARM64';
  const kind = arm ? 'fargateArm' : 'fargateX86';
  const network = field(service.properties['NetworkConfiguration'], 'AwsvpcConfiguration');
  const open = field(network, 'AssignPublicIp') === 'ENABLED';
  return [
    per('vCPU', `${kind}VcpuHour`, (tasks * amount(definition.properties['Cpu'])) / 1024, 'hours'),
    per('memory', `${kind}GbHour`, (tasks * amount(definition.properties['Memory'])) / 1024, 'hours'),
    ...(open ? [per('public IPv4 of the tasks', 'publicIpv4Hour', tasks, 'hours')] : []),
  ];
};

const cluster: Meter = (resource, stack) => {
  const insights = list(resource.properties['ClusterSettings']).find(
    (setting) => field(setting, 'Name') === 'containerInsights',
  );
  const mode = field(insights, 'Value') ?? 'disabled';
  if (mode === 'disabled') return [];
  if (mode !== 'enhanced') throw new Error(`Container Insights is ${String(mode)}, only enhanced is priced`);
  const services = stack.resources.filter(({ type }) => type === 'AWS::ECS::Service');
  // A set of metrics for the cluster; for each service and its task definition; for each task and its container.
  const sets = services.reduce((sum, service) => sum + 2 + 2 * taskCount(service, stack), 1);
  return [per('enhanced Container Insights', 'insightsMetricMonth', sets, 'insightsMetricsEach')];
};

const loadBalancer: Meter = ({ properties }) => {
  const type = properties['Type'] ?? 'application';
  if (type !== 'application')
    throw new Error(`only application load balancers are priced, this one is ${String(type)}`);
  const addresses =
    properties['Scheme'] === 'internet-facing' &&
    properties['IpAddressType'] !== 'dualstack-without-public-ipv4'
      ? list(properties['Subnets']).length + list(properties['SubnetMappings']).length
      : 0;
  return [
    per('load balancer', 'albHour', 1, 'hours'),
    per('capacity (LCU)', 'lcuHour', 1, 'hours', 'lcu'),
    ...(addresses > 0 ? [per('public IPv4, one a zone', 'publicIpv4Hour', addresses, 'hours')] : []),
    per('traffic to the internet', 'dataOutGb', 1, 'dataOutGB'),
  ];
};

const endpoint: Meter = ({ properties }) => {
  const type = properties['VpcEndpointType'] ?? 'Gateway';
  // https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html: no additional charge.
  if (type === 'Gateway') return [];
  if (type !== 'Interface') throw new Error(`endpoints of the type ${String(type)} are not priced`);
  return [
    per('interface endpoint, by zone', 'endpointHour', list(properties['SubnetIds']).length, 'hours'),
    per('traffic of the endpoint', 'endpointGb', 1, 'endpointGB'),
  ];
};

const alarm: Meter = ({ properties }) => {
  const metrics = list(properties['Metrics']).filter((metric) => field(metric, 'MetricStat') !== undefined);
  const fast = typeof properties['Period'] === 'number' && properties['Period'] < 60;
  return [per('metrics of the alarm', fast ? 'fastAlarmMonth' : 'alarmMonth', Math.max(metrics.length, 1))];
};

const logGroup: Meter = ({ properties }) => [
  per('logs taken in', 'logIngestGb', 1, 'logsGB'),
  // Without a retention logs are kept for ever: a year of them stands for that.
  per('logs kept', 'logStoreGbMonth', amount(properties['RetentionInDays'], 365) / 30, 'logsGB'),
];

const lambda: Meter = ({ properties }) => [
  per('requests', 'lambdaRequest', 1, 'lambdaRequests'),
  per(
    'memory',
    'lambdaGbSecond',
    amount(properties['MemorySize'], 128) / 1024,
    'lambdaRequests',
    'lambdaSeconds',
  ),
];

const webAcl: Meter = ({ properties }) => [
  per('web ACL', 'webAclMonth'),
  per('rules', 'webAclRuleMonth', list(properties['Rules']).length),
  per('requests', 'webAclRequest', 1, 'requests'),
];

const minutes: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

const configRule: Meter = ({ properties }) => {
  const details = list(field(properties['Source'], 'SourceDetails'));
  const isOften = details.some((one) => field(one, 'MaximumExecutionFrequency') === 'Three_Hours');
  // What looks so often is about the account as a whole: one evaluation each time.
  return isOften
    ? [per('evaluations', 'configEvaluation', 1 / 3, 'hours')]
    : [per('evaluations', 'configEvaluation', 1, 'configEvaluations')];
};

const canary: Meter = ({ properties }) => {
  const schedule = String(field(properties['Schedule'], 'Expression'));
  const [, every = '0', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
  const step = Number(every) * (minutes[unit] ?? 0);
  const [count, by] = step > 0 ? [60 / step, 'hours'] : [1, 'canaryRuns'];
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-synthetics-canary-runconfig.html
  const gigabytes = amount(field(properties['RunConfig'], 'MemoryInMB'), 1024) / 1024;
  return [
    per('runs', 'canaryRun', count, by),
    per('memory of its function', 'lambdaGbSecond', count * gigabytes, by, 'canarySeconds'),
  ];
};

/** What is paid for, by resource type. */
export const meters: Readonly<Record<string, Meter>> = Object.freeze({
  'AWS::ApplicationAutoScaling::ScalingPolicy': ({ properties }) =>
    // https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
    properties['PolicyType'] === 'TargetTrackingScaling'
      ? [per('the two alarms it makes itself', 'alarmMonth', 2)]
      : [],
  'AWS::CloudFormation::LambdaHook': () => [per('operations', 'hookOperation', 1, 'hookOperations')],
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::CloudWatch::CompositeAlarm': monthly('composite alarm', 'compositeAlarmMonth'),
  'AWS::CloudWatch::Dashboard': monthly('dashboard', 'dashboardMonth'),
  'AWS::Config::ConfigRule': configRule,
  'AWS::Config::ConfigurationRecorder': () => [per('configuration items', 'configItem', 1, 'configItems')],
  'AWS::EC2::EIP': () => [per('public IPv4', 'publicIpv4Hour', 1, 'hours')],
  'AWS::EC2::NatGateway': () => [
    per('NAT gateway', 'natHour', 1, 'hours'),
    per('its traffic', 'natGb', 1, 'natGB'),
  ],
  'AWS::EC2::VPCEndpoint': endpoint,
  'AWS::ECR::Repository': () => [per('images', 'ecrGbMonth', 1, 'ecrGB')],
  'AWS::ECS::Cluster': cluster,
  'AWS::ECS::Service': fargate,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::KMS::Key': () => [per('key', 'kmsKeyMonth'), per('requests', 'kmsRequest', 1, 'kmsRequests')],
  'AWS::Lambda::Function': lambda,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::Logs::MetricFilter': ({ properties }) => [
    per('custom metrics', 'customMetricMonth', list(properties['MetricTransformations']).length),
  ],
  'AWS::Route53::HostedZone': monthly('zone', 'hostedZoneMonth'),
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html
  'AWS::Route53::RecordSet': ({ properties }) =>
    properties['AliasTarget'] ? [] : [per('queries', 'dnsQuery', 1, 'dnsQueries')],
  'AWS::S3::Bucket': () => [per('kept', 's3GbMonth', 1, 's3GB')],
  'AWS::SNS::Topic': () => [per('emails', 'emailNotification', 1, 'emails')],
  'AWS::SQS::Queue': () => [per('requests', 'queueRequest', 1, 'queueRequests')],
  'AWS::SSM::Parameter': ({ properties }) =>
    properties['Tier'] === 'Advanced' ? [per('advanced parameter', 'advancedParameterMonth')] : [],
  'AWS::StepFunctions::StateMachine': () => [per('transitions', 'stateTransition', 1, 'transitions')],
  'AWS::Synthetics::Canary': canary,
  'AWS::WAFv2::WebACL': webAcl,
});
