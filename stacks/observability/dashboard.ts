import { Duration, type Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { AlarmDefinition, Definitions, Metrics } from './alarms';
import { type LogMetric, queries, textOf } from './queries';

interface DashboardProps {
  readonly name: string;
  readonly metrics: Metrics;
  readonly logMetrics: Readonly<Record<LogMetric, cloudwatch.IMetric>>;
  readonly logGroup: logs.ILogGroup;
  readonly definitions: Definitions;
  /** In the order in which they are shown: what speaks for others first. */
  readonly alarms: readonly cloudwatch.IAlarmRef[];
  /** Of the service's own stack: what takes a deployment back, and what keeps one from happening. */
  readonly serviceAlarms: readonly cloudwatch.IAlarmRef[];
  /** What looks from outside. */
  readonly canaries: readonly WatchedCanary[];
}

/** By its names: its stack may come and go without this one. */
interface WatchedCanary {
  readonly name: string;
  readonly alarmName: string;
  readonly everyMinutes: number;
}

const full = 24;

/**
 * One page for whoever was woken. The graphs are of one width, below one another, a value a minute: what stands on a
 * vertical line happened together.
 */
export function addDashboard(stack: Stack, props: DashboardProps): cloudwatch.Dashboard {
  const { metrics, logMetrics, definitions } = props;
  const limit = ({ threshold }: AlarmDefinition) => [
    { value: threshold, label: 'alarm', color: cloudwatch.Color.RED },
  ];
  const graph = (title: string, widget: cloudwatch.GraphWidgetProps) =>
    new cloudwatch.GraphWidget({
      title,
      region: stack.region,
      width: full,
      height: 6,
      period: Duration.minutes(1),
      liveData: false,
      ...widget,
    });
  const countFrom0 = { min: 0, showUnits: false };
  const status = (title: string, shown: readonly cloudwatch.IAlarmRef[], width: number) =>
    new cloudwatch.AlarmStatusWidget({ title, alarms: [...shown], width, height: 4 });
  const asked = (name: keyof typeof queries, width: number, height = 6) =>
    new cloudwatch.LogQueryWidget({
      title: queries[name].title,
      logGroupNames: [props.logGroup.logGroupName],
      queryString: textOf(queries[name]),
      view: cloudwatch.LogQueryVisualizationType.TABLE,
      region: stack.region,
      width,
      height,
    });

  return new cloudwatch.Dashboard(stack, 'Dashboard', {
    dashboardName: props.name,
    defaultInterval: Duration.hours(3),
    // The periods of the graphs hold at every zoom, so that they stay comparable.
    periodOverride: cloudwatch.PeriodOverride.INHERIT,
    widgets: [
      [
        new cloudwatch.TextWidget({
          markdown: `# ${props.name}\nEvery alarm is explained in \`docs/operations.md\`. Read the graphs from above: errors and load, what clients wait, what runs.`,
          width: full,
          height: 2,
          background: cloudwatch.TextWidgetBackground.TRANSPARENT,
        }),
      ],
      [status('Alarms', props.alarms, 16), status('Alarms of a deployment', props.serviceAlarms, 8)],
      ...(props.canaries.length > 0 ? [fromOutside(stack, props.canaries)] : []),
      [
        graph('Errors, exceptions and load', {
          left: [metrics.lb5xx, metrics.task5xx, logMetrics.Exceptions, logMetrics.ServerErrors],
          leftYAxis: { ...countFrom0, label: 'errors a minute' },
          right: [metrics.requests, logMetrics.RateLimited],
          rightYAxis: { ...countFrom0, label: 'requests a minute' },
        }),
      ],
      [
        graph('5xx in a hundred requests', {
          left: [metrics.errorRatio],
          leftYAxis: countFrom0,
          leftAnnotations: limit(definitions.ErrorRatio),
        }),
      ],
      [
        graph('What clients wait for a task, in seconds', {
          left: [metrics.p50.with({ label: 'p50' }), metrics.p99.with({ label: 'p99' })],
          leftYAxis: countFrom0,
          leftAnnotations: limit(definitions.SlowAnswers),
        }),
      ],
      [
        graph('Tasks', {
          left: [metrics.running, metrics.healthy, metrics.unhealthy],
          leftYAxis: countFrom0,
          leftAnnotations: limit(definitions.MissingHosts),
        }),
      ],
      [asked('ServerErrors', 12), asked('SlowestRoutes', 12)],
      [asked('Exceptions', full, 8)],
      [asked('RateLimitedClients', 8), asked('TaskLifecycle', 16)],
      [
        new cloudwatch.SingleValueWidget({
          title: 'Days until the certificate expires',
          metrics: [metrics.daysToExpiry],
          region: stack.region,
          width: 8,
          height: 3,
        }),
      ],
    ],
  });
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html */
function fromOutside(stack: Stack, canaries: readonly WatchedCanary[]): cloudwatch.IWidget[] {
  const alarms = canaries.map(({ alarmName }) => cloudwatch.Alarm.fromAlarmName(stack, alarmName, alarmName));
  const metrics = canaries.flatMap(({ name, everyMinutes }) => {
    const metric = (metricName: string, statistic: string, what: string) =>
      new cloudwatch.Metric({
        namespace: 'CloudWatchSynthetics',
        metricName,
        dimensionsMap: { CanaryName: name },
        statistic,
        period: Duration.minutes(everyMinutes),
        label: `${name}: ${what}`,
      });
    return [
      metric('SuccessPercent', cloudwatch.Stats.AVERAGE, 'passed, %'),
      metric('Duration', cloudwatch.Stats.MAXIMUM, 'slowest, ms'),
    ];
  });
  return [
    new cloudwatch.AlarmStatusWidget({ title: 'Alarms of the canaries', alarms, width: 8, height: 4 }),
    new cloudwatch.SingleValueWidget({
      title: 'Seen from outside',
      metrics,
      region: stack.region,
      sparkline: true,
      width: 16,
      height: 4,
    }),
  ];
}
