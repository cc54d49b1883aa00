import { createHash, X509Certificate } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import type { CheckResult } from '../../../service/checks';
import { checkPage } from '../../../service/pages/check-page';
import { favicon } from '../../../service/pages/favicon';
import { indexPage } from '../../../service/pages/index-page';
import { pageHeaders } from '../../../service/security-headers';

export const SECRET = 'correct "horse" & <battery>';

const REQUEST = '3b0e0d0c-6f5a-4c1e-9d2b-7a8f9e0d1c2b';

/** What the service finds where it is deployed. */
export const FOUND: readonly CheckResult[] = [
  found('docker', 'The service runs in a container.', {
    runtime: 'ecs',
    signs: ['ECS_CONTAINER_METADATA_URI_V4'],
  }),
  found('aws', 'The service runs on AWS, and the task metadata endpoint confirms it.', {
    launchType: 'FARGATE',
    availabilityZone: 'eu-central-1a',
    region: 'eu-central-1',
    confirmed: true,
    signs: ['ECS_CONTAINER_METADATA_URI_V4'],
  }),
  found('loadbalanced', 'The request came through the load balancer.', {
    peerTrusted: true,
    traceHeader: 'well-formed',
    traceRoot: '1-67891233-abcdef012345678912345678',
  }),
  found('tls', 'The connection to the load balancer is encrypted.', {
    terminatedAt: 'load balancer',
    version: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
  }),
  found('secret_word', 'A secret word is configured.', {
    fingerprint: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
    algorithm: 'HMAC-SHA256',
    stable: true,
  }),
];

function found(check: CheckResult['check'], summary: string, evidence: CheckResult['evidence']): CheckResult {
  return { check, passed: true, summary, evidence };
}

/** What is wrong with one page. */
export interface Fault {
  readonly at: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly html?: (html: string) => string;
}

export interface Stage {
  readonly url: string;
  readonly spki: string;
  /** What the canary needs to read the secret from a stand-in of SSM, which answers `parameter` only. */
  readonly env: Readonly<Record<string, string>>;
  readonly parameter: string;
  readonly break: (faults: readonly Fault[]) => void;
  readonly close: () => void;
}

/** The pages of the service behind TLS, with its headers, and a parameter store that holds the secret. */
export async function openStage(): Promise<Stage> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
  });
  let faults: readonly Fault[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    const path = request.url ?? '/';
    const nonce = 'bm9uY2Vub25jZW5vbmNl';
    const result = FOUND.find(({ check }) => path === `/${check}`);
    if (path === '/favicon.svg') {
      const late = faults.find(({ at }) => at === path);
      setTimeout(() => {
        response.writeHead(200, { 'content-type': favicon.type }).end(favicon.body);
      }, late?.milliseconds ?? 0);
      return;
    }
    if (path !== '/' && result === undefined) {
      response.writeHead(404).end();
      return;
    }
    const page = result === undefined ? indexPage(FOUND, REQUEST, nonce) : checkPage(result, REQUEST, nonce);
    const wrong = faults.find(({ at }) => at === path);
    setTimeout(() => {
      response.writeHead(wrong?.status ?? 200, [
        ...pageHeaders(false, nonce, true),
        'Content-Type',
        'text/html; charset=utf-8',
      ]);
      response.end(wrong?.html?.(page.html) ?? page.html);
    }, wrong?.milliseconds ?? 0);
  });
  const parameter = '/quest/test/secret-word';
  const store = createHttpServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      const { Name, WithDecryption } = JSON.parse(body) as { Name: string; WithDecryption: boolean };
      const known = Name === parameter && WithDecryption;
      response.writeHead(known ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(
        JSON.stringify(known ? { Parameter: { Value: SECRET } } : { __type: 'ParameterNotFound' }),
      );
    });
  });
  const ports = await Promise.all([listen(server), listen(store)]);
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    url: `https://localhost:${ports[0]}`,
    spki: createHash('sha256').update(spki).digest('base64'),
    env: {
      AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${ports[1]}`,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
    },
    parameter,
    break: (next) => {
      faults = next;
    },
    close: () => {
      for (const each of [server, store]) {
        each.close();
        each.closeAllConnections();
      }
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}
