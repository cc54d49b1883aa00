import { is } from '../../core/expectation';
import { elements, property, unknownList } from '../../core/property';
import { defineRule } from '../../core/rule';
import { any, violation } from '../../core/verdict';

const RULES = 'LifecycleConfiguration.Rules';

export const s3BucketLifecycleConfigured = defineRule({
  id: 's3-bucket-lifecycle-configured',
  title: 'Every bucket has a lifecycle: what is old expires or moves to a cheaper class',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'What nobody deletes is paid for, and can leak, for ever: old versions and uploads that never ended as much as data.',
  remediation: 'Set lifecycleRules of the Bucket, each enabled',
  controls: {
    'aws-fsbp': ['S3.13', 'S3.10'],
    'nist-800-53-r5': ['CP-6(2)', 'CP-9', 'CP-10', 'SC-5(2)', 'SI-13(5)'],
  },
  appliesTo: ['AWS::S3::Bucket'],
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
