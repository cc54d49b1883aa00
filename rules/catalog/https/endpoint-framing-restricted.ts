import { defineRule, ENDPOINT } from '../../core/rule';
import { framing, policiesOf } from '../shared/content-security-policy';
import { type HeaderFault, joined, listed, responseHeaders, type Sent } from '../shared/response-headers';

const CSP = 'content-security-policy';
const FRAME_OPTIONS = 'x-frame-options';
const EXPECTED = "expected frame-ancestors 'self' or 'none', or certain hosts";

/** Several different values, one of which is known, mean no framing at all: https://html.spec.whatwg.org/#the-x-frame-options-header */
function refuses(options: readonly Sent[]): boolean {
  const values = new Set(listed(options).map((value) => value.toLowerCase()));
  const [first = ''] = values;
  return values.size > 1
    ? ['deny', 'sameorigin', 'allowall'].some((value) => values.has(value))
    : first === 'deny' || first === 'sameorigin';
}

/** X-Frame-Options counts only where no policy says anything: https://www.w3.org/TR/CSP3/#frame-ancestors-and-frame-options */
function fault(sent: readonly Sent[]): HeaderFault | undefined {
  const policies = sent.filter(({ name }) => name === CSP);
  const options = sent.filter(({ name }) => name === FRAME_OPTIONS);
  const said = framing(policiesOf(policies.map(({ value }) => value)));
  if (said === 'bounded' || (said === 'unsaid' && refuses(options))) return undefined;
  if (said === 'any') {
    return { sent: policies[0], says: `${CSP} lets any site frame the page by frame-ancestors, ${EXPECTED}` };
  }
  const shown = options.length === 0 ? 'absent' : JSON.stringify(joined(options));
  return {
    sent: options[0],
    says: `${CSP} has no frame-ancestors and ${FRAME_OPTIONS} is ${shown}, ${EXPECTED}`,
  };
}

export const endpointFramingRestricted = defineRule({
  id: 'https-endpoint-framing-restricted',
  title: 'Pages can be framed by sites that are named only',
  severity: 'medium',
  stage: 'enforced',
  exceptable: false,
  rationale:
    'A site that shows the page in a frame of its own can lead a visitor to click what the visitor does not see.',
  remediation:
    'Send "Content-Security-Policy: frame-ancestors \'self\'", in Express helmet({ contentSecurityPolicy: { directives: { frameAncestors: ["\'none\'"] } } })',
  controls: { 'nist-800-53-r5': ['SC-18'], 'pci-dss-4.0': ['6.2.4'] },
  appliesTo: [ENDPOINT],
  reads: [],
  evaluate: responseHeaders([CSP, FRAME_OPTIONS], fault),
});
