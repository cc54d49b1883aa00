import { is } from '../../core/expectation';
import { elements, property, unknownList } from '../../core/property';
import { defineRule } from '../../core/rule';
import { any, violation } from '../../core/verdict';

const RULES = 'LifecycleConfiguration.Rules';

export const s3DirectoryBucketLifecycleConfigured = defineRule({
  id: 's3-directory-bucket-lifecycle-configured',
  title: 'Every directory bucket has a lifecycle: what is old expires',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'What nobody deletes is paid for, and can leak, for ever: old versions and uploads that never ended as much as data.',
  remediation: 'Set lifecycleConfiguration of the CfnDirectoryBucket, with an enabled rule',
  controls: { 'aws-fsbp': ['S3.25'] },
  appliesTo: ['AWS::S3Express::DirectoryBucket'],
  reads: [],
  evaluate: (bucket, context) => {
    const rules = elements(bucket, RULES, context);
    if (!rules) return unknownList(RULES, context.read(bucket, RULES));
    return any([
      violation(RULES, `${RULES} is absent, expected a rule that is enabled`),
      ...rules.map((rule) => property(`${rule}.Status`, is('Enabled'))(bucket, context)),
    ]);
  },
});
