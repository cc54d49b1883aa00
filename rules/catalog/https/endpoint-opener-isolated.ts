import { defineRule, ENDPOINT } from '../../core/rule';
import { joined, responseHeaders } from '../shared/response-headers';

const POLICY = 'cross-origin-opener-policy';

/** https://html.spec.whatwg.org/#cross-origin-opener-policies */
const ISOLATING = ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'];

export const endpointOpenerIsolated = defineRule({
  id: 'https-endpoint-opener-isolated',
  title: 'Pages share no window with the sites that open them',
  severity: 'low',
  stage: 'enforced',
  exceptable: false,
  rationale:
    'A site that opens the page keeps a hold on its window: it can send it elsewhere, and measure what goes on in it.',
  remediation: 'Send "Cross-Origin-Opener-Policy: same-origin", in Express by helmet() as it is',
  controls: { 'nist-800-53-r5': ['SC-39'] },
  appliesTo: [ENDPOINT],
  reads: [],
  // One token, in this case, with parameters; what is sent twice is none: https://www.rfc-editor.org/rfc/rfc8941#section-3.3
  evaluate: responseHeaders([POLICY], (sent) => {
    const [token = ''] = joined(sent).split(';');
    if (ISOLATING.includes(token.trim())) return undefined;
    const shown = sent.length === 0 ? 'absent' : JSON.stringify(joined(sent));
    return { sent: sent[0], says: `${POLICY} is ${shown}, expected same-origin, once` };
  }),
});
