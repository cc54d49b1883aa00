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
  const scheme = given.startsWith('https:') ? 'https:' : 'http:';
  return address(variables, name, scheme, 'http://203.0.113.7:3000');
}

function address(variables: Variables, name: string, protocol: string, example: string): URL {
  const given = variables[name] ?? '';
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== protocol || url.username !== '' || url.password !== '') {
    const seen = url === undefined ? JSON.stringify(given) : `an address of ${url.protocol}//${url.host}`;
    throw new Error(
      `probe could not run: ${name} is ${seen}, expected an ${protocol}// address without a user or password, such as ${example}`,
    );
  }
  return url;
}
