// Self is made by the load balancer; Root is made by it, or taken over from the client; an application may add
// fields of its own:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
// The page's own example of Self has 23 digits where its syntax says 24, so both are taken there.
const traceHeader =
  /^(?:Self=1-[0-9a-f]{8}-[0-9a-f]{23,24};)?Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;[A-Za-z][\w-]{0,63}=[\w.:/+-]{1,256}){0,16}$/;

const tlsVersion = /^TLSv1(?:\.[123])?$/;
// OpenSSL's names of suites, which the load balancer reports.
const cipherSuite = /^[A-Z0-9]{2,16}(?:[-_][A-Z0-9]{1,16}){1,10}$/;

type HeaderValue = string | string[] | undefined;

/**
 * Returns the trace root of a well-formed `X-Amzn-Trace-Id`, or undefined.
 *
 * Node joins repeated headers with a comma, which this form does not allow: a doubled header is refused.
 */
export function traceRootOf(header: HeaderValue): string | undefined {
  return typeof header === 'string' ? traceHeader.exec(header)?.[1] : undefined;
}

/**
 * Says whether `X-Forwarded-Proto` is exactly `https`: no list, no other case, no space.
 *
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 */
export function forwardedOverTls(header: HeaderValue): boolean {
  return header === 'https';
}

/**
 * Returns the value of `x-amzn-tls-version` when it names a TLS version, else null.
 *
 * Sent when the load balancer's attribute routing.http.x_amzn_tls_version_and_cipher_suite.enabled is on:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
 */
export function tlsVersionOf(header: HeaderValue): string | null {
  return typeof header === 'string' && tlsVersion.test(header) ? header : null;
}

/** Returns the value of `x-amzn-tls-cipher-suite` when it is shaped like a suite's OpenSSL name, else null. */
export function cipherSuiteOf(header: HeaderValue): string | null {
  return typeof header === 'string' && cipherSuite.test(header) ? header : null;
}
