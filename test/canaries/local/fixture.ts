import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { SYNTHETICS_CONFIGURATION } from '../../../canaries/bundle';
import type { CanaryDefinition } from '../../../canaries/definition';
import { posture } from '../../../canaries/posture/canary';

/** A place for the bundles and the runs of one file of tests. */
export function place(): {
  readonly output: string;
  bundle(name: string, code: string): string;
  remove(): void;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'quest-runs-'));
  return {
    output: path.join(folder, 'runs'),
    bundle: (name, code) => {
      const directory = path.join(folder, 'bundles', name);
      mkdirSync(directory, { recursive: true });
      writeFileSync(path.join(directory, 'index.mjs'), code);
      writeFileSync(path.join(directory, 'synthetics.json'), JSON.stringify(SYNTHETICS_CONFIGURATION));
      return directory;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export const quick: CanaryDefinition = { ...posture, name: 'quick', timeoutSeconds: 20 };

export function filesIn(folder: string | undefined): readonly string[] {
  return readdirSync(folder ?? '').sort();
}

export interface Site {
  readonly url: string;
  /** Base64 of the SHA-256 of its key. */
  readonly spki: string;
  readonly userAgents: readonly string[];
  close(): void;
}

/** An https server with a certificate of its own, whose page is heard of by its path. */
export async function site(): Promise<Site> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const userAgents: string[] = [];
  const server: Server = createServer({ cert, key }, (request, response) => {
    userAgents.push(request.headers['user-agent'] ?? '');
    response.writeHead(request.url?.startsWith('/gone') ? 404 : 200, {
      'content-type': 'text/html',
      'set-cookie': 'session=hunter2; Secure; HttpOnly',
    });
    response.end(`<!doctype html><link rel="icon" href="data:,"><h1>${request.url?.split('?')[0]}</h1>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    spki: createHash('sha256').update(publicKey).digest('base64'),
    userAgents,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
