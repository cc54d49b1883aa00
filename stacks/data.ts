import { type App, Stack } from 'aws-cdk-lib';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { alarmTopic } from './constructs/alarm-topic';
import { stackName } from './conventions';
import type { Environment } from './environments/environment';

/** What outlives a deployment of the service, and what every layer above it may use. */
export class DataStack extends Stack {
  /** Where alarms go; the observability stack says who is told. */
  readonly alarmTopic: sns.ITopic;

  constructor(app: App, id: string, environment: Environment) {
    super(app, id, {
      stackName: stackName(environment, 'Data'),
      description: 'Quest: what outlives a deployment of the service',
      env: { region: environment.region, ...(environment.account && { account: environment.account }) },
      terminationProtection: true,
    });
    this.alarmTopic = alarmTopic(this, 'AlarmTopic');
  }
}
