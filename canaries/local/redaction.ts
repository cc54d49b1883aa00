/** What of a report is left out, as `synthetics.json` says under `report`. */
export interface Redaction {
  readonly restrictedHeaders: readonly string[];
  /** Names of query parameters; `*` stands for all. */
  readonly restrictedUrlParameters: readonly string[];
  readonly includeUrlPassword: boolean;
}

const HIDDEN = '***';

/** A text with the password and the restricted parameters of every address in it hidden, also of relative ones. */
export function hideInText(text: string, redaction: Redaction): string {
  const named = text.replaceAll(/([?&])([^=&#?\s"'<>`]+)=([^&#\s"'<>`]*)/g, (all, before, name, value) =>
    value !== '' && isRestrictedParameter(name, redaction) ? `${before}${name}=${HIDDEN}` : all,
  );
  if (redaction.includeUrlPassword) return named;
  return named.replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#:@"'<>`]*):[^\s/?#"'<>`]+@/gi, `$1:${HIDDEN}@`);
}

/** A HAR, or a part of one: addresses, restricted headers and parameters; cookies and bodies sent are left out. */
export function hideInHar(part: unknown, redaction: Redaction, key = ''): unknown {
  if (typeof part === 'string') return hideInText(part, redaction);
  if (Array.isArray(part)) {
    if (key === 'cookies') return [];
    if (key === 'queryString') return part.map((one) => hideValue(one, isRestrictedParameter, redaction));
    if (key === 'headers') return part.map((one) => hideValue(one, isRestrictedHeader, redaction));
    return part.map((one) => hideInHar(one, redaction));
  }
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([name]) => name !== 'postData')
      .map(([name, inner]) => [name, hideInHar(inner, redaction, name)]),
  );
}

function hideValue(
  pair: unknown,
  isRestricted: (name: string, redaction: Redaction) => boolean,
  redaction: Redaction,
): unknown {
  const { name, value } = pair as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof value !== 'string') return hideInHar(pair, redaction);
  return { name, value: isRestricted(name, redaction) ? HIDDEN : hideInText(value, redaction) };
}

function isRestrictedParameter(name: string, { restrictedUrlParameters }: Redaction): boolean {
  return isAmong(decoded(name), restrictedUrlParameters);
}

function isRestrictedHeader(name: string, { restrictedHeaders }: Redaction): boolean {
  return isAmong(name, restrictedHeaders);
}

function isAmong(name: string, names: readonly string[]): boolean {
  return names.some((one) => one === '*' || one.toLowerCase() === name.toLowerCase());
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
