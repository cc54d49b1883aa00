/** What of a report is left out, as `synthetics.json` says under `report`. */
export interface Redaction {
  readonly restrictedHeaders: readonly string[];
  /** Names of query parameters; `*` stands for all. */
  readonly restrictedUrlParameters: readonly string[];
  readonly includeUrlPassword: boolean;
}

const HIDDEN = '***';

/** An address without its password and without the values of restricted parameters. */
function hideInUrl(text: string, { restrictedUrlParameters, includeUrlPassword }: Redaction): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (!includeUrlPassword && url.password !== '') url.password = HIDDEN;
  const all = restrictedUrlParameters.includes('*');
  for (const name of new Set(url.searchParams.keys())) {
    if (all || restrictedUrlParameters.includes(name)) url.searchParams.set(name, HIDDEN);
  }
  return url.href === new URL(text).href ? text : url.href;
}

/** A text with every address in it redacted. */
export function hideInText(text: string, redaction: Redaction): string {
  return text.replaceAll(/\bhttps?:\/\/[^\s"'<>`)\]]+/g, (address) => hideInUrl(address, redaction));
}

/** A HAR, or a part of one: addresses, values of restricted headers, and query strings. */
export function hideInHar(part: unknown, redaction: Redaction): unknown {
  if (typeof part === 'string') return hideInText(part, redaction);
  if (Array.isArray(part)) return part.map((one) => hideInHar(one, redaction));
  if (typeof part !== 'object' || part === null) return part;
  const { name, value, ...rest } = part as Readonly<Record<string, unknown>>;
  if (typeof name === 'string' && typeof value === 'string')
    return { ...rest, name, value: hidden(name, value, redaction) };
  return Object.fromEntries(
    Object.entries(part).map(([key, inner]) => [key, key === 'cookies' ? [] : hideInHar(inner, redaction)]),
  );
}

function hidden(name: string, value: string, redaction: Redaction): string {
  const restricted = [...redaction.restrictedHeaders, ...redaction.restrictedUrlParameters];
  if (restricted.some((one) => one.toLowerCase() === name.toLowerCase())) return HIDDEN;
  return hideInText(value, redaction);
}
