import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Aws } from './aws';
import type { Container } from './container';
import type { Exchange } from './exchange';
import { cipherSuiteOf, tlsVersionOf } from './load-balancer';
import type { SecretWord } from './secret-word';

type Evidence = Readonly<Record<string, string | boolean | null | readonly string[]>>;

/** What one check found: the JSON that its route answers with. */
export type CheckResult = Readonly<{
  check: CheckName;
  passed: boolean;
  summary: string;
  evidence: Evidence;
}>;

export type CheckName = 'docker' | 'aws' | 'loadbalanced' | 'tls' | 'secret_word';

/** What the checks look at. */
export type Facts = Readonly<{
  request: IncomingMessage;
  exchange: Exchange;
  container: Container;
  aws: Aws;
  secretWord: SecretWord;
  /** The fingerprint that an operator wants compared, of 64 hex digits. */
  fingerprint: string | undefined;
  /** Whether the check is asked alone, on its own route: only there a word may be shown. */
  alone: boolean;
}>;

export type Check = Readonly<{ name: CheckName; title: string; run: (facts: Facts) => CheckResult }>;

/** Finds out whether the process runs in a container. */
function docker({ container }: Facts): CheckResult {
  const summary = container.inContainer
    ? 'The service runs in a container.'
    : 'No sign of a container: the service seems to run on the host itself.';
  const { runtime, signs } = container;
  return { check: 'docker', passed: container.inContainer, summary, evidence: { runtime, signs } };
}

/** Finds out whether the process runs on AWS. */
function aws({ aws }: Facts): CheckResult {
  const summary = !aws.onAws
    ? 'No sign of AWS: neither ECS metadata nor an ECS execution environment.'
    : aws.confirmed
      ? 'The service runs on AWS, and the task metadata endpoint confirms it.'
      : 'The environment says that the service runs on AWS; the task metadata endpoint has not confirmed it.';
  const { launchType, availabilityZone, region, confirmed, signs } = aws;
  const evidence = { launchType, availabilityZone, region, confirmed, signs };
  return { check: 'aws', passed: aws.onAws, summary, evidence };
}

/** Finds out whether the request came through the load balancer: a trusted peer and its trace header. */
function loadBalanced({ request, exchange }: Facts): CheckResult {
  const { peerTrusted, traceRoot } = exchange;
  const passed = peerTrusted && traceRoot !== undefined;
  const traceHeader =
    request.headers['x-amzn-trace-id'] === undefined ? 'absent' : passed ? 'well-formed' : 'not believed';
  const summary = passed
    ? 'The request came through the load balancer.'
    : peerTrusted
      ? 'The request came from a trusted proxy, but without a well-formed X-Amzn-Trace-Id header.'
      : 'The request did not come from a trusted proxy, so its headers prove nothing.';
  return {
    check: 'loadbalanced',
    passed,
    summary,
    evidence: { peerTrusted, traceHeader, traceRoot: traceRoot ?? null },
  };
}

/** Finds out whether the client's connection is encrypted, here or at a load balancer that we trust. */
function tls({ request, exchange: { peerTrusted, overTls } }: Facts): CheckResult {
  const { socket, headers } = request;
  if (socket instanceof TLSSocket) {
    const evidence = {
      terminatedAt: 'service',
      version: socket.getProtocol(),
      cipherSuite: socket.getCipher().name,
    };
    return { check: 'tls', passed: true, summary: 'The connection to the service is encrypted.', evidence };
  }
  if (overTls) {
    const version = tlsVersionOf(headers['x-amzn-tls-version']);
    const cipherSuite = cipherSuiteOf(headers['x-amzn-tls-cipher-suite']);
    const summary = 'The connection to the load balancer is encrypted.';
    return {
      check: 'tls',
      passed: true,
      summary,
      evidence: { terminatedAt: 'load balancer', version, cipherSuite },
    };
  }
  const summary = peerTrusted
    ? 'The trusted proxy does not say that the client used TLS.'
    : 'The connection is not encrypted, and no trusted proxy vouches for TLS in front of it.';
  return {
    check: 'tls',
    passed: false,
    summary,
    evidence: { terminatedAt: null, version: null, cipherSuite: null },
  };
}

/** Finds out whether a secret word is configured, and shows its fingerprint. */
function secretWord({ secretWord, fingerprint, alone }: Facts): CheckResult {
  const word = alone ? secretWord.reveal() : undefined;
  const evidence = {
    fingerprint: secretWord.fingerprint,
    algorithm: 'HMAC-SHA256',
    stable: secretWord.stable,
    ...(fingerprint === undefined ? {} : { matches: secretWord.matches(fingerprint) }),
    ...(word === undefined ? {} : { word }),
  };
  const summary = secretWord.configured ? 'A secret word is configured.' : 'No secret word is configured.';
  return { check: 'secret_word', passed: secretWord.configured, summary, evidence };
}

/** All checks, in the order in which the index shows them; each is served at its name. */
export const checks: readonly Check[] = Object.freeze([
  { name: 'docker', title: 'Container', run: docker },
  { name: 'aws', title: 'AWS', run: aws },
  { name: 'loadbalanced', title: 'Load balancer', run: loadBalanced },
  { name: 'tls', title: 'TLS', run: tls },
  { name: 'secret_word', title: 'Secret word', run: secretWord },
]);
