/**
 * Says whether a client wants a page: only when its Accept names text/html, and likes it no less than JSON.
 *
 * `*\/*` (curl) and no Accept at all mean JSON. Where both are named with the same weight, JSON wins; where JSON
 * is covered by a wildcard only, the more specific text/html wins (RFC 9110 section 12.5.1).
 */
export function prefersHtml(accept: string | undefined): boolean {
  if (accept === undefined || !/text\/html/i.test(accept)) return false;
  const weights = new Map<string, number>();
  for (const range of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    weights.set(type, weightOf(parameters));
  }
  const html = weights.get('text/html') ?? 0;
  const json = weights.get('application/json') ?? weights.get('application/problem+json');
  if (json !== undefined) return html > json;
  return html > 0 && html >= (weights.get('application/*') ?? weights.get('*/*') ?? 0);
}

function weightOf(parameters: readonly string[]): number {
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  if (weight === undefined) return 1;
  return /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight.slice(2)) : 0;
}
