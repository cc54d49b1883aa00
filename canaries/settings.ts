/** What a canary is told by its environment. */
export interface CanarySettings {
  /** The https address of the service, without a path. */
  readonly url: URL;
  /** The address whose only answer is a redirect to the other. */
  readonly httpUrl: URL;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads `CANARY_URL` and `CANARY_HTTP_URL`; without the latter it is port 80 of the same host. */
export function readSettings(variables: Variables = process.env): CanarySettings {
  const url = address(variables, 'CANARY_URL', 'https:', 'https://quest.example.com');
  const given = variables['CANARY_HTTP_URL'];
  const httpUrl =
    given === undefined || given === ''
      ? new URL(`http://${url.hostname}/`)
      : address(variables, 'CANARY_HTTP_URL', 'http:', 'http://quest.example.com');
  return { url, httpUrl };
}

/** Reads `CANARY_ORIGIN_URL`: the address that must not be reachable. */
export function readOrigin(variables: Variables = process.env): URL {
  const name = 'CANARY_ORIGIN_URL';
  const given = variables[name] ?? '';
  const scheme = /^https:/i.test(given) ? 'https:' : 'http:';
  return address(variables, name, scheme, 'http://203.0.113.7:3000');
}

/**
 * Reads `CANARY_SECRET_PARAMETER`: the name of the SSM parameter whose value no page may show; undefined where none is
 * configured.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 */
export function readSecretParameter(variables: Variables = process.env): string | undefined {
  const given = variables['CANARY_SECRET_PARAMETER'] ?? '';
  if (given === '') return undefined;
  if (/^\/?[\w.-]+(\/[\w.-]+)*$/.test(given)) return given;
  throw new Error(
    `probe could not run: CANARY_SECRET_PARAMETER is ${JSON.stringify(given)}, expected the name of an SSM parameter, such as /quest/test/secret-word`,
  );
}

function address(variables: Variables, name: string, protocol: string, example: string): URL {
  const given = variables[name] ?? '';
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const accepted = `expected an address of ${protocol}// without user, password, path or query, such as ${example}`;
  if (url === undefined) {
    throw new Error(`probe could not run: ${name} is ${JSON.stringify(given)}, ${accepted}`);
  }
  if (url.protocol !== protocol || url.href !== `${url.origin}/`) {
    throw new Error(
      `probe could not run: ${name} is an address at ${url.protocol}//${url.host}, ${accepted}`,
    );
  }
  return url;
}
