import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFor } from './certificate';

/** A host as CloudFormation's own buckets have it. */
const HOST = 'cloudformation-hooks-payloads.s3.us-east-1.amazonaws.com';

/** How an object is given out: whole and at once, unless it says otherwise. */
export interface Served {
  readonly body: string;
  readonly status?: number;
  readonly location?: string;
  /** Where the connection breaks. */
  readonly breaksAt?: number;
  /** Whether nothing comes after the head of the answer. */
  readonly hangs?: boolean;
}

export interface StandIn {
  /** Puts an object there, and gives the URL that is signed for it. */
  readonly put: (object: Served | string) => string;
  /** What a process needs to be led here, and to trust it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly asked: () => number;
  readonly close: () => Promise<void>;
}

/** Listens on loopback as S3 does for presigned URLs, with a certificate of S3's name. */
export async function standIn(): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  const certificate = certificateFor([HOST]);
  const trusted = join(folder, 'trusted.pem');
  writeFileSync(trusted, certificate.cert);
  const objects = new Map<string, Served>();
  let asked = 0;
  const server = createServer(certificate, (request, response) => {
    asked += 1;
    const url = new URL(request.url ?? '/', `https://${HOST}`);
    const object = objects.get(url.pathname);
    if (!object || url.searchParams.get('X-Amz-Signature') !== 'f00d') {
      response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
      return;
    }
    const { body, status = 200, location, breaksAt, hangs = false } = object;
    response.writeHead(status, {
      'content-length': Buffer.byteLength(body),
      ...(location === undefined ? {} : { location }),
    });
    if (hangs) response.flushHeaders();
    else if (breaksAt === undefined) response.end(body);
    else response.write(body.slice(0, breaksAt), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    put: (object) => {
      const path = `/payload-${objects.size}`;
      objects.set(path, typeof object === 'string' ? { body: object } : object);
      return `https://${HOST}${path}?X-Amz-Expires=600&X-Amz-Signature=f00d`;
    },
    environment: { STAND_IN_PORT: String(port), NODE_EXTRA_CA_CERTS: trusted },
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        rmSync(folder, { recursive: true });
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
