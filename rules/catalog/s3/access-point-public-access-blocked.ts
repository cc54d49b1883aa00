import { is } from '../../core/expectation';
import { both, property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { compliant } from '../../core/verdict';

/** Where nothing is said, all four are on; of a block that is given, a member that is left out is off: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html */
const BLOCK = 'PublicAccessBlockConfiguration';

const members = both(
  property(`${BLOCK}.BlockPublicAcls`, is(true), { absent: false }),
  property(`${BLOCK}.BlockPublicPolicy`, is(true), { absent: false }),
  property(`${BLOCK}.IgnorePublicAcls`, is(true), { absent: false }),
  property(`${BLOCK}.RestrictPublicBuckets`, is(true), { absent: false }),
);

export const s3AccessPointPublicAccessBlocked = defineRule({
  id: 's3-access-point-public-access-blocked',
  title: 'Every access point of a bucket blocks public access',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'An access point has a policy of its own, which opens what the bucket behind it keeps closed; its block cannot be turned on later.',
  remediation:
    'Leave publicAccessBlockConfiguration of the CfnAccessPoint out, or set all four members to true',
  controls: {
    'aws-fsbp': ['S3.19'],
    'nist-800-53-r5': [
      'AC-3',
      'AC-3(7)',
      'AC-4',
      'AC-4(21)',
      'AC-6',
      'AC-21',
      'SC-7',
      'SC-7(3)',
      'SC-7(4)',
      'SC-7(9)',
      'SC-7(11)',
      'SC-7(16)',
      'SC-7(20)',
      'SC-7(21)',
    ],
  },
  appliesTo: ['AWS::S3::AccessPoint'],
  reads: [],
  evaluate: (point, context) =>
    context.read(point, BLOCK) === undefined ? compliant() : members(point, context),
});
