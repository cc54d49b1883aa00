/** A whole answer; header names are in lower case, in their order. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** A fixed answer of plain text, as the default action of the stack's https listener has it. */
export function fixedText(status: number, text: string): Answer {
  return { status, headers: [['content-type', 'text/plain; charset=utf-8']], body: Buffer.from(text) };
}

/**
 * An answer that the load balancer gives of itself.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export function errorPage(status: number, title: string): Answer {
  const heading = `${status} ${title}`;
  const body = `<html>\r\n<head><title>${heading}</title></head>\r\n<body>\r\n<center><h1>${heading}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: [['content-type', 'text/html']], body: Buffer.from(body) };
}

/**
 * The redirect of the stack's http listener: the path and query as they came, the host its own.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
 */
export function redirect(path: string, url: string): Answer {
  const { headers, ...rest } = errorPage(301, 'Moved Permanently');
  return { ...rest, headers: [...headers, ['location', `${url}${path.startsWith('/') ? path : '/'}`]] };
}
