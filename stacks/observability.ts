import { type App, Duration, Stack } from 'aws-cdk-lib';
import * as budgets from 'aws-cdk-lib/aws-budgets';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { canariesOf } from './canaries';
import { canaryAlarmName } from './constructs/canary';
import { canaryName, stackName } from './conventions';
import type { Environment } from './environments/environment';
import {
  type AlarmDefinition,
  alarmDefinitions,
  manualOf,
  metricsOf,
  type Tier,
  type Watched,
} from './observability/alarms';
import { addDashboard } from './observability/dashboard';
import { type LogMetric, metricFilters, queries } from './observability/queries';

interface Observed extends Watched {
  readonly logGroup: logs.ILogGroup;
  readonly alarmTopic: sns.ITopic;
}

/** Watches the service, and tells people once of what they have to know. */
export class ObservabilityStack extends Stack {
  readonly #environment: Environment;
  /** What begins the name of everything here: alarms, queries and dashboards share one list with the whole account. */
  readonly #prefix: string;

  constructor(app: App, id: string, environment: Environment, observed: Observed) {
    super(app, id, {
      stackName: stackName(environment, 'Observability'),
      description: 'Quest: who is told what of the service, and where to look',
      env: { region: environment.region, ...(environment.account && { account: environment.account }) },
      terminationProtection: environment.deletionProtection,
    });
    this.#environment = environment;
    this.#prefix = `quest-${environment.name}`;
    const { logGroup, alarmTopic, service } = observed;
    this.#subscribe(alarmTopic);
    for (const [name, saved] of Object.entries(queries))
      new logs.QueryDefinition(this, `${name}Query`, {
        queryDefinitionName: `${this.#prefix}/${saved.title}`,
        queryString: new logs.QueryString(saved.query),
        logGroups: [logGroup],
      });

    const logMetrics = this.#addMetricFilters(logGroup);
    const metrics = metricsOf(observed);
    const definitions = alarmDefinitions(metrics, logMetrics.Exceptions, environment.tasks.min);
    addDashboard(this, {
      name: this.#prefix,
      metrics,
      logMetrics,
      logGroup,
      definitions,
      alarms: this.#addAlarms(definitions, alarmTopic),
      serviceAlarms: Stack.of(service)
        .node.findAll()
        .filter((construct) => construct instanceof cloudwatch.Alarm),
      canaries: canariesOf(environment).map(({ name, everyMinutes }) => ({
        name: canaryName(environment, name),
        alarmName: `${this.#prefix}-${canaryAlarmName(name)}`,
        everyMinutes,
      })),
    });
    this.#addBudget();
  }

  /** Not by the topic itself, which would put them into its own stack. */
  #subscribe(topic: sns.ITopic): void {
    const { email, sms } = this.#environment.alerts;
    for (const endpoint of email)
      new sns.Subscription(this, `Email-${endpoint}`, {
        topic,
        endpoint,
        protocol: sns.SubscriptionProtocol.EMAIL,
      });
    for (const endpoint of sms)
      new sns.Subscription(this, `Sms-${endpoint}`, {
        topic,
        endpoint,
        protocol: sns.SubscriptionProtocol.SMS,
      });
  }

  #addMetricFilters(logGroup: logs.ILogGroup): Readonly<Record<LogMetric, cloudwatch.Metric>> {
    const metricNamespace = `Quest/${this.#environment.name}`;
    for (const [name, { metric, pattern }] of Object.entries(metricFilters))
      new logs.MetricFilter(this, `${name}Filter`, {
        logGroup,
        filterPattern: logs.FilterPattern.literal(pattern),
        metricNamespace,
        metricName: metric,
        metricValue: '1',
        defaultValue: 0,
      });
    const counted = (metricName: LogMetric) =>
      new cloudwatch.Metric({
        namespace: metricNamespace,
        metricName,
        statistic: 'Sum',
        period: Duration.minutes(1),
      });
    return {
      Exceptions: counted('Exceptions'),
      ServerErrors: counted('ServerErrors'),
      RateLimited: counted('RateLimited'),
    };
  }

  /**
   * One outage is one message: what belongs together speaks through one composite alarm, and a degradation is
   * silent while there is an outage. The alarms that a composite speaks for have no action of their own.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
   */
  #addAlarms(definitions: Readonly<Record<string, AlarmDefinition>>, topic: sns.ITopic): cloudwatch.IAlarm[] {
    const tell = new actions.SnsAction(topic);
    const text = (name: string, meaning: string) => ({
      alarmDescription: `${meaning} ${manualOf(name)}`,
    });
    const added = Object.entries(definitions).map(([name, { tier, meaning, ...props }]) => ({
      tier,
      alarm: new cloudwatch.Alarm(this, name, {
        ...props,
        ...text(name, meaning),
        alarmName: `${this.#prefix}-${name}`,
      }),
    }));
    const of = (tier: Tier) => added.flatMap(({ tier: own, alarm }) => (own === tier ? [alarm] : []));
    const outage = new cloudwatch.CompositeAlarm(this, 'Outage', {
      ...text('Outage', 'Clients get errors, or there are too few tasks to answer them.'),
      compositeAlarmName: `${this.#prefix}-Outage`,
      alarmRule: cloudwatch.AlarmRule.anyOf(...of('outage')),
    });
    const degradation = new cloudwatch.CompositeAlarm(this, 'Degradation', {
      ...text('Degradation', 'The service answers, but not as it should.'),
      compositeAlarmName: `${this.#prefix}-Degradation`,
      alarmRule: cloudwatch.AlarmRule.anyOf(...of('degradation')),
      actionsSuppressor: outage,
      // What breaks is often seen as slow or unhealthy first: the outage gets the time to be seen as one.
      actionsSuppressorWaitPeriod: Duration.minutes(3),
      actionsSuppressorExtensionPeriod: Duration.minutes(3),
    });
    for (const alarm of [outage, degradation, ...of('ticket')]) {
      alarm.addAlarmAction(tell);
      alarm.addOkAction(tell);
    }
    return [outage, degradation, ...added.map(({ alarm }) => alarm)];
  }

  /**
   * What the account may cost in a month. Not narrowed to our tags: a tag counts only once somebody has activated it
   * in the account that pays, and until then such a budget would see no cost and be content.
   * Told by e-mail: AWS Budgets may not publish to the topic, which only alarms may.
   * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
   *
   * Without a name of ours: whoever changes the subscribers replaces the budget, and CloudFormation replaces nothing
   * that has a fixed name.
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-budgets-budget-notificationwithsubscribers.html
   */
  #addBudget(): void {
    const { alerts, monthlyBudgetUsd } = this.#environment;
    const subscribers = alerts.email.map((address) => ({ subscriptionType: 'EMAIL', address }));
    const notice = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers,
    });
    new budgets.CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudgetUsd, unit: 'USD' },
      },
      // A notification without a subscriber is refused.
      notificationsWithSubscribers:
        subscribers.length === 0
          ? []
          : [notice('ACTUAL', 80), notice('ACTUAL', 100), notice('FORECASTED', 100)],
    });
  }
}
