import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, type RateLimitInfo, rateLimit } from 'express-rate-limit';
import type { FlatHeaders } from './answer';
import { exchangeOf } from './exchange';

const windowSeconds = 60;
// A home or a server usually gets a /64 to /56; counting single IPv6 addresses would count nothing.
const ipv6Subnet = 56;

/**
 * Makes the backstop behind the rate rule of the web application firewall.
 *
 * The counts live in this process: with n tasks a client gets up to n times the limit, and a restart forgets.
 */
export function createRateLimit(
  limit: number,
  refuse: (request: Request, response: Response) => void,
): RequestHandler {
  return rateLimit({
    windowMs: windowSeconds * 1000,
    limit,
    // The headers are written by rateLimitHeaders: the library hashes the client's key into each of them.
    standardHeaders: false,
    legacyHeaders: false,
    // Its checks of our configuration ask for request.ip at each request; keyGenerator has settled that.
    validate: false,
    keyGenerator: (_request, response) => ipKeyGenerator(exchangeOf(response).ip, ipv6Subnet),
    handler: (request, response) => refuse(request, response),
  });
}

/**
 * Words what is left of a client's quota as RateLimit headers, and Retry-After when nothing is.
 *
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function rateLimitHeaders(request: object): FlatHeaders {
  const info = infoOf(request);
  if (info === undefined) return [];
  const left = Math.max(0, (info.resetTime?.getTime() ?? Date.now()) - Date.now());
  const seconds = String(Math.ceil(left / 1000));
  const headers = [
    'RateLimit-Policy',
    `"client";q=${info.limit};w=${windowSeconds}`,
    'RateLimit',
    `"client";r=${info.remaining};t=${seconds}`,
  ];
  return info.used > info.limit ? [...headers, 'Retry-After', seconds] : headers;
}

function infoOf(request: object & { rateLimit?: RateLimitInfo }): RateLimitInfo | undefined {
  return request.rateLimit;
}
