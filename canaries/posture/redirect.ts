import type { Answer } from './fetch';

const PERMANENT = new Set([301, 308]);

/**
 * What is wrong with the first answer over plain http, or nothing: it must send for good to https on the same host, or
 * HSTS is never learnt. https://www.rfc-editor.org/rfc/rfc6797#section-7.2
 */
export function redirectFault(
  answer: Pick<Answer, 'status' | 'headers'>,
  from: URL,
  to: URL,
): string | undefined {
  const location = answer.headers['location']?.[0];
  if (!PERMANENT.has(answer.status)) {
    return `${from.origin} answers ${answer.status}, expected 301 or 308 to ${to.origin}`;
  }
  if (location === undefined || !URL.canParse(location, from.href)) {
    return `${from.origin} answers ${answer.status} with Location ${JSON.stringify(location)}, expected an address at ${to.origin}`;
  }
  const target = new URL(location, from);
  if (target.protocol !== 'https:') {
    return `${from.origin} redirects to ${target.origin} first, expected https in the first hop`;
  }
  if (target.hostname !== from.hostname) {
    return `${from.origin} redirects to the host ${target.hostname} first, expected ${from.hostname} itself`;
  }
  if (target.port !== to.port) {
    return `${from.origin} redirects to ${target.origin}, expected ${to.origin}`;
  }
  return undefined;
}

/** What the score is told of the first answer over plain http; no answer where nobody listens there. */
export function redirectionOf(
  answer: Pick<Answer, 'status' | 'headers'> | undefined,
  from: URL,
  to: URL,
): 'to-https' | 'off-host' | 'missing' | 'no-http' {
  if (answer === undefined) return 'no-http';
  const location = answer.headers['location']?.[0];
  if (answer.status < 300 || answer.status > 399 || location === undefined) return 'missing';
  const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (target?.protocol !== 'https:') return 'missing';
  return target.host === to.host ? 'to-https' : 'off-host';
}
