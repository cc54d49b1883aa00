import { isUnresolved, type Truth, type Value } from '../../core/value';

/** What keys, tokens and connection strings look like, by those who issue them. */
const SECRETS: readonly RegExp[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  // https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats
  /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22})/,
  // https://api.slack.com/concepts/token-types
  /\bxox[abeprs]-[A-Za-z0-9-]{10}/,
  // https://docs.stripe.com/keys
  /\b[rs]k_live_[A-Za-z0-9]{16}/,
  // A signed JSON Web Token: https://www.rfc-editor.org/rfc/rfc7519
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/,
  // The user and the password of a URL: https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
  /:\/\/[^\s:/?#@]*:[^\s/@]+@/,
];

/** What is secret by where it comes from, whatever it looks like. */
const SECRET_SOURCE = /\{\{resolve:(secretsmanager|ssm-secure):/;

/**
 * Whether a value is a secret by its looks. One that is kept secret until it is deployed may be; any other that is not
 * known yet is taken for what nearly all are, an address or a name.
 */
export function holdsSecret(value: Value): Truth {
  const looksLikeOne = (text: unknown): boolean =>
    typeof text === 'string' && SECRETS.some((one) => one.test(text));
  if (!isUnresolved(value)) return looksLikeOne(value);
  const { parts, why } = value;
  const isKey = parts.some(
    (part) => typeof part === 'object' && 'target' in part && part.attribute === 'SecretAccessKey',
  );
  if (isKey || parts.some(looksLikeOne)) return true;
  const isHidden = parts.some(
    (part) => typeof part === 'object' && 'expression' in part && SECRET_SOURCE.test(part.expression),
  );
  return isHidden || why.includes('kept secret') ? 'unknown' : false;
}

/** Words at the end of a name that make it that of something else: where a secret is, or how long it lasts. */
const ABOUT =
  /^(age|algorithm|arns?|attempts|audience|backend|bucket|cost|count|days|disabled|enabled|endpoint|expir(es|y|ation)|fields?|files?|format|headers?|hosts?|hours|ids?|interval|issuer|length|lifetime|limit|location|manager|max|min|minutes|mode|names?|param(eter)?s?|paths?|policy|port|prefix|provider|region|required|rotation|rounds|seconds|size|store|suffix|table|timeout|ttl|type|ur[il]s?|version)$/;

const SECRET_WORD =
  /^(secrets?|token|credentials?|pwd|passphrases?)$|(password|passwd|apikey|secretkey|privatekey|accesskey)s?$/;

/** Whether a name is that of a secret: `DB_PASSWORD`, `apiKey`, `splunk-token`; not `TOKEN_URL`, nor `PWD`. */
export function namesSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
  if (words.length === 0 || (words.length === 1 && words[0] === 'pwd') || ABOUT.test(words.at(-1) ?? ''))
    return false;
  return (
    words.some((word) => SECRET_WORD.test(word)) ||
    /\b(api|access|encryption|master|private|secret|signing) keys?\b/.test(words.join(' '))
  );
}
