import type { Operation, Shape, Traits } from './shape';
import { formatOf, fromJson, timeFrom, timeTo, toJson } from './wire-json';
import { toXml } from './wire-query';

/** A request as it came. */
export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** `[method, path and query, status]`: https://smithy.io/2.0/spec/http-bindings.html#http-trait */
function http({ traits }: Operation): readonly [method: string, path: string, status: number] {
  return traits['http'] as [string, string, number];
}

/** The labels of a path that is asked for; undefined where an operation has another one. */
function labels(
  operation: Operation,
  { method, url }: Request,
): Readonly<Record<string, string>> | undefined {
  const [wanted, whole] = http(operation);
  const [path = '', query] = whole.split('?');
  if (method !== wanted) return undefined;
  const fixed = [...new URLSearchParams(query)];
  if (fixed.some(([name, value]) => url.searchParams.get(name) !== value)) return undefined;
  const names: string[] = [];
  const pattern = path.replace(/\/+$/, '').replace(/\{(\w+)(\+?)\}/g, (_, name: string, greedy: string) => {
    names.push(name);
    return greedy === '' ? '([^/]+)' : '(.+)';
  });
  const found = new RegExp(`^${pattern}/?$`).exec(url.pathname);
  if (!found) return undefined;
  return Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]));
}

/** The operation that a request asks for, the more words in its path the better. */
export function restOperation(all: readonly Operation[], request: Request): Operation | undefined {
  const literal = (one: Operation): number => http(one)[1].replace(/\{[^}]*\}/g, '').length;
  return all
    .filter((one) => one.traits['http'] !== undefined && labels(one, request) !== undefined)
    .sort((one, other) => literal(other) - literal(one))[0];
}

/** What a REST request says, put together: https://smithy.io/2.0/spec/http-bindings.html */
export function restInput(operation: Operation, request: Request): unknown {
  const found = labels(operation, request) ?? {};
  const { url, headers, body } = request;
  const input: Record<string, unknown> = {};
  const inBody = new Map<string, true>();
  for (const [name, { shape, traits }] of operation.input.members) {
    const { httpLabel, httpQuery, httpHeader, httpPayload } = traits;
    const of = shape();
    if (httpLabel !== undefined) input[name] = plain(found[name], of, traits, 'iso');
    else if (typeof httpQuery === 'string') {
      const given = url.searchParams.getAll(httpQuery);
      const member = of.kind === 'list' ? of.of : undefined;
      if (given.length > 0) {
        input[name] = member
          ? given.map((one) => plain(one, member.shape(), member.traits, 'iso'))
          : plain(given[0], of, traits, 'iso');
      }
    } else if (typeof httpHeader === 'string') {
      const given = headers[httpHeader.toLowerCase()];
      if (given !== undefined) input[name] = plain(String(given), of, traits, 'http');
    } else if (httpPayload !== undefined) {
      if (of.kind === 'bytes') input[name] = new Uint8Array(body);
      else if (body.length > 0) input[name] = fromJson(JSON.parse(body.toString('utf8')), of, traits, true);
    } else inBody.set(name, true);
  }
  const isWhole = [...operation.input.members.values()].some(
    ({ traits }) => traits['httpPayload'] !== undefined,
  );
  if (isWhole || body.length === 0) return input;
  return { ...(fromJson(JSON.parse(body.toString('utf8')), operation.input, {}, true) as object), ...input };
}

function plain(value: string | undefined, shape: Shape, traits: Traits, usual: 'iso' | 'http'): unknown {
  if (shape.kind === 'number') return Number(value);
  if (shape.kind === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if (shape.kind !== 'time') return value;
  const format = formatOf(shape, traits, usual);
  return timeFrom(format === 'epoch' ? Number(value) : value, format);
}

export function restAnswer(operation: Operation, output: object, isXml: boolean): Answer {
  const headers: Record<string, string> = { 'content-type': isXml ? 'application/xml' : 'application/json' };
  const given = output as Readonly<Record<string, unknown>>;
  const inBody: Record<string, unknown> = {};
  let status = http(operation)[2];
  let body: string | Buffer | undefined;
  for (const [name, { shape, traits }] of operation.output.members) {
    const value = given[name];
    const of = shape();
    if (value === undefined) continue;
    if (traits['httpResponseCode'] !== undefined) status = Number(value);
    else if (typeof traits['httpHeader'] === 'string') {
      headers[traits['httpHeader']] =
        of.kind === 'time' ? String(timeTo(value as Date, formatOf(of, traits, 'http'))) : String(value);
    } else if (traits['httpPayload'] === undefined) inBody[name] = value;
    else if (of.kind === 'bytes') body = Buffer.from(value as Uint8Array);
    else if (of.kind === 'text') body = String(value);
    else if (isXml) body = toXml(String(traits['xmlName'] ?? name), value, of, traits);
    else body = JSON.stringify(toJson(value, of, traits, true));
  }
  const { output: whole } = operation;
  const rest = isXml ? toXml(whole.name, inBody, whole) : JSON.stringify(toJson(inBody, whole, {}, true));
  return { status, headers, body: body ?? rest };
}
