import { defineRule, ENDPOINT } from '../../core/rule';
import { responseHeaders, type Sent } from '../shared/response-headers';

const HSTS = 'strict-transport-security';

/** The directives of a header, none where a browser would ignore it: https://www.rfc-editor.org/rfc/rfc6797#section-6.1 */
function directivesOf(value: string): ReadonlyMap<string, string> | undefined {
  const directives = new Map<string, string>();
  for (const part of value.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const [, name = '', , quoted, plain = ''] =
      /^([\w!#$%&'*+.^`|~-]+)(\s*=\s*(?:"([^"]*)"|([\w!#$%&'*+.^`|~-]+)))?$/.exec(part) ?? [];
    const known = name.toLowerCase();
    if (known === '' || directives.has(known)) return undefined;
    directives.set(known, quoted ?? plain);
  }
  return directives;
}

/** Of a header that is sent twice the first counts: https://www.rfc-editor.org/rfc/rfc6797#section-8.1 */
function fault([sent]: readonly Sent[], leastSeconds: number): string | undefined {
  const expected = `expected max-age of at least ${leastSeconds} and includeSubDomains`;
  if (sent === undefined) return `${HSTS} is absent, ${expected}`;
  const directives = directivesOf(sent.value);
  const age = directives?.get('max-age') ?? '';
  const holds = /^\d+$/.test(age) && Number(age) >= leastSeconds && directives?.has('includesubdomains');
  return holds ? undefined : `${HSTS} is ${JSON.stringify(sent.value)}, ${expected}`;
}

export const endpointHstsRequired = defineRule({
  id: 'https-endpoint-hsts-required',
  title: 'Browsers are told to ask for the site and its subdomains by https only, for a year or longer',
  severity: 'high',
  stage: 'enforced',
  exceptable: false,
  rationale:
    'Until a browser knows it, whoever sits between it and the site can answer its first request over http, and keep it there.',
  remediation:
    'Send "Strict-Transport-Security: max-age=31536000; includeSubDomains", in Express by helmet() as it is, behind an ALB by its response header attributes',
  controls: { 'nist-800-53-r5': ['SC-8', 'SC-8(1)', 'SC-23'], 'pci-dss-4.0': ['4.2.1'] },
  appliesTo: [ENDPOINT],
  reads: [],
  parameters: {
    leastSeconds: {
      type: 'number',
      default: 31_536_000,
      minimum: 1,
      maximum: 3_153_600_000,
      description: 'How long browsers have to remember it, in seconds',
    },
  },
  evaluate: (endpoint, context, { leastSeconds }) =>
    responseHeaders([HSTS], (sent) => {
      const says = fault(sent, leastSeconds);
      return says === undefined ? undefined : { sent: sent[0], says };
    })(endpoint, context),
});
