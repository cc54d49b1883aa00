import { GuardrailsError } from '../core/errors';
import type { World } from '../core/resource';
import { ENDPOINT } from '../core/rule';

/** One answer of an https address, redirects not followed. */
export interface EndpointAnswer {
  readonly url: string;
  readonly status: number;
  /** By name in any case, each value as it was sent, in the order in which they were sent. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * A world of one answer. Each header that was sent is a pair of its own, because what a browser makes of a header that
 * is sent twice differs from header to header; names are in lower case, as none depends on it (RFC 9110 section 5.1).
 *
 * @throws GuardrailsError `ENDPOINT_NOT_HTTPS` for another address: browsers ignore some of these headers over http
 */
export function worldOfAnswer({ url, status, headers }: EndpointAnswer): World {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new GuardrailsError(
      'ENDPOINT_NOT_HTTPS',
      `an answer of ${JSON.stringify(url)} cannot be judged; give an https address such as https://quest.example`,
    );
  }
  const { href, origin } = new URL(url);
  const sent = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ Name: name.toLowerCase(), Value: value })),
  );
  const endpoint = {
    type: ENDPOINT,
    address: href,
    aliases: [],
    properties: { Url: href, Status: status, Headers: sent },
    origin: { type: ENDPOINT, id: origin, file: href },
    folded: [],
    assumptions: [],
    implicit: false,
  };
  return { resources: [endpoint], closed: () => true, hidden: [] };
}
