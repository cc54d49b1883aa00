import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** A key and its own certificate, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Makes a key and a certificate for one DNS name that ends after so many days, counted from now. */
export async function makeCertificate({ name = 'localhost', days = 90 } = {}): Promise<Certificate> {
  const now = Date.now();
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A clock that is a little behind must not find it in the future.
    notBeforeDate: new Date(now - 3_600_000),
    // So that whole days are left while it is looked at.
    notAfterDate: new Date(now + days * 86_400_000 + 3_600_000),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
  return { key, cert };
}

/** Base64 of the SHA-256 of the certificate's public key (SPKI), as Chromium wants it to accept just this one. */
export function spkiOf({ cert }: Certificate): string {
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64');
}
