import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { example } from '../../stacks/environments/example';
import { ObservabilityStack } from '../../stacks/observability';
import { errorRatioExpression } from '../../stacks/observability/alarms';
import { metricFilters, queries, textOf } from '../../stacks/observability/queries';
import { buildApp } from '../../stacks/quest';
import { attribute, named, only, resourcesOf } from './template';

const alerts = { email: ['ops@example.com', 'lead@example.com'], sms: ['+12065550100'] };

function observe(told: typeof alerts): { observability: Template; service: Template } {
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8'));
  const app = new App({ context });
  const environment = {
    ...example,
    alerts: told,
    monthlyBudgetUsd: 120,
    tasks: { ...example.tasks, min: 3 },
  };
  const { data, service } = buildApp(app, environment);
  const { loadBalancer, targetGroup, cluster, certificate, logGroup } = service;
  const { alarmTopic } = data;
  const observed = { loadBalancer, targetGroup, cluster, certificate, logGroup, alarmTopic };
  const stack = new ObservabilityStack(app, 'Observed', environment, {
    ...observed,
    service: service.service,
  });
  return { observability: Template.fromStack(stack), service: Template.fromStack(service) };
}

const { observability: template, service } = observe(alerts);
const topic = [
  { 'Fn::GetStackOutput': expect.objectContaining({ OutputName: expect.stringContaining('AlarmTopic') }) },
];
/** The alarms of the service's own stack, without the hash of CDK. */
const serviceAlarms = [...resourcesOf(service, 'AWS::CloudWatch::Alarm').keys()].map((id) =>
  id.replace(/[0-9A-F]{8}$/, ''),
);
const alarm = (name: string) => named(template, 'AWS::CloudWatch::Alarm', name).Properties;
const composite = (name: string) => named(template, 'AWS::CloudWatch::CompositeAlarm', name).Properties;

describe('who is told', () => {
  test('everyone in the configuration, by e-mail and SMS', () => {
    const told = [...resourcesOf(template, 'AWS::SNS::Subscription').values()].map(
      ({ Properties }) => Properties,
    );
    expect(told).toEqual([
      { Protocol: 'email', Endpoint: 'ops@example.com', TopicArn: topic[0] },
      { Protocol: 'email', Endpoint: 'lead@example.com', TopicArn: topic[0] },
      { Protocol: 'sms', Endpoint: '+12065550100', TopicArn: topic[0] },
    ]);
  });

  test('of an outage once, when it begins and when it ends', () => {
    expect(composite('Outage')).toMatchObject({ AlarmActions: topic, OKActions: topic });
    expect(composite('Outage')).not.toHaveProperty('ActionsSuppressor');
  });

  test('of a degradation only while there is no outage', () => {
    expect(composite('Degradation')).toMatchObject({
      AlarmActions: topic,
      OKActions: topic,
      ActionsSuppressor: attribute('Outage', 'Arn'),
      ActionsSuppressorWaitPeriod: 180,
      ActionsSuppressorExtensionPeriod: 180,
    });
  });

  test('by no other alarm but that of the certificate', () => {
    const telling = [...resourcesOf(template, 'AWS::CloudWatch::Alarm').values()]
      .filter(({ Properties }) => 'AlarmActions' in Properties || 'OKActions' in Properties)
      .map(({ Properties }) => [
        Properties['AlarmName'],
        Properties['AlarmActions'],
        Properties['OKActions'],
      ]);
    expect(telling).toEqual([['quest-example-CertificateExpiry', topic, topic]]);
  });

  test('by composites that every silent alarm belongs to, each to one', () => {
    const parts = ['Outage', 'Degradation'].map((name) =>
      [...JSON.stringify(composite(name)['AlarmRule']).matchAll(/"([A-Za-z0-9]+)[0-9A-F]{8}","Arn"/g)].map(
        ([, id]) => id,
      ),
    );
    expect(parts).toEqual([
      ['ErrorRatio', 'MissingHosts', 'MissingTasks'],
      ['UnhealthyHosts', 'SlowAnswers', 'Exceptions'],
    ]);
    expect(JSON.stringify(composite('Outage')['AlarmRule'])).toMatch(/ALARM\(.* OR ALARM\(/);
    const silent = [...resourcesOf(template, 'AWS::CloudWatch::Alarm').values()].filter(
      ({ Properties }) => !('AlarmActions' in Properties),
    );
    expect(silent).toHaveLength(parts.flat().length);
  });
});

describe('the alarms', () => {
  test.each([
    [
      'MissingHosts',
      'AWS/ApplicationELB',
      'HealthyHostCount',
      'Minimum',
      60,
      'LessThanThreshold',
      3,
      'breaching',
    ],
    [
      'MissingTasks',
      'ECS/ContainerInsights',
      'RunningTaskCount',
      'Minimum',
      60,
      'LessThanThreshold',
      3,
      'breaching',
    ],
    [
      'UnhealthyHosts',
      'AWS/ApplicationELB',
      'UnHealthyHostCount',
      'Maximum',
      60,
      'GreaterThanOrEqualToThreshold',
      1,
      'notBreaching',
    ],
    [
      'SlowAnswers',
      'AWS/ApplicationELB',
      'TargetResponseTime',
      'p99',
      60,
      'GreaterThanThreshold',
      1,
      'notBreaching',
    ],
    [
      'Exceptions',
      'Quest/example',
      'Exceptions',
      'Sum',
      60,
      'GreaterThanOrEqualToThreshold',
      1,
      'notBreaching',
    ],
    [
      'CertificateExpiry',
      'AWS/CertificateManager',
      'DaysToExpiry',
      'Minimum',
      86_400,
      'LessThanThreshold',
      21,
      'ignore',
    ],
  ])('%s watches %s %s', (name, namespace, metric, statistic, period, comparison, threshold, missing) => {
    const properties = alarm(name);
    expect(properties).toMatchObject({
      AlarmName: `quest-example-${name}`,
      Namespace: namespace,
      MetricName: metric,
      Period: period,
      ComparisonOperator: comparison,
      Threshold: threshold,
      TreatMissingData: missing,
    });
    expect(properties['Statistic'] ?? properties['ExtendedStatistic']).toBe(statistic);
  });

  test('SlowAnswers believes no percentile of a handful of requests', () => {
    expect(alarm('SlowAnswers')).toMatchObject({ EvaluateLowSampleCountPercentile: 'ignore' });
  });

  test('an exception is told at once, and five minutes without one clear it', () => {
    expect(alarm('Exceptions')).toMatchObject({ EvaluationPeriods: 5, DatapointsToAlarm: 1 });
  });

  test('ErrorRatio relates the errors of tasks and load balancer to the requests', () => {
    expect(alarm('ErrorRatio')).toMatchObject({
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      EvaluationPeriods: 5,
      DatapointsToAlarm: 3,
      Metrics: [
        { Expression: errorRatioExpression, ReturnData: true },
        {
          Id: 'lb5xx',
          MetricStat: { Metric: { MetricName: 'HTTPCode_ELB_5XX_Count' }, Stat: 'Sum', Period: 60 },
        },
        {
          Id: 'task5xx',
          MetricStat: { Metric: { MetricName: 'HTTPCode_Target_5XX_Count' }, Stat: 'Sum', Period: 60 },
        },
        { Id: 'requests', MetricStat: { Metric: { MetricName: 'RequestCount' }, Stat: 'Sum', Period: 60 } },
      ],
    });
  });

  /** Metric math of one minute; a metric without a value is null. */
  const ratio = new Function('lb5xx', 'task5xx', 'requests', 'FILL', 'IF', `return ${errorRatioExpression}`);
  test.each([
    ['no traffic', null, null, null, 0],
    ['only good answers', null, null, 1000, 0],
    ['one error alone', null, 1, 1, 0],
    ['two errors of forty requests', null, 2, 40, 5],
    ['two errors of thirty-nine', null, 2, 39, 200 / 39],
    ['no target to choose, so that no request is counted', 50, null, null, 100],
    ['half of the clients told by the load balancer', 50, null, 50, 50],
    ['both kinds', 10, 10, 90, 20],
  ])('the ratio with %s', (_, lb5xx, task5xx, requests, expected) => {
    const fill = (value: number | null, otherwise: number) => value ?? otherwise;
    // CloudWatch works out both branches: neither may divide by zero.
    const choose = (condition: boolean, then: number, otherwise: number) => {
      expect([then, otherwise].every(Number.isFinite)).toBe(true);
      return condition ? then : otherwise;
    };
    expect(ratio(lb5xx, task5xx, requests, fill, choose)).toBe(expected);
  });
});

test('every query is saved with the log group of the service', () => {
  const saved = [...resourcesOf(template, 'AWS::Logs::QueryDefinition').values()];
  expect(saved.map(({ Properties }) => [Properties['Name'], Properties['QueryString']])).toEqual(
    Object.values(queries).map((query) => [`quest-example/${query.title}`, textOf(query)]),
  );
  for (const { Properties } of saved)
    expect(Properties['LogGroupNames']).toEqual([
      {
        'Fn::GetStackOutput': expect.objectContaining({ OutputName: expect.stringContaining('ServiceLogs') }),
      },
    ]);
});

test('every metric filter counts one for a line, and zero for lines of other kinds', () => {
  const filters = [...resourcesOf(template, 'AWS::Logs::MetricFilter').values()];
  expect(
    filters.map(({ Properties }) => [Properties['FilterPattern'], Properties['MetricTransformations']]),
  ).toEqual(
    Object.values(metricFilters).map(({ metric, pattern }) => [
      pattern,
      [{ MetricNamespace: 'Quest/example', MetricName: metric, MetricValue: '1', DefaultValue: 0 }],
    ]),
  );
});

describe('the budget', () => {
  const address = (email: string) => ({ SubscriptionType: 'EMAIL', Address: email });
  const notice = (type: string, threshold: number) => ({
    Notification: {
      NotificationType: type,
      ComparisonOperator: 'GREATER_THAN',
      Threshold: threshold,
      ThresholdType: 'PERCENTAGE',
    },
    Subscribers: alerts.email.map(address),
  });

  test('is that of the whole account in a month, and tells by e-mail before it is spent', () => {
    expect(only(template, 'AWS::Budgets::Budget').Properties).toMatchObject({
      Budget: {
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: 120, Unit: 'USD' },
      },
      NotificationsWithSubscribers: [notice('ACTUAL', 80), notice('ACTUAL', 100), notice('FORECASTED', 100)],
    });
    const { Budget: budget } = only(template, 'AWS::Budgets::Budget').Properties;
    expect(budget).not.toHaveProperty('CostFilters');
    expect(budget).not.toHaveProperty('BudgetName');
  });

  test('has no notification without a subscriber, which AWS would refuse', () => {
    const { observability } = observe({ email: [], sms: [] });
    expect(only(observability, 'AWS::Budgets::Budget').Properties).toMatchObject({
      NotificationsWithSubscribers: [],
    });
    expect(resourcesOf(observability, 'AWS::SNS::Subscription').size).toBe(0);
  });
});

describe('the dashboard', () => {
  interface Widget {
    readonly type: string;
    readonly x: number;
    readonly width: number;
    readonly properties: Readonly<Record<string, unknown>> & { readonly title?: string };
  }
  const body = only(template, 'AWS::CloudWatch::Dashboard').Properties['DashboardBody'] as {
    'Fn::Join': [string, (string | object)[]];
  };
  const text = body['Fn::Join'][1].map((part) =>
    typeof part === 'string' ? part : JSON.stringify(part).replaceAll('"', "'"),
  );
  const dashboard: { periodOverride: string; start: string; widgets: Widget[] } = JSON.parse(text.join(''));
  const titled = (title: string) => {
    const [widget] = dashboard.widgets.filter(({ properties }) => properties.title === title);
    if (widget === undefined) throw new Error(`No widget ${title}`);
    return widget.properties;
  };
  const graphs = dashboard.widgets.filter(({ properties }) => properties['view'] === 'timeSeries');

  test('keeps its periods at every zoom, on graphs of one width that begin at one edge', () => {
    expect(dashboard).toMatchObject({ periodOverride: 'inherit', start: '-PT3H' });
    expect(graphs.map(({ x, width, properties }) => [x, width, properties['period']])).toEqual(
      ['Errors', 'Ratio', 'Latency', 'Tasks'].map(() => [0, 24, 60]),
    );
    const periods = JSON.stringify(graphs).match(/"period":\d+/g);
    expect(new Set(periods)).toEqual(new Set(['"period":60']));
  });

  test('shows errors, exceptions and load on one time axis', () => {
    const metrics = JSON.stringify(titled('Errors, exceptions and load')['metrics']);
    const shown = [...metrics.matchAll(/\["(AWS\/ApplicationELB|Quest\/example)","(\w+)"/g)].map(
      ([, , name]) => name,
    );
    expect(shown).toEqual([
      'HTTPCode_ELB_5XX_Count',
      'HTTPCode_Target_5XX_Count',
      'Exceptions',
      'ServerErrors',
      'RequestCount',
      'RateLimited',
    ]);
    expect(metrics.match(/"yAxis":"right"/g)).toHaveLength(2);
  });

  test('shows the median and the slowest hundredth, and the limit of the alarm', () => {
    const latency = titled('What clients wait for a task, in seconds');
    expect(JSON.stringify(latency['metrics'])).toMatch(
      /"label":"p50".*"stat":"p50".*"label":"p99".*"stat":"p99"/,
    );
    expect(latency['annotations']).toMatchObject({ horizontal: [{ value: 1 }] });
  });

  test('shows what runs and is healthy beside the least that may', () => {
    const tasks = titled('Tasks');
    expect(JSON.stringify(tasks['metrics'])).toMatch(
      /RunningTaskCount.*HealthyHostCount.*UnHealthyHostCount/,
    );
    expect(tasks['annotations']).toMatchObject({ horizontal: [{ value: 3 }] });
  });

  test('shows the state of every alarm, and of those of a deployment', () => {
    const alarms = Number(resourcesOf(template, 'AWS::CloudWatch::Alarm').size);
    expect(titled('Alarms')['alarms']).toHaveLength(alarms + 2);
    const shown = titled('Alarms of a deployment')['alarms'];
    expect(shown).toEqual(serviceAlarms.map((id) => expect.stringContaining(id)));
  });

  test.each(['ServerErrors', 'SlowestRoutes', 'Exceptions', 'RateLimitedClients', 'TaskLifecycle'] as const)(
    'asks the saved query %s',
    (name) => {
      expect(titled(queries[name].title)['query']).toMatch(/^SOURCE '.+' \| /);
      expect(String(titled(queries[name].title)['query']).endsWith(`| ${textOf(queries[name])}`)).toBe(true);
    },
  );
});

describe('the manual', () => {
  const manual = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
  /** The titles of the third level in a chapter, with what is under them. */
  const chapter = (title: string): ReadonlyMap<string, string> => {
    const text = manual.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
    return new Map(
      text
        .split(/^### /m)
        .slice(1)
        .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))]),
    );
  };
  const described = [
    ...resourcesOf(template, 'AWS::CloudWatch::Alarm'),
    ...resourcesOf(template, 'AWS::CloudWatch::CompositeAlarm'),
  ];

  test('explains every alarm where its description says, and none that is not there', () => {
    const anchors = described.map(([, { Properties }]) => {
      const match = /^[A-Z].{20,}\. docs\/operations\.md#(\w+)$/.exec(String(Properties['AlarmDescription']));
      return match?.[1];
    });
    const titles = [...chapter('Alarms').keys()].map((title) => title.toLowerCase());
    expect(anchors.toSorted()).toEqual(titles.toSorted());
  });

  test('explains every alarm of a deployment', () => {
    expect([...chapter('Alarms of a deployment').keys()]).toEqual(serviceAlarms);
  });

  test('says of each alarm what it means, where to look, what to do and when it clears', () => {
    for (const [title, text] of [...chapter('Alarms'), ...chapter('Alarms of a deployment')])
      expect([title, text.match(/^- \*\*(Means|Look|Do|Clears)\*\*: \S/gm)?.length]).toEqual([title, 4]);
  });

  test('names each saved query, and no query that is not saved', () => {
    const titles = Object.values(queries).map(({ title }) => title);
    const namedThere = [...manual.matchAll(/query “([^”]+)”/g)].map(([, title]) => title);
    expect([...new Set(namedThere)].toSorted()).toEqual(titles.toSorted());
  });
});
