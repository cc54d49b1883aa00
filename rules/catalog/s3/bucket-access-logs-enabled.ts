import { matches } from '../../core/expectation';
import { mayBeAnything } from '../../core/policy-pattern';
import { type Predicate, property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';

const BUCKET = 'AWS::S3::Bucket';

const destination = property(
  'LoggingConfiguration.DestinationBucketName',
  matches(/./, 'the name of a bucket'),
);

/** Without a destination the logs stay in the bucket: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-loggingconfiguration.html */
const logged: Predicate = (bucket, context) => {
  if (context.read(bucket, 'LoggingConfiguration') === undefined)
    return violation('LoggingConfiguration', 'LoggingConfiguration is absent, expected a value');
  const target = context.read(bucket, 'LoggingConfiguration.DestinationBucketName');
  const isMade = isUnresolved(target) && !target.parts.some(mayBeAnything);
  return target === undefined || isMade ? compliant() : destination(bucket, context);
};

export const s3BucketAccessLogsEnabled = defineRule({
  id: 's3-bucket-access-logs-enabled',
  title: 'Every bucket logs the access to it, unless it holds such logs itself',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'Without access logs nobody can tell afterwards who read or deleted what.',
  remediation: 'Set serverAccessLogsBucket, and serverAccessLogsPrefix if buckets share it',
  controls: {
    'aws-fsbp': ['S3.9'],
    'nist-800-53-r5': [
      'AC-2(4)',
      'AC-4(26)',
      'AC-6(9)',
      'AU-2',
      'AU-3',
      'AU-6(3)',
      'AU-6(4)',
      'AU-10',
      'AU-12',
      'CA-7',
      'SC-7(9)',
      'SI-3(8)',
      'SI-4(20)',
      'SI-7(8)',
    ],
  },
  appliesTo: ['AWS::S3::Bucket'],
  reads: [BUCKET],
  evaluate: (bucket, context) => {
    const judged = logged(bucket, context);
    if (judged[0].status !== 'violation') return judged;
    const { found, complete } = context.related(BUCKET, 'LoggingConfiguration.DestinationBucketName', bucket);
    if (found.length > 0) return compliant();
    return complete
      ? judged
      : indeterminate(
          'LoggingConfiguration',
          'LoggingConfiguration is absent, and whether it holds the logs of others is not known',
        );
  },
});
