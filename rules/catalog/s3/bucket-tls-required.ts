import { defineRule } from '../../core/rule';
import { all, compliant, indeterminate, violation } from '../../core/verdict';
import { namesOf, under } from '../shared/bucket-names';
import { deniesPlainText } from '../shared/tls-only';

export const s3BucketTlsRequired = defineRule({
  id: 's3-bucket-tls-required',
  title: 'The policy of every bucket denies requests without TLS',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'Over HTTP, data and signed requests can be read and changed on the way.',
  remediation: 'Set enforceSSL of the Bucket to true',
  controls: {
    'aws-fsbp': ['S3.5'],
    'nist-800-53-r5': [
      'AC-4',
      'AC-17(2)',
      'IA-5(1)',
      'SC-7(4)',
      'SC-8',
      'SC-8(1)',
      'SC-8(2)',
      'SC-12(3)',
      'SC-13',
      'SC-23',
      'SC-23(3)',
      'SI-7(6)',
    ],
  },
  appliesTo: ['AWS::S3::Bucket'],
  reads: ['AWS::S3::BucketPolicy'],
  evaluate: (bucket, context) => {
    const { found, complete } = context.related('AWS::S3::BucketPolicy', 'Bucket', bucket);
    const says = 'it has no policy, expected one that denies requests without TLS';
    if (found.length === 0)
      return (complete ? violation : indeterminate)('', complete ? says : `${says}; one may be elsewhere`);
    const names = namesOf(bucket, context);
    const whole = [names, names.map((name) => under(name))];
    const judged = found.map((policy) => deniesPlainText(policy, 'PolicyDocument', context, 's3:*', whole));
    return all(
      judged.map(([first]) => (first.status === 'compliant' ? compliant() : [{ ...first, path: '' }])),
    );
  },
});
