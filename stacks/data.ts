import { type App, Stack } from 'aws-cdk-lib';
import type * as ecr from 'aws-cdk-lib/aws-ecr';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { alarmTopic } from './constructs/alarm-topic';
import { imageRepository } from './constructs/image-repository';
import { loadBalancerLogs } from './constructs/load-balancer-logs';
import { stackName } from './conventions';
import type { Environment } from './environments/environment';

/**
 * What outlives a deployment of the service, and what the layers above may use. The secret is not here: CloudFormation
 * cannot create a SecureString, so it is made by hand, and known by its name only.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
 */
export class DataStack extends Stack {
  /** Where alarms go; the observability stack says who is told. */
  readonly alarmTopic: sns.ITopic;

  readonly images: ecr.Repository;
  readonly loadBalancerLogs: s3.Bucket;

  constructor(app: App, id: string, environment: Environment) {
    super(app, id, {
      stackName: stackName(environment, 'Data'),
      description: 'Quest: what outlives a deployment of the service',
      env: { region: environment.region, ...(environment.account && { account: environment.account }) },
      terminationProtection: environment.deletionProtection,
    });
    this.images = imageRepository(this, 'Images', environment);
    this.loadBalancerLogs = loadBalancerLogs(this, 'LoadBalancerLogs', environment.logRetentionDays);
    this.alarmTopic = alarmTopic(this, 'AlarmTopic');
  }
}
