import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { nameOf, type Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isUnresolved, show, unresolved, type Value } from '../../core/value';
import { all, compliant, indeterminate, violation } from '../../core/verdict';

const BUCKET = 'AWS::S3::Bucket';
const LOCATION = 'ArtifactS3Location';
const SCHEME = 's3://';

/** The bucket of `s3://bucket/prefix`, by name or by reference; undefined where it cannot be told from the prefix. */
function bucketOf(location: Value | undefined): Value | undefined {
  if (typeof location === 'string') return /^s3:\/\/([^/]+)/.exec(location)?.[1];
  if (!isUnresolved(location)) return undefined;
  const [first, part, next = '/'] = location.parts;
  if (typeof first !== 'string' || !first.startsWith(SCHEME)) return undefined;
  if (first.indexOf('/', SCHEME.length) > 0) return bucketOf(first);
  const isWhole = first === SCHEME && typeof next === 'string' && next.startsWith('/');
  return isWhole && part !== undefined ? unresolved([part], location.why) : undefined;
}

/** A setting that is left out is off: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html */
const SETTINGS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map(
  (name) => property(`PublicAccessBlockConfiguration.${name}`, is(true), { absent: false }),
);

function blocked(bucket: Resource, context: Context): ReturnType<typeof compliant> {
  const [first] = all(SETTINGS.map((setting) => setting(bucket, context)));
  if (first.status === 'compliant') return compliant();
  const says = `${LOCATION} is in ${nameOf(bucket)}, of which ${first.message}`;
  return (first.status === 'violation' ? violation : indeterminate)(LOCATION, says);
}

export const canaryArtifactBucketBlocked = defineRule({
  id: 'synthetics-canary-artifact-bucket-blocked',
  title: 'Canaries write to buckets that block public access',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Screenshots and recorded requests of a canary hold the pages and cookies of whoever it was logged in as.',
  remediation:
    'Set artifactsBucketLocation to a bucket of your own with blockPublicAccess: BlockPublicAccess.BLOCK_ALL',
  controls: {},
  appliesTo: ['AWS::Synthetics::Canary'],
  reads: [BUCKET],
  evaluate: (canary, context) => {
    const location = context.read(canary, LOCATION);
    const { found } = context.referenced(BUCKET, bucketOf(location) ?? null);
    return found.length > 0
      ? all(found.map((bucket) => blocked(bucket, context)))
      : indeterminate(LOCATION, `${LOCATION} is ${show(location)}, in a bucket that is not in sight`);
  },
});
