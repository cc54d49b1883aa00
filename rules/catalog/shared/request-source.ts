import { mayBeAnything } from '../../core/policy-pattern';
import { isUnresolved, type Truth, type Value } from '../../core/value';

/** What AWS makes, and what nobody knows, as they stand in the text of a value. */
const MADE = '\u0001';
const UNKNOWN = '\u0002';

/** The text of a value, with a sign for each part that is not written out. */
function spelled(value: Value): string {
  if (!isUnresolved(value)) return typeof value === 'string' ? value : '';
  return value.parts
    .map((part) => (typeof part === 'string' ? part : mayBeAnything(part) ? UNKNOWN : MADE))
    .join('');
}

/** Whether a value is there and stands for one thing only: no wildcard in it, nor what may turn out to be one. */
export function isFixed(value: Value | undefined): Truth {
  const text = value === undefined ? '' : spelled(value);
  if (text === '' || /[*?]/.test(text)) return false;
  return text.includes(UNKNOWN) ? 'unknown' : true;
}

/**
 * Whether an ARN, compared as a pattern, is that of resources of one owner: it names the account, or, where ARNs have
 * none, as those of buckets, the resource: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function namesOwner(arn: Value | undefined): Truth {
  const text = arn === undefined ? '' : spelled(arn);
  if (text === '') return false;
  if (text.startsWith(MADE)) return true;
  if (text.startsWith(UNKNOWN)) return 'unknown';
  const [, , , , account, ...resource] = text.split(':');
  const owner = account === '' || account === undefined ? resource.join(':') : account;
  if (owner === '' || /[*?]/.test(owner)) return false;
  return owner.includes(UNKNOWN) ? 'unknown' : true;
}
