import { connect, type PeerCertificate } from 'node:tls';
import { endOf, LONGEST, told } from './fetch';

/** What the server showed, and what the trusted roots say of it. */
export interface Shown {
  readonly validTo: Date;
  readonly subject: string;
  /** Why the chain or the name is not trusted. */
  readonly distrust: string | undefined;
}

/** ACM renews 60 days before the end: https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html */
const WARN_UNDER_DAYS = 30;
const FAIL_UNDER_DAYS = 14;

/** Shakes hands and looks at the certificate, whether it is trusted or not. */
export function showCertificate(url: URL): Promise<Shown> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...endOf(url),
      rejectUnauthorized: false,
      timeout: LONGEST,
    });
    socket.on('timeout', () => socket.destroy(new Error(`no handshake within ${LONGEST} ms`)));
    socket.on('error', (error) => reject(new Error(`${url.origin}: ${told(error)}`)));
    socket.on('secureConnect', () => {
      const certificate: PeerCertificate = socket.getPeerCertificate();
      const { authorized, authorizationError } = socket;
      socket.destroy();
      resolve({
        validTo: new Date(certificate.valid_to),
        subject: certificate.subjectaltname ?? String(certificate.subject?.CN ?? 'nobody'),
        distrust: authorized ? undefined : String(authorizationError),
      });
    });
  });
}

/** What is wrong with the chain, one that has ended included, or with the name: what a browser would not accept. */
export function trustFault({ distrust, subject }: Shown, host: string): string | undefined {
  if (distrust === undefined) return undefined;
  if (distrust.includes('ERR_TLS_CERT_ALTNAME_INVALID') || distrust.includes('does not match')) {
    return `the certificate is for ${subject}, expected ${host}`;
  }
  return `the certificate of ${host} is not trusted: ${distrust}, expected a chain to a trusted root`;
}

export type Lifetime = Readonly<{ days: number; level: 'ok' | 'warning' | 'failure'; says: string }>;

/** How many whole days the certificate has left, and whether that is enough. */
export function lifetime({ validTo }: Pick<Shown, 'validTo'>, now: Date): Lifetime {
  const milliseconds = validTo.getTime() - now.getTime();
  if (Number.isNaN(milliseconds))
    throw new Error('probe could not run: the end of the certificate is no date');
  const days = Math.floor(milliseconds / 86_400_000);
  const end = validTo.toISOString().slice(0, 10);
  if (days < FAIL_UNDER_DAYS) {
    const left = days < 0 ? `ended on ${end}` : `ends on ${end}, in ${days} days`;
    return {
      days,
      level: 'failure',
      says: `the certificate ${left}, expected at least ${FAIL_UNDER_DAYS} days`,
    };
  }
  const says = `the certificate ends on ${end}, in ${days} days`;
  return days < WARN_UNDER_DAYS
    ? { days, level: 'warning', says: `${says}: its renewal is late, see docs/operations.md` }
    : { days, level: 'ok', says };
}
