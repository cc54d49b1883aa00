import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Response } from 'express';
import proxyaddr from 'proxy-addr';
import { forwardedOverTls, traceRootOf } from './load-balancer';
import { prefersHtml } from './negotiation';
import type { Trust } from './proxies';

/** What we establish about a request before anything answers it. */
export type Exchange = Readonly<{
  /**
   * Our own id for the request. Never the trace root: the load balancer takes that over from the client, who
   * could then choose the ids in our log.
   */
  requestId: string;
  /** Milliseconds on the monotonic clock. */
  startedAt: number;
  /** Whether the answer is a page rather than JSON. */
  html: boolean;
  /** Whether the other end of the socket is a proxy we trust; without that its headers mean nothing. */
  peerTrusted: boolean;
  /** The address of the client, as far as trusted proxies vouch for it. */
  ip: string;
  /** Whether the client's connection is encrypted, at our own socket or at a proxy we trust. */
  overTls: boolean;
  /** The root of X-Amzn-Trace-Id from a trusted peer. */
  traceRoot: string | undefined;
  /** Counted while answering, for the access log. */
  sent: { bytes: number };
}>;

/** Returns the exchange that `beginExchange` made and the first middleware kept with the response. */
export function exchangeOf(response: Response): Exchange {
  return response.locals['exchange'];
}

/** Establishes the facts about a new request. */
export function beginExchange(request: IncomingMessage, trust: Trust): Exchange {
  const peer = request.socket.remoteAddress ?? '';
  const peerTrusted = trust(peer);
  return {
    requestId: randomUUID(),
    startedAt: performance.now(),
    html: prefersHtml(request.headers.accept),
    peerTrusted,
    overTls: encrypted(request) || (peerTrusted && forwardedOverTls(request.headers['x-forwarded-proto'])),
    ip: withoutMapping(peerTrusted ? clientBehindProxy(request, trust, peer) : peer),
    traceRoot: peerTrusted ? traceRootOf(request.headers['x-amzn-trace-id']) : undefined,
    sent: { bytes: 0 },
  };
}

function encrypted(request: IncomingMessage): boolean {
  return request.socket instanceof TLSSocket;
}

// The leftmost entries of X-Forwarded-For are the client's own invention; proxy-addr walks from the right and
// stops at the first address that no trusted proxy vouches for:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
function clientBehindProxy(request: IncomingMessage, trust: Trust, peer: string): string {
  const client = proxyaddr(request, trust);
  return isIP(client) === 0 ? peer : client;
}

/** Writes an IPv4 address that arrived on an IPv6 socket in its own form. */
export function withoutMapping(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}
