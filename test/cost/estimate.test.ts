import { estimate, natInstead } from '../../tools/cost/estimate';
import { asJson, asText } from '../../tools/cost/report';
import { assuming, readTables } from '../../tools/cost/tables';
import { stackOf } from '../../tools/cost/template';

const tables = readTables();
const stack = (resources: Readonly<Record<string, unknown>>, region = 'us-east-1') =>
  stackOf('Quest', region, { Resources: resources });
const resource = (Type: string, Properties: Readonly<Record<string, unknown>> = {}) => ({ Type, Properties });
const bill = (resources: Readonly<Record<string, unknown>>) =>
  estimate([stack(resources)], tables).lines.map(({ what, quantity, usd }) => [
    what,
    quantity,
    usd.toFixed(4),
  ]);

const definition = resource('AWS::ECS::TaskDefinition', {
  Cpu: '256',
  Memory: '512',
  RuntimePlatform: { CpuArchitecture: 'ARM64' },
});
const service = (desired: unknown) =>
  resource('AWS::ECS::Service', { TaskDefinition: { Ref: 'Task' }, DesiredCount: desired });

test('two small tasks on ARM run all month', () => {
  // 2 x 0.25 vCPU x 730 h x $0.03238 and 2 x 0.5 GB x 730 h x $0.00356
  expect(bill({ Task: definition, Service: service(2) })).toEqual([
    ['vCPU', 365, '11.8187'],
    ['memory', 730, '2.5988'],
  ]);
});

test('auto scaling decides on the tasks, not the desired count', () => {
  const target = resource('AWS::ApplicationAutoScaling::ScalableTarget', {
    MinCapacity: 4,
    ResourceId: { 'Fn::Join': ['', ['service/quest/', { 'Fn::GetAtt': ['Service', 'Name'] }]] },
  });
  expect(bill({ Task: definition, Service: service(2), Target: target })[0]).toEqual([
    'vCPU',
    730,
    '23.6374',
  ]);
});

test('a load balancer pays for its zones, unless it has no public IPv4', () => {
  const balancer = (IpAddressType: string) =>
    bill({
      Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
        Scheme: 'internet-facing',
        IpAddressType,
        Subnets: [{ Ref: 'A' }, { Ref: 'B' }],
      }),
    });
  expect(balancer('dualstack')).toEqual([
    ['load balancer', 730, '16.4250'],
    ['capacity (LCU)', 73, '0.5840'],
    ['public IPv4, one a zone', 1460, '7.3000'],
    ['traffic to the internet', 10, '0.9000'],
  ]);
  expect(balancer('dualstack-without-public-ipv4').map(([what]) => what)).not.toContain(
    'public IPv4, one a zone',
  );
});

test('interface endpoints are compared with NAT gateways in the same zones', () => {
  const endpoint = (count: number, type = 'Interface') =>
    resource('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: type,
      SubnetIds: Array.from({ length: count }, (_none, index) => ({ Ref: `Subnet${index}` })),
    });
  const four = { A: endpoint(2), B: endpoint(2), C: endpoint(2), D: endpoint(2), S3: endpoint(0, 'Gateway') };
  const stacks = [stack(four)];
  const found = natInstead(stacks, estimate(stacks, tables), tables);
  // 4 x (2 x 730 h x $0.01 + 2 GB x $0.01); 2 x (730 h x ($0.045 + $0.005) + 10 GB x $0.045)
  expect(found?.zones).toBe(2);
  expect(found?.endpoints).toBeCloseTo(58.48, 10);
  expect(found?.nat).toBeCloseTo(73.9, 10);
  expect(natInstead([], estimate([], tables), tables)).toBeUndefined();
});

test('alarms by their metrics, web ACLs by their rules, canaries by their schedule', () => {
  expect(
    bill({
      Simple: resource('AWS::CloudWatch::Alarm', { MetricName: 'Errors', Period: 60 }),
      Fast: resource('AWS::CloudWatch::Alarm', { MetricName: 'Errors', Period: 10 }),
      Math: resource('AWS::CloudWatch::Alarm', {
        Metrics: [{ Expression: 'a / b' }, { MetricStat: {} }, { MetricStat: {} }],
      }),
      Acl: resource('AWS::WAFv2::WebACL', { Rules: [{}, {}, {}] }),
      Canary: resource('AWS::Synthetics::Canary', { Schedule: { Expression: 'rate(5 minutes)' } }),
    }),
  ).toEqual([
    ['metrics of the alarm', 1, '0.1000'],
    ['metrics of the alarm', 1, '0.3000'],
    ['metrics of the alarm', 2, '0.2000'],
    ['web ACL', 1, '5.0000'],
    ['rules', 3, '3.0000'],
    ['requests', 1_000_000, '0.6000'],
    ['runs', 8760, '10.5120'],
    ['memory of its function', 87_600, '1.4600'],
  ]);
});

test('a rule of AWS Config by how often it looks', () => {
  const rule = (MaximumExecutionFrequency: string) =>
    resource('AWS::Config::ConfigRule', {
      Source: { SourceDetails: [{ MessageType: 'ScheduledNotification', MaximumExecutionFrequency }] },
    });
  // 730 hours, three of them between two looks at the account; or what is assumed of a daily one.
  expect(bill({ Claim: rule('Three_Hours'), Rule: rule('TwentyFour_Hours') })).toEqual([
    ['evaluations', 730 * (1 / 3), '0.2433'],
    ['evaluations', 100, '0.1000'],
  ]);
});

test('an unknown type is named as not priced, and what only a deployment tells as well', () => {
  const result = estimate(
    [stack({ Db: resource('AWS::RDS::DBInstance'), Task: definition, Service: service({ Ref: 'Count' }) })],
    tables,
  );
  expect(result.unpriced).toEqual([
    {
      stack: 'Quest',
      resource: 'Db',
      type: 'AWS::RDS::DBInstance',
      why: 'no price and no reason to be free is known for its type',
    },
    {
      stack: 'Quest',
      resource: 'Service',
      type: 'AWS::ECS::Service',
      why: 'a number that is only known after deployment: {"Ref":"Count"}',
    },
  ]);
  expect(asText([stack({})], result, tables)).toContain(
    'NOT PRICED\n  Quest Db (AWS::RDS::DBInstance): no price',
  );
});

test('an assumption is replaced by its name, and a misspelt one refused', () => {
  const few = assuming(tables, ['logsGB=10']);
  const group = [stack({ Logs: resource('AWS::Logs::LogGroup', { RetentionInDays: 30 }) })];
  expect(estimate(group, tables).total).toBeCloseTo(0.53, 10);
  expect(estimate(group, few).total).toBeCloseTo(5.3, 10);
  expect(asText(group, estimate(group, few), few)).toContain('given by --assume');
  expect(() => assuming(tables, ['logs=10'])).toThrow('cannot assume "logs=10"');
  expect(() => assuming(tables, ['logsGB=-1'])).toThrow('cannot assume "logsGB=-1"');
});

test('another region is said to be priced as us-east-1, and JSON carries the sources', () => {
  const stacks = [stack({ Key: resource('AWS::KMS::Key') }, 'eu-central-1')];
  const result = estimate(stacks, tables);
  expect(asText(stacks, result, tables)).toContain('by the prices of us-east-1, also for eu-central-1');
  expect(JSON.parse(asJson(stacks, result, tables))).toMatchObject({
    total: 1.06,
    prices: { kmsKeyMonth: { usd: 1, evidence: 'aws', source: 'https://aws.amazon.com/kms/pricing/' } },
  });
});
