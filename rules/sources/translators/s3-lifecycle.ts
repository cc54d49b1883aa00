import { isList, isProperties, ownValue, type Properties, type Value } from '../../core/value';
import { at, each, inside, odd, type Read, shape, sure } from './read';

/** Minus one stands for none. */
const days =
  (name: string): Read =>
  (from) => {
    const value = at(name)(from);
    return value === -1 || value === 0 ? undefined : value;
  };

const isSet =
  (name: string): Read =>
  (from) =>
    at(name)(from) === true ? true : undefined;

/** The tags and the prefix of a filter, alone or joined by `and`; undefined where it says anything else. */
function filter(predicate: Value | undefined): { prefix?: Value; tags: readonly Value[] } | undefined {
  if (predicate === undefined || predicate === null) return { tags: [] };
  if (!isProperties(predicate)) return undefined;
  const [type, prefix, tag] = ['type', 'prefix', 'tag'].map((name) => ownValue(predicate, name));
  if (type === 'LifecyclePrefixPredicate' && prefix !== undefined) return { prefix, tags: [] };
  if (type === 'LifecycleTagPredicate' && isProperties(tag)) {
    return { tags: [shape({ Key: at('key'), Value: at('value') })(tag) ?? odd()] };
  }
  const operands = ownValue(predicate, 'operands');
  if (type !== 'LifecycleAndOperator' || !isList(operands)) return undefined;
  const all = operands.map((one) =>
    isProperties(one) && ownValue(one, 'operands') === undefined ? filter(one) : undefined,
  );
  if (!all.every((one) => one !== undefined)) return undefined;
  const found = all.find((one) => one.prefix !== undefined)?.prefix;
  return { ...(found === undefined ? {} : { prefix: found }), tags: all.flatMap(({ tags }) => tags) };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html */
export const lifecycleRule = shape({
  Id: at('id'),
  Status: sure('status'),
  ExpirationDate: at('expirationDate'),
  ExpirationInDays: days('expirationInDays'),
  ExpiredObjectDeleteMarker: isSet('expiredObjectDeleteMarker'),
  NoncurrentVersionExpirationInDays: days('noncurrentVersionExpirationInDays'),
  AbortIncompleteMultipartUpload: inside(
    'abortIncompleteMultipartUpload',
    shape({ DaysAfterInitiation: at('daysAfterInitiation') }),
  ),
  Transitions: each(
    'transitions',
    shape({
      StorageClass: at('storageClass'),
      TransitionDate: at('date'),
      TransitionInDays: days('days'),
    }),
  ),
  NoncurrentVersionTransitions: each(
    'noncurrentVersionTransitions',
    shape({ StorageClass: at('storageClass'), TransitionInDays: at('days') }),
  ),
  Prefix: (from) => {
    const found = predicateOf(from);
    return found === undefined ? odd() : (at('prefix')(from) ?? found.prefix);
  },
  TagFilters: (from) => {
    const found = predicateOf(from);
    if (found === undefined) return odd();
    return found.tags.length > 0 ? found.tags : undefined;
  },
});

function predicateOf(rule: Properties): ReturnType<typeof filter> {
  const value = ownValue(rule, 'filter');
  return filter(isProperties(value) ? ownValue(value, 'predicate') : value);
}
