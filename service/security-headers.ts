import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet, { type HelmetOptions } from 'helmet';

// Every feature of the standard list that a page could be tricked into using; we use none.
// https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md
const permissionsPolicy = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'web-share',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const twoYearsInSeconds = 63_072_000;

const nothingAllowed = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
};

/**
 * Computes the headers of an answer that is not a page, as the flat list of names and values that `writeHead`
 * takes; helmet runs once, at boot, because none of them depends on the request.
 */
export function dataHeaders(hstsPreload: boolean): readonly string[] {
  return computeHeaders(nothingAllowed, hstsPreload);
}

/**
 * Computes the headers of a page, whose one style element carries the nonce.
 *
 * upgrade-insecure-requests is only sent over TLS: on http://localhost it would send the browser to a port that
 * speaks no TLS.
 */
export function pageHeaders(hstsPreload: boolean, nonce: string, overTls: boolean): readonly string[] {
  return computeHeaders(
    {
      ...nothingAllowed,
      'style-src': [`'nonce-${nonce}'`],
      'img-src': ["'self'"],
      ...(overTls ? { 'upgrade-insecure-requests': [] } : {}),
    },
    hstsPreload,
  );
}

// Strict-Transport-Security is sent over plain HTTP as well. Browsers ignore it there (RFC 6797 section 8.1), and
// a forgotten trusted proxy then costs a red check on /tls, not the protection.
function computeHeaders(
  directives: Readonly<Record<string, string[]>>,
  hstsPreload: boolean,
): readonly string[] {
  const options: HelmetOptions = {
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: twoYearsInSeconds, includeSubDomains: true, preload: hstsPreload },
  };
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet(options)(request, response, (error?: unknown) => {
    if (error !== undefined) throw error;
  });
  response.setHeader('Permissions-Policy', permissionsPolicy);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Vary', 'Accept');
  return Object.entries(response.getHeaders()).flatMap(([name, value]) => [titleCase(name), String(value)]);
}

function titleCase(name: string): string {
  return name.replace(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
