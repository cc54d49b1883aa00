import { defineRule, ENDPOINT } from '../../core/rule';
import { joined, responseHeaders } from '../shared/response-headers';

const POLICY = 'cross-origin-resource-policy';

export const endpointResourceSharingRestricted = defineRule({
  id: 'https-endpoint-resource-sharing-restricted',
  title: 'Other sites cannot load what the site answers into their own pages',
  severity: 'low',
  stage: 'enforced',
  exceptable: false,
  rationale:
    'What another site can load, with the cookies of the visitor, lies in the memory of its process, where side channels read it.',
  remediation: 'Send "Cross-Origin-Resource-Policy: same-origin", in Express by helmet() as it is',
  controls: { 'nist-800-53-r5': ['SC-39'] },
  appliesTo: [ENDPOINT],
  reads: [],
  // Compared as a whole and in this case, so that what is sent twice is nothing: https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
  evaluate: responseHeaders([POLICY], (sent) => {
    if (['same-origin', 'same-site'].includes(joined(sent))) return undefined;
    const shown = sent.length === 0 ? 'absent' : JSON.stringify(joined(sent));
    return { sent: sent[0], says: `${POLICY} is ${shown}, expected same-origin or same-site, once` };
  }),
});
