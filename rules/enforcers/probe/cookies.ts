interface CookiePart {
  readonly result: string;
  readonly modifier: number;
}

/** Names that speak of a session, or of the token that guards a form. */
const SESSION = /login|sess/i;
const FORGERY = /csrf|xsrf/i;

const WORST: readonly (readonly [
  result: string,
  modifier: number,
  is: (cookie: Cookie, safe: boolean) => boolean,
])[] = [
  [
    'a session cookie without Secure',
    -40,
    ({ name, secure }, safe) => SESSION.test(name) && !secure && !safe,
  ],
  ['a session cookie without HttpOnly', -30, ({ name, httpOnly }) => SESSION.test(name) && !httpOnly],
  ['a cookie without Secure', -20, ({ secure }, safe) => !secure && !safe],
  ['a SameSite that there is not', -20, ({ sameSite }) => sameSite === 'unknown'],
  ['a token against forgery without SameSite', -20, ({ name, sameSite }) => FORGERY.test(name) && !sameSite],
  [
    'a session cookie without Secure, guarded by HSTS',
    -10,
    ({ name, secure }) => SESSION.test(name) && !secure,
  ],
  ['a cookie without Secure, guarded by HSTS', -5, ({ secure }) => !secure],
];

interface Cookie {
  readonly name: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** Whether it is bound to the site; a value that browsers do not know is `unknown`. */
  readonly sameSite: boolean | 'unknown';
}

/** https://www.rfc-editor.org/rfc/rfc6265#section-5.2 */
function cookieOf(sent: string): Cookie {
  const [pair = '', ...attributes] = sent.split(';').map((part) => part.trim());
  const named = new Map(
    attributes.map((one) => {
      const [name = '', value = ''] = one.split('=', 2);
      return [name.trim().toLowerCase(), value.trim().toLowerCase()] as const;
    }),
  );
  const sameSite = named.get('samesite');
  return {
    name: pair.split('=', 1)[0] ?? '',
    secure: named.has('secure'),
    httpOnly: named.has('httponly'),
    sameSite:
      sameSite === undefined || sameSite === 'none'
        ? false
        : sameSite === 'strict' || sameSite === 'lax' || 'unknown',
  };
}

/** What the worst cookie costs; `safe` where HSTS keeps them all from plain http. */
export function cookiePart(sent: readonly string[], safe: boolean): CookiePart {
  const cookies = sent.map(cookieOf);
  if (cookies.length === 0) return { result: 'none', modifier: 0 };
  const found = WORST.find(([, , is]) => cookies.some((cookie) => is(cookie, safe)));
  if (found) return { result: found[0], modifier: found[1] };
  return cookies.every(({ sameSite }) => sameSite === true)
    ? { result: 'Secure, HttpOnly for sessions, SameSite', modifier: 5 }
    : { result: 'Secure, HttpOnly for sessions', modifier: 0 };
}
