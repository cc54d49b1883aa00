import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SecureContextOptions } from 'node:tls';
import { type Certificate, makeCertificate, spkiOf } from './certificate';
import { type Answer, fixedText, redirect } from './fixed-answers';
import { forward, type Target } from './forward';

/** The settings that a load balancer has, with those of the stack for what is not given. */
export interface FrontOptions {
  readonly target: Target;
  readonly certificate?: Certificate;
  /** Host names of the rule that forwards; the default action answers all others with 404. */
  readonly hosts?: readonly string[];
  /** The versions and ciphers of TLS. */
  readonly tls?: Pick<SecureContextOptions, 'minVersion' | 'ciphers'>;
  /** What the http listener answers; a redirect to https on `host` unless said. */
  readonly http?: (path: string, url: string) => Answer;
  /** Changes what the target has answered. */
  readonly change?: (answer: Answer, path: string) => Answer | Promise<Answer>;
}

export interface Front {
  readonly url: string;
  readonly httpUrl: string;
  readonly host: string;
  /** Base64 of the SHA-256 of the public key of its certificate. */
  readonly spki: string;
  /** Its certificate in PEM, for `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string;
  close(): Promise<void>;
}

/**
 * Starts on the loopback what stands before the service in AWS: a listener for https that forwards to the target like
 * an Application Load Balancer, and one for http that redirects to it. Speaks HTTP/1.1 only, and takes answers whole.
 * The key never leaves this process; `close` removes the certificate's file.
 */
export async function startFront(options: FrontOptions): Promise<Front> {
  const { target, tls = {}, hosts = ['localhost'], change = (answer) => answer } = options;
  const certificate = options.certificate ?? (await makeCertificate());
  const secure = https.createServer(
    { minVersion: 'TLSv1.2', ...tls, ...certificate },
    (request, response) => {
      const answered = hosts.includes(hostName(request))
        ? forward(request, target)
        : fixedText(404, 'Not Found');
      reply(request, response, answered, change);
    },
  );
  // The idle timeout of the stack's load balancer.
  secure.keepAliveTimeout = 60_000;
  const url = `https://localhost:${await listen(secure)}`;
  const answerHttp = options.http ?? redirect;
  const plain = http.createServer((request, response) => {
    reply(request, response, answerHttp(request.url ?? '/', url), (answer) => answer);
  });
  const httpUrl = `http://localhost:${await listen(plain)}`;
  const folder = await mkdtemp(path.join(tmpdir(), 'quest-front-'));
  const caFile = path.join(folder, 'certificate.pem');
  await writeFile(caFile, certificate.cert);
  return {
    url,
    httpUrl,
    host: 'localhost',
    spki: spkiOf(certificate),
    caFile,
    close: async () => {
      await Promise.all([end(secure), end(plain)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function hostName({ headers }: IncomingMessage): string {
  return (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  answered: Answer | Promise<Answer>,
  change: NonNullable<FrontOptions['change']>,
): Promise<void> {
  try {
    const { status, headers, body } = await change(await answered, request.url ?? '/');
    const length = request.method === 'HEAD' ? [] : ['content-length', String(body.length)];
    response.writeHead(status, [...headers.filter(([name]) => name !== 'content-length').flat(), ...length]);
    response.end(body);
  } catch {
    response.destroy();
  }
}

function listen(server: Server | https.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function end(server: Server | https.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
