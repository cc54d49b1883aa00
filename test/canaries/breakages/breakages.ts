import { setTimeout as sleep } from 'node:timers/promises';
import { makeCertificate } from '../../../canaries/front/certificate';
import type { Answer } from '../../../canaries/front/fixed-answers';
import type { FrontOptions } from '../../../canaries/front/front';
import { ENDPOINT_RULES } from '../../../rules/enforcers/probe/probe';

/** How the service and its front are set up; what is not said is as it should be. */
export interface Broken {
  readonly service?: Readonly<Record<string, string>>;
  readonly front?: Partial<FrontOptions>;
  /** Whether the canary is told where the service itself listens. */
  readonly originKnown?: boolean;
}

/** One way to break the service or its front, and what has to come of it. */
export interface Breakage {
  readonly broken: string;
  readonly canary: 'posture' | 'pages' | 'bypass';
  /** The step that is meant for it. */
  readonly step: string;
  /** Part of what that step says. */
  readonly says: string;
  /** Steps that cannot pass either; no others fail. */
  readonly also?: readonly string[];
  readonly how: () => Broken | Promise<Broken>;
}

type Change = (answer: Answer) => Answer | Promise<Answer>;

/** Changes what is answered for one path. */
function at(path: string, change: Change): Broken {
  return { front: { change: (answer, asked) => (asked === path ? change(answer) : answer) } };
}

function replacing(text: string, other: string): Change {
  return (answer) => {
    const body = answer.body.toString();
    if (!body.includes(text)) throw new Error(`there is no ${JSON.stringify(text)} to replace`);
    return { ...answer, body: Buffer.from(body.replace(text, other)) };
  };
}

function without(header: string): Change {
  return (answer) => ({ ...answer, headers: answer.headers.filter(([name]) => name !== header) });
}

const text = (status: number, body: string): Answer => ({
  status,
  headers: [['content-type', 'text/plain']],
  body: Buffer.from(body),
});

function sending(header: string, value: string): Change {
  return (answer) => {
    const { headers } = without(header)(answer) as Answer;
    return { ...answer, headers: [...headers, [header, value]] };
  };
}

/** Every breakage, each with the canary that is meant to see it. */
export const BREAKAGES: readonly Breakage[] = [
  {
    broken: 'A header is gone: Strict-Transport-Security',
    canary: 'posture',
    step: 'https-endpoint-hsts-required',
    says: 'strict-transport-security is absent, expected max-age of at least 31536000 and includeSubDomains',
    also: ['observatory-score'],
    how: () => at('/', without('strict-transport-security')),
  },
  {
    broken: 'The content security policy is loosened',
    canary: 'posture',
    step: 'https-endpoint-content-security-policy-strict',
    says: "content-security-policy lets scripts in the page run: script-src 'self' 'unsafe-inline'",
    also: ['observatory-score'],
    how: () =>
      at(
        '/',
        sending(
          'content-security-policy',
          "default-src 'self'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
        ),
      ),
  },
  {
    broken: 'The certificate ends in 5 days',
    canary: 'posture',
    step: 'certificate-days-left',
    says: 'in 5 days, expected at least 14 days',
    how: async () => ({ front: { certificate: await makeCertificate({ days: 5 }) } }),
  },
  {
    broken: 'The certificate is for another name',
    canary: 'posture',
    step: 'certificate-trusted',
    says: 'the certificate is for DNS:other.example, expected localhost',
    // Nobody asks anything over a connection that is not trusted.
    also: [
      ...ENDPOINT_RULES.map(({ id }) => id),
      'errors-leak-no-stack',
      'headers-never-executed',
      'observatory-score',
      'wrong-host-not-served',
    ],
    how: async () => ({ front: { certificate: await makeCertificate({ name: 'other.example' }) } }),
  },
  {
    broken: 'TLS 1.0 is accepted',
    canary: 'posture',
    step: 'tls-1-0-refused',
    says: 'speaks TLSv1, expected TLS 1.2 or later only',
    also: ['tls-1-1-refused'],
    how: () => ({ front: { tls: { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } } }),
  },
  {
    broken: 'Plain http is served, not redirected',
    canary: 'posture',
    step: 'http-redirects-to-https',
    says: 'answers 200, expected 301 or 308 to https://localhost:',
    also: ['observatory-score'],
    how: () => ({ front: { http: () => text(200, 'Hello') } }),
  },
  {
    broken: 'Plain http redirects to another host',
    canary: 'posture',
    step: 'http-redirects-to-https',
    says: 'redirects to the host www.other.example first, expected localhost itself',
    how: () => ({
      front: {
        http: () => ({ ...text(301, ''), headers: [['location', 'https://www.other.example/']] }),
      },
    }),
  },
  {
    broken: 'A route answers 200 with the wrong text',
    canary: 'pages',
    step: 'docker-says-container',
    says: '/docker: expected the lead "The service runs in a container.", seen "The service runs somewhere."',
    how: () => at('/docker', replacing('The service runs in a container.', 'The service runs somewhere.')),
  },
  {
    broken: 'A page logs an error in the console',
    canary: 'pages',
    step: 'no-console-error',
    says: '/tls: broken on purpose',
    how: () =>
      at('/tls', (answer) =>
        replacing(
          '</main>',
          '</main><script>console.error("broken on purpose")</script>',
        )(without('content-security-policy')(answer) as Answer),
      ),
  },
  {
    broken: 'A page asks for an image over plain http',
    canary: 'pages',
    step: 'no-plain-http-request',
    says: '/loadbalanced: http://localhost:9/pixel.png',
    how: () =>
      at('/loadbalanced', replacing('</main>', '<img src="http://localhost:9/pixel.png" alt=""></main>')),
  },
  {
    broken: 'A page takes longer than its budget',
    canary: 'pages',
    step: 'pages-in-time',
    says: 'expected each page within 3000 ms, seen /secret_word: 3',
    how: () =>
      at('/secret_word', async (answer) => {
        await sleep(3100);
        return answer;
      }),
  },
  {
    broken: 'A page shows the secret',
    canary: 'pages',
    step: 'no-secret-in-pages',
    says: '/secret_word: the value (not shown)',
    how: () => ({ service: { QUEST_REVEAL_SECRET_WORD: 'true' } }),
  },
  {
    broken: 'An error answers with a stack trace',
    canary: 'posture',
    step: 'errors-leak-no-stack',
    says: 'GET /no-such-page answers with a stack trace: at handle (/app/service.js:10:20)',
    how: () => at('/no-such-page', () => text(404, 'Error: no\n    at handle (/app/service.js:10:20)\n')),
  },
  {
    broken: 'The wrong Host is served',
    canary: 'posture',
    step: 'wrong-host-not-served',
    says: 'Host not-this-service.invalid is answered with 200, expected a refusal',
    how: () => ({
      service: { QUEST_ALLOWED_HOSTS: 'localhost,not-this-service.invalid' },
      front: { hosts: ['localhost', 'not-this-service.invalid'] },
    }),
  },
  {
    broken: 'The origin can be reached past the load balancer',
    canary: 'bypass',
    step: 'origin-refuses-connections',
    says: 'accepts a connection at 127.0.0.1:',
    also: ['origin-answers-nobody'],
    how: () => ({ originKnown: true }),
  },
  {
    broken: 'The service is down',
    canary: 'pages',
    step: 'index-every-check-green',
    says: '/: expected status 200, seen 502',
    also: [
      'docker-says-container',
      'secret-word-says-configured',
      'loadbalanced-says-load-balancer',
      'tls-says-encrypted',
    ],
    // A port where nobody listens.
    how: () => ({ front: { target: { host: '127.0.0.1', port: 1 } } }),
  },
];

/** The breakages as the README shows them. */
export function breakagesTable(): string {
  const cell = (said: string): string => said.replaceAll('|', '\\|');
  const rows = BREAKAGES.map(
    ({ broken, canary, step, says }) => `| ${cell(broken)} | ${canary} | \`${step}\` | ${cell(says)} |`,
  );
  return ['| Broken on purpose | Seen by | Step | It says |', '| --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  );
}

if (require.main === module) process.stdout.write(breakagesTable());
