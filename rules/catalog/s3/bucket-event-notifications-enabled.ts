import { is, present } from '../../core/expectation';
import { type Predicate, property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { any, violation } from '../../core/verdict';

const EVENT_BRIDGE = 'NotificationConfiguration.EventBridgeConfiguration';

/** An empty configuration is one: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-eventbridgeconfiguration.html */
const enabled = property(`${EVENT_BRIDGE}.EventBridgeEnabled`, is(true), { absent: true });

const eventBridge: Predicate = (bucket, context) =>
  context.read(bucket, EVENT_BRIDGE) === undefined
    ? violation('NotificationConfiguration', 'NotificationConfiguration names no target, expected one')
    : enabled(bucket, context);

export const s3BucketEventNotificationsEnabled = defineRule({
  id: 's3-bucket-event-notifications-enabled',
  title: 'Every bucket tells of what happens to its objects',
  severity: 'medium',
  stage: 'trial',
  rationale: 'Whoever hears of new and deleted objects at once can act on them, or on an attack.',
  remediation: 'Set eventBridgeEnabled of the Bucket to true, or add a target by addEventNotification()',
  controls: { 'aws-fsbp': ['S3.11'], 'nist-800-53-r5': ['CA-7', 'SI-3(8)', 'SI-4', 'SI-4(4)'] },
  appliesTo: ['AWS::S3::Bucket'],
  reads: [],
  evaluate: (bucket, context) =>
    any([
      property('NotificationConfiguration.LambdaConfigurations', present)(bucket, context),
      property('NotificationConfiguration.QueueConfigurations', present)(bucket, context),
      property('NotificationConfiguration.TopicConfigurations', present)(bucket, context),
      eventBridge(bucket, context),
    ]),
});
