import { STATUS_CODES } from 'node:http';

/** An error as RFC 9457 words it; `type` is about:blank because the status says it all. */
export type Problem = Readonly<{
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
  /** The request id as a URN, to be quoted when asking for help. */
  instance: string;
  requestId: string;
}>;

export const problemType = 'application/problem+json; charset=utf-8';

/** Describes an error to the client: never with a stack, nor with anything the client sent. */
export function problemOf(status: number, detail: string, requestId: string): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail, instance: `urn:uuid:${requestId}`, requestId };
}
