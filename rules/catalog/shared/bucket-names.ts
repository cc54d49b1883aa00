import type { Resource } from '../../core/resource';
import type { Context } from '../../core/rule';
import { isUnresolved, type Part, unresolved, type Value } from '../../core/value';

/**
 * What the ARN of a bucket may be written as: its attribute, or its name behind `arn:aws:s3:::`, which is all there is
 * to it: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function namesOf(bucket: Resource, context: Context): readonly Value[] {
  const name = context.read(bucket, 'BucketName');
  const made = (...parts: readonly Part[]): Value => unresolved(parts, 'which is known once deployed');
  return [
    made({ target: bucket.address, attribute: 'Arn' }),
    made('arn:aws:s3:::', { target: bucket.address, attribute: 'Ref' }),
    ...(typeof name === 'string' ? [`arn:aws:s3:::${name}`] : []),
    ...(isUnresolved(name) ? [made('arn:aws:s3:::', ...name.parts)] : []),
  ];
}

/** Everything in what an ARN names. */
export function under(name: Value): Value {
  return isUnresolved(name) ? unresolved([...name.parts, '/*'], name.why) : `${String(name)}/*`;
}
