import { is } from '../../core/expectation';
import { both, property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { compliant } from '../../core/verdict';

/** Where nothing is said, all four are on; of a block that is given, a member that is left out is off: https://docs.aws.amazon.com/AmazonS3/latest/userguide/multi-region-access-point-block-public-access.html */
const BLOCK = 'PublicAccessBlockConfiguration';

const members = both(
  property(`${BLOCK}.BlockPublicAcls`, is(true), { absent: false }),
  property(`${BLOCK}.BlockPublicPolicy`, is(true), { absent: false }),
  property(`${BLOCK}.IgnorePublicAcls`, is(true), { absent: false }),
  property(`${BLOCK}.RestrictPublicBuckets`, is(true), { absent: false }),
);

export const s3MultiRegionAccessPointPublicAccessBlocked = defineRule({
  id: 's3-multi-region-access-point-public-access-blocked',
  title: 'Every multi-Region access point blocks public access',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'An access point has a policy of its own, which opens what the bucket behind it keeps closed; its block cannot be turned on later.',
  remediation:
    'Leave publicAccessBlockConfiguration of the CfnMultiRegionAccessPoint out, or set all four members to true',
  controls: { 'aws-fsbp': ['S3.24'] },
  appliesTo: ['AWS::S3::MultiRegionAccessPoint'],
  reads: [],
  evaluate: (point, context) =>
    context.read(point, BLOCK) === undefined ? compliant() : members(point, context),
});
