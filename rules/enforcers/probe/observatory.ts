import { framing, type Policy, policiesOf, weaknessesOf } from '../../catalog/shared/content-security-policy';
import { cookiePart } from './cookies';

/** What a visit in the way of the HTTP Observatory sees. */
export interface Visited {
  /** By lower-case name, each value as it was sent. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** The origin of another site that the request said it came from. */
  readonly from: string;
  /** Where the first answer over plain http leads; to https only later is not seen, and counts as missing. */
  readonly redirection: 'to-https' | 'off-host' | 'missing' | 'no-http';
  /** Whether a browser trusts the certificate. */
  readonly trusted: boolean;
}

export interface Part {
  readonly test: string;
  readonly result: string;
  readonly modifier: number;
}

const valuesOf = ({ headers }: Visited, name: string): readonly string[] => headers[name] ?? [];

/** Of a header, all that was sent, as one. */
const textOf = (visited: Visited, name: string): string =>
  valuesOf(visited, name)
    .map((value) => value.trim().toLowerCase())
    .join(', ');

const INSECURE = /^(http|ws|ftp):/i;
const PASSIVE = ['img-src', 'media-src'];

function contentSecurityPolicy(visited: Visited): Part {
  const policies = policiesOf(valuesOf(visited, 'content-security-policy'));
  const part = (result: string, modifier: number): Part => ({
    test: 'content-security-policy',
    result,
    modifier,
  });
  if (policies.length === 0) return part('not implemented', -25);
  const weak = weaknessesOf(policies);
  if (weak.some(({ kind }) => kind !== 'eval')) return part('unsafe sources of scripts or plugins', -20);
  const insecure = policies.flatMap(insecureDirectives);
  if (insecure.some((name) => !PASSIVE.includes(name))) return part('sources over http', -20);
  if (weak.length > 0) return part('unsafe-eval', -10);
  if (insecure.length > 0) return part('images or media over http', -10);
  const boundsStyles = (policy: Policy): boolean => {
    const sources = policy.get('style-src') ?? policy.get('default-src') ?? ["'unsafe-inline'"];
    return !sources.some((source) => source.toLowerCase() === "'unsafe-inline'");
  };
  if (!policies.some(boundsStyles)) {
    return part('unsafe-inline in style-src only', 0);
  }
  const isNone = policies.some(
    (policy) => policy.get('default-src')?.join().toLowerCase() === "'none'" && policy.has('form-action'),
  );
  return isNone ? part("nothing unsafe, and default-src 'none'", 10) : part('nothing unsafe', 5);
}

function insecureDirectives(policy: Policy): readonly string[] {
  return [...policy].flatMap(([name, sources]) =>
    sources.some((source) => INSECURE.test(source)) ? [name] : [],
  );
}

const SIX_MONTHS = 15_552_000;

function transportSecurity(visited: Visited): Part {
  const [first = ''] = valuesOf(visited, 'strict-transport-security');
  const age = Number(/(?:^|;)\s*max-age\s*=\s*"?(\d+)"?\s*(?:;|$)/i.exec(first)?.[1] ?? Number.NaN);
  const part = (result: string, modifier: number): Part => ({
    test: 'strict-transport-security',
    result,
    modifier,
  });
  if (!visited.trusted) return part('not learnt: the certificate is not trusted', -20);
  if (first === '') return part('not implemented', -20);
  if (Number.isNaN(age)) return part('not understood', -20);
  return age < SIX_MONTHS ? part('less than six months', -10) : part('at least six months', 0);
}

function redirection({ redirection: led, trusted }: Visited): Part {
  const modifiers = { 'to-https': 0, 'no-http': 0, 'off-host': -5, missing: -20 } as const;
  const modifier = trusted ? modifiers[led] : -20;
  return { test: 'redirection', result: trusted ? led : 'the certificate is not trusted', modifier };
}

function framed(visited: Visited): Part {
  const said = framing(policiesOf(valuesOf(visited, 'content-security-policy')));
  const part = (result: string, modifier: number): Part => ({ test: 'x-frame-options', result, modifier });
  if (said === 'bounded') return part('by frame-ancestors', 5);
  const options = textOf(visited, 'x-frame-options');
  if (options === 'deny' || options === 'sameorigin') return part(options, 0);
  return part(options === '' ? 'not implemented' : 'not understood', -20);
}

function sniffing(visited: Visited): Part {
  const options = textOf(visited, 'x-content-type-options');
  const isRefused = options.split(',')[0] === 'nosniff';
  return {
    test: 'x-content-type-options',
    result: isRefused ? 'nosniff' : 'not implemented',
    modifier: isRefused ? 0 : -5,
  };
}

const PRIVATE = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
const LEAKING = ['origin', 'origin-when-cross-origin', 'unsafe-url', 'no-referrer-when-downgrade'];

function referrer(visited: Visited): Part {
  const sent = textOf(visited, 'referrer-policy');
  const last = sent.split(/\s*,\s*/).findLast((one) => PRIVATE.includes(one) || LEAKING.includes(one));
  const part = (result: string, modifier: number): Part => ({ test: 'referrer-policy', result, modifier });
  if (sent === '') return part('not implemented', 0);
  if (last === undefined) return part('not understood', -5);
  return PRIVATE.includes(last) ? part(last, 5) : part(last, -5);
}

function sharing(visited: Visited): Part {
  const allowed = textOf(visited, 'access-control-allow-origin');
  const isForAll = allowed === visited.from && textOf(visited, 'access-control-allow-credentials') === 'true';
  return {
    test: 'cross-origin-resource-sharing',
    result: isForAll ? 'any site may read answers for a visitor' : 'not for any site',
    modifier: isForAll ? -50 : 0,
  };
}

function resources(visited: Visited): Part {
  const policy = textOf(visited, 'cross-origin-resource-policy');
  const isBounded = policy === 'same-origin' || policy === 'same-site';
  const isKnown = isBounded || policy === '' || policy === 'cross-origin';
  return {
    test: 'cross-origin-resource-policy',
    result: policy === '' ? 'not implemented' : isKnown ? policy : 'not understood',
    modifier: isBounded ? 10 : isKnown ? 0 : -5,
  };
}

function cookies(visited: Visited): Part {
  const isLearnt = transportSecurity(visited).modifier > -20;
  const worst = cookiePart(valuesOf(visited, 'set-cookie'), isLearnt);
  return { test: 'cookies', ...worst };
}

/** The tests of the HTTP Observatory, each with what it takes away or adds. */
export const TESTS: readonly ((visited: Visited) => Part)[] = [
  contentSecurityPolicy,
  transportSecurity,
  redirection,
  framed,
  sniffing,
  referrer,
  sharing,
  resources,
  cookies,
];
