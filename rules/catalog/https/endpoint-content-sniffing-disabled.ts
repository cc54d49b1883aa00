import { defineRule, ENDPOINT } from '../../core/rule';
import { joined, listed, responseHeaders } from '../shared/response-headers';

const OPTIONS = 'x-content-type-options';

export const endpointContentSniffingDisabled = defineRule({
  id: 'https-endpoint-content-sniffing-disabled',
  title: 'Browsers take answers for what their content type says, and for nothing else',
  severity: 'medium',
  stage: 'enforced',
  exceptable: false,
  rationale:
    'A browser that guesses the type takes a text or an image that somebody else has written for a script, and runs it.',
  remediation: 'Send "X-Content-Type-Options: nosniff", in Express by helmet() as it is',
  controls: { 'nist-800-53-r5': ['SC-18', 'SI-10'], 'pci-dss-4.0': ['6.2.4'] },
  appliesTo: [ENDPOINT],
  reads: [],
  // Only the first element counts: https://fetch.spec.whatwg.org/#determine-nosniff
  evaluate: responseHeaders([OPTIONS], (sent) => {
    if (sent.length === 0) return { says: `${OPTIONS} is absent, expected "nosniff"` };
    if (listed(sent)[0]?.toLowerCase() === 'nosniff') return undefined;
    return { sent: sent[0], says: `${OPTIONS} is ${JSON.stringify(joined(sent))}, expected "nosniff"` };
  }),
});
