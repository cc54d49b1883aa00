import type { Principal } from '../../core/policy';
import { mayBeAnything } from '../../core/policy-pattern';
import type { Resource } from '../../core/resource';
import type { Context } from '../../core/rule';
import { isUnresolved, type Part, type Truth } from '../../core/value';

const ROLE = 'AWS::IAM::Role';
const USER = 'AWS::IAM::User';

/**
 * Whether a principal is of another account than a resource, or of any. An account that is written out is another
 * one where that of the resource is known, and a doubt where it is not:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function isOfAnotherAccount({ kind, value }: Principal, resource: Resource, context: Context): Truth {
  if (kind === 'Service' || kind === 'Federated') return false;
  const own = resource.origin.account;
  if (isUnresolved(value)) {
    if (value.parts.length > 1) return isAnother(accountIn(value.parts), own);
    const makers = [...context.referenced(ROLE, value).found, ...context.referenced(USER, value).found];
    const accounts = makers.flatMap(({ origin }) => origin.account ?? []);
    if (own !== undefined && accounts.some((account) => account !== own)) return true;
    return value.parts.some(mayBeAnything) ? 'unknown' : false;
  }
  if (kind === 'CanonicalUser' || typeof value !== 'string') return 'unknown';
  if (value === '*') return true;
  return isAnother(value.startsWith('arn:') ? value.split(':')[4] : value, own);
}

/** The fifth section of an ARN; undefined where it is not known. */
function accountIn(parts: readonly Part[]): string | undefined {
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    return 'target' in part && part.target === 'AWS::AccountId' ? 'own' : '?';
  });
  const account = text.join('').split(':')[4];
  return account?.includes('?') ? undefined : account;
}

/** CloudFront's identities have its name where others have an account. */
function isAnother(account: string | undefined, own: string | undefined): Truth {
  if (account === undefined) return 'unknown';
  if (account === 'own' || account === 'cloudfront' || account === own) return false;
  if (account === '*') return true;
  return /^\d{12}$/.test(account) && own !== undefined ? true : 'unknown';
}
