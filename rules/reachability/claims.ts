import { GuardrailsError } from '../core/errors';
import { SEVERITIES } from '../core/rule';
import type { Claim } from './claim';
import type { Kind } from './network';

/** What is wrong with a value, in words that begin with its place; undefined where nothing is. */
type Check = (value: unknown, at: string) => string | undefined;
type Checks = Readonly<Record<string, Check>>;

function is(accepted: string, test: (value: unknown) => boolean): Check {
  return (value, at) => (test(value) ? undefined : `${at} is ${JSON.stringify(value)}; it takes ${accepted}`);
}

function oneOf(...names: readonly string[]): Check {
  return is(names.join(', '), (value) => typeof value === 'string' && names.includes(value));
}

function each(check: Check): Check {
  return (value, at) =>
    Array.isArray(value)
      ? value.map((one, index) => check(one, `${at}.${index}`)).find((problem) => problem !== undefined)
      : isList(value, at);
}

function shape(needed: Checks, optional: Checks): Check {
  const checks: Checks = { ...needed, ...optional };
  return (value, at) => {
    const problem = isObject(value, at);
    if (problem !== undefined) return problem;
    const given = { ...(value as Readonly<Record<string, unknown>>) };
    const strange = Object.keys(given).find((name) => !Object.hasOwn(checks, name));
    if (strange !== undefined) return `${at}.${strange} is none of ${Object.keys(checks).join(', ')}`;
    return Object.entries(checks)
      .filter(([name]) => given[name] !== undefined || Object.hasOwn(needed, name))
      .map(([name, check]) => check(given[name], `${at}.${name}`))
      .find((one) => one !== undefined);
  };
}

/** A word, or what else there may be in its place. */
function orWord(word: Check, other: Check): Check {
  return (value, at) => (typeof value === 'string' ? word(value, at) : other(value, at));
}

const isList = is('a list', Array.isArray);
const isObject = is(
  'an object',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const text = is('a text', (value) => typeof value === 'string' && value !== '');
const flag = is('true or false', (value) => typeof value === 'boolean');
const name = is(
  'a name such as internet-tasks-https-only',
  (value) => typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)+$/.test(value),
);

function whole(most: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}

const ports = is(
  'the first and the last port',
  (value) => Array.isArray(value) && value.length === 2 && value.every(whole(65535)) && value[0] <= value[1],
);

const KINDS = {
  instance: true,
  interface: true,
  service: true,
  function: true,
  'load-balancer': true,
  nat: true,
  endpoint: true,
  'gateway-endpoint': true,
  'vpc-link': true,
  api: true,
  'endpoint-service': true,
  managed: true,
  doubt: true,
} as const satisfies Readonly<Record<Kind, true>>;

const kinds = each(oneOf(...Object.keys(KINDS)));
const nodes = shape({}, { kinds, named: each(text), but: kinds });
const allowed = shape({ protocol: is('the number of a protocol', whole(255)), ports: each(ports) }, {});

const controls: Check = (value, at) =>
  isObject(value, at) ??
  Object.entries({ ...(value as object) })
    .map(([framework, ids]) => each(text)(ids, `${at}.${framework}`))
    .find((problem) => problem !== undefined);

const claim = shape(
  {
    ...{ name, title: text, severity: oneOf(...SEVERITIES), rationale: text, remediation: text },
    from: orWord(oneOf('internet', 'outside'), nodes),
    to: orWord(oneOf('internet'), nodes),
  },
  {
    controls,
    onlyThrough: orWord(oneOf('encrypted listeners'), nodes),
    onlyOn: each(allowed),
    ports,
    evenThroughCompromise: flag,
  },
);

/**
 * The claims that a value holds. It stands in place of a schema, because the functions read claims too and a library
 * for schemas would double what they load.
 *
 * @throws GuardrailsError `CLAIM_MALFORMED` where one is no claim, or two have one name
 */
export function claimsIn(value: unknown, from: string): readonly Claim[] {
  const problem = Array.isArray(value)
    ? value.map((one, index) => claim(one, String(index))).find((found) => found !== undefined)
    : isList(value, 'what it holds');
  if (problem !== undefined) throw new GuardrailsError('CLAIM_MALFORMED', `${from}: ${problem}`);
  const claims = value as readonly Claim[];
  const names = claims.map((one) => one.name);
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice === undefined) return claims;
  throw new GuardrailsError(
    'CLAIM_MALFORMED',
    `${from}: two claims are called ${twice}; give each its own name`,
  );
}
