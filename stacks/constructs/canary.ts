import { Duration, Size } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as synthetics from 'aws-cdk-lib/aws-synthetics';
import { Construct } from 'constructs';
import { bundleCanary } from '../../canaries/bundle';
import type { CanaryDefinition } from '../../canaries/definition';
import { canaryName } from '../conventions';
import type { Environment } from '../environments/environment';
import { ARTIFACT_DAYS } from './canary-artifacts';
import { canaryLogGroupName, canaryRole } from './canary-role';
import { encryptedLogGroup } from './encrypted-log-group';
import { toldAlarm } from './function-alarms';

/**
 * By its name: CDK's constants end with an older one.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Library_nodejs_playwright.html
 */
const RUNTIME = new synthetics.Runtime('syn-nodejs-playwright-9.0', synthetics.RuntimeFamily.NODEJS);

/** The name of the alarm of a canary: `posture` has CanaryPosture. */
export const canaryAlarmName = (name: string): string =>
  `Canary${name.replace(/(?:^|[-_])([a-z0-9])/g, (_, first: string) => first.toUpperCase())}`;

interface WatchingCanaryProps {
  readonly environment: Environment;
  readonly definition: CanaryDefinition;
  /** What the handler is told beside the address of the service; no secret, at most its name. */
  readonly variables: Readonly<Record<string, string>>;
  readonly secret?: Environment['secret'] | undefined;
  readonly bucket: s3.IBucket;
  readonly artifactsKey: kms.IKey;
  /** Must admit the log group of the canary. */
  readonly logsKey: kms.IKey;
  readonly alarmTopic: sns.ITopic;
}

/**
 * One canary with a role, a log and an alarm of its own. Without X-Ray: CDK refuses it for Playwright, and a trace
 * begins at the load balancer anyway.
 */
export class WatchingCanary extends Construct {
  readonly canary: synthetics.Canary;

  constructor(scope: Construct, id: string, props: WatchingCanaryProps) {
    super(scope, id);
    const { environment, definition, variables, secret, bucket, artifactsKey } = props;
    const name = canaryName(environment, definition.name);
    const prefix = `canary/${environment.region}/${name}`;
    const { role, policy } = canaryRole(this, { name, bucket, key: artifactsKey, prefix, secret });
    this.canary = new synthetics.Canary(this, 'Canary', {
      canaryName: name,
      runtime: RUNTIME,
      test: synthetics.Test.custom({
        code: synthetics.Code.fromAsset(bundleCanary(definition.name)),
        handler: 'index.handler',
      }),
      role,
      environmentVariables: { CANARY_URL: `https://${environment.domainName}`, ...variables },
      schedule: synthetics.Schedule.rate(Duration.minutes(definition.everyMinutes)),
      timeout: Duration.seconds(definition.timeoutSeconds),
      memory: Size.mebibytes(definition.memoryMiB),
      maxRetries: definition.retries,
      artifactsBucketLocation: { bucket, prefix },
      artifactS3EncryptionMode: synthetics.ArtifactsEncryptionMode.KMS,
      artifactS3KmsKey: artifactsKey,
      successRetentionPeriod: Duration.days(ARTIFACT_DAYS),
      failureRetentionPeriod: Duration.days(ARTIFACT_DAYS),
      dryRunAndUpdate: true,
      provisionedResourceCleanup: true,
      startAfterCreation: true,
      resourcesToReplicateTags: [synthetics.ResourceToReplicateTags.LAMBDA_FUNCTION],
    });
    this.canary.node.addDependency(policy);
    // Named after the function, whose name ends in the id of the canary: nobody else makes it, see its role.
    // https://docs.aws.amazon.com/cli/latest/reference/synthetics/get-canary.html
    encryptedLogGroup(this, 'Logs', {
      name: canaryLogGroupName(name, this.canary.canaryId),
      key: props.logsKey,
      environment,
    });
    this.#alarm(props, name);
  }

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html */
  #alarm({ environment, definition, alarmTopic }: WatchingCanaryProps, name: string): void {
    const { title, everyMinutes, alarm } = definition;
    toldAlarm(
      this,
      canaryAlarmName(definition.name),
      { prefix: `quest-${environment.name}-`, topic: alarmTopic },
      {
        meaning: `Seen from outside, this does not hold any more, or ${name} does not run: ${title}.`,
        metric: this.canary.metricSuccessPercent({
          period: Duration.minutes(everyMinutes),
          statistic: cloudwatch.Stats.AVERAGE,
        }),
        threshold: alarm.successPercent,
        comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: alarm.periods,
        datapointsToAlarm: alarm.periods,
        // A canary that does not run sees nothing.
        treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      },
    );
  }
}
