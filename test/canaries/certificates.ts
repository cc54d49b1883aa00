import { mkdtempSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';

const DAY = 86_400_000;

export interface Authority {
  readonly folder: string;
  /** Where its certificate is, for NODE_EXTRA_CA_CERTS. */
  readonly file: string;
  issue(name: string, days: number): Promise<{ key: string; cert: string }>;
}

/** An authority of the test's own, and the certificates that it issues, each until some hours after `days` days. */
export async function authority(): Promise<Authority> {
  const made = await generate([{ name: 'commonName', value: 'Quest Test Authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'quest-authority-'));
  const file = path.join(folder, 'authority.pem');
  writeFileSync(file, made.cert);
  const issue = async (name: string, days: number) => {
    const alternative =
      isIP(name) === 0 ? ({ type: 2, value: name } as const) : ({ type: 7, ip: name } as const);
    const end = Date.now() + (days + 0.5) * DAY;
    const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date(Math.min(Date.now(), end) - DAY),
      notAfterDate: new Date(end),
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: [alternative] },
      ],
      ca: { key: made.private, cert: made.cert },
    });
    return { key, cert };
  };
  return { folder, file, issue };
}
