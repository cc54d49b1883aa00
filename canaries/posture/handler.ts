import { randomInt } from 'node:crypto';
import { ENDPOINT_RULES, judgeAnswer } from '../../rules/enforcers/probe/probe';
import { readSettings } from '../settings';
import { type Steps, takeSteps } from '../steps';
import { lifetime, showCertificate, trustFault } from './certificate';
import { executionFault, hostFault, injections, stackTrace } from './exposure';
import { type Answer, codeOf, fetchOnce } from './fetch';
import { askFor } from './old-tls';
import { redirectFault } from './redirect';
import { scoreFault } from './score';

const ROUTES = ['/', '/docker', '/secret_word', '/loadbalanced', '/tls'];

/** Paths and methods that nobody has a use for, and whose answer must not tell how the service is made. */
const ODD: readonly Readonly<{ method: string; path: string }>[] = [
  { method: 'GET', path: '/no-such-page' },
  { method: 'GET', path: '/%E0%A4%A' },
  { method: 'GET', path: '/..%2f..%2fetc%2fpasswd' },
  { method: 'DELETE', path: '/' },
];

/** Watches the connection and the answers of the service, without a browser. */
export async function handler(): Promise<void> {
  const { url, httpUrl } = readSettings();
  await takeSteps({
    'http-redirects-to-https': async () => {
      refuse(redirectFault(await fetchOnce(httpUrl), httpUrl, url));
    },
    'certificate-trusted': async () => refuse(trustFault(await showCertificate(url), url.hostname)),
    'certificate-days-left': async () => {
      const { level, says } = lifetime(await showCertificate(url), new Date());
      if (level === 'failure') throw new Error(says);
      if (level === 'warning') console.warn(says);
      else console.log(says);
    },
    'tls-1-0-refused': () => oldVersionRefused('TLSv1', url),
    'tls-1-1-refused': () => oldVersionRefused('TLSv1.1', url),
    ...headersJudged(url),
    'observatory-score': async () => refuse(await scoreFault(url, httpUrl)),
    'errors-leak-no-stack': async () => {
      for (const { method, path } of ODD) {
        const found = stackTrace(await ask(url, { method, path }));
        if (found !== undefined) throw new Error(`${method} ${path} answers with a stack trace: ${found}`);
      }
    },
    'headers-never-executed': async () => {
      for (const route of ROUTES) {
        const tried = injections(randomInt(1e8, 1e9), randomInt(1e8, 1e9)).map(async (injection) => {
          const headers = { [injection.header]: injection.text };
          return executionFault(injection, await ask(url, { path: route, headers }));
        });
        refuse((await Promise.all(tried)).find((fault) => fault !== undefined));
      }
    },
    'wrong-host-not-served': async () => {
      const host = 'not-this-service.invalid';
      // To end the connection without an answer is a refusal too.
      const answer = await ask(url, { headers: { host } }).catch((error: unknown) => {
        if (codeOf(error) !== 'ECONNRESET') throw error;
      });
      if (answer !== undefined) refuse(hostFault(answer, host));
    },
  });
}

/** One step for each rule, named by its id, all of them on the one answer of the index page. */
function headersJudged(url: URL): Steps {
  let asked: Promise<Answer> | undefined;
  const steps = ENDPOINT_RULES.map((rule) => [
    rule.id,
    async () => {
      asked ??= ask(url);
      const { status, headers } = await asked;
      if (status !== 200) {
        throw new Error(
          `probe could not run: ${url.origin} answers ${status}, expected the index page by 200`,
        );
      }
      const [finding] = judgeAnswer({ url: url.href, status, headers }, rule);
      if (finding) throw new Error(`${finding.message}. ${rule.remediation}`);
    },
  ]);
  return Object.fromEntries(steps);
}

/** An answer that says nothing of what was asked, because we ask too often, is none. */
async function ask(...asked: Parameters<typeof fetchOnce>): Promise<Answer> {
  const answer = await fetchOnce(...asked);
  if (answer.status === 429) throw new Error(`probe could not run: ${asked[0].origin} answers 429`);
  return answer;
}

async function oldVersionRefused(version: 'TLSv1' | 'TLSv1.1', url: URL): Promise<void> {
  const answered = await askFor(version, url);
  if (answered.outcome === 'accepted') {
    throw new Error(`${url.host} speaks ${answered.protocol}, expected TLS 1.2 or later only`);
  }
  if (answered.outcome === 'not asked') throw new Error(`probe could not run: ${answered.why}`);
  console.log(`${url.host} refuses ${version} by ${answered.by}`);
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new Error(fault);
}
