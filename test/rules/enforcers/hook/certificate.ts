import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate for some hosts that signs itself, and its key, both in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes a certificate as RFC 5280 writes it, valid for a day; Node can use them and not make them. */
export function certificateFor(hosts: readonly string[]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid(2, 5, 4, 3), text(0x0c, 'A stand-in of S3, for tests'))));
  const algorithm = sequence(oid(1, 2, 840, 10045, 4, 3, 2));
  const alternatives = sequence(...hosts.map((host) => text(0x82, host)));
  const extensions = sequence(sequence(oid(2, 5, 29, 17), tagged(0x04, alternatives)));
  const facts = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    sequence(time(-3_600_000), time(86_400_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, extensions),
  );
  const signature = sign('sha256', facts, privateKey);
  const whole = sequence(facts, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function set(part: Buffer): Buffer {
  return tagged(0x31, part);
}

function text(tag: number, value: string): Buffer {
  return tagged(tag, Buffer.from(value));
}

function time(milliseconds: number): Buffer {
  const at = new Date(Date.now() + milliseconds).toISOString();
  return text(0x18, `${at.replaceAll(/[-:T]/g, '').slice(0, 14)}Z`);
}

function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = rest.flatMap((one) => {
    const parts = [one & 127];
    for (let left = one >> 7; left > 0; left >>= 7) parts.unshift((left & 127) | 128);
    return parts;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}
