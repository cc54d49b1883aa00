import { defineRule, ENDPOINT } from '../../core/rule';
import { joined, listed, responseHeaders } from '../shared/response-headers';

const POLICY = 'referrer-policy';

/** https://www.w3.org/TR/referrer-policy/#referrer-policies */
const POLICIES: Readonly<Record<string, boolean>> = {
  'no-referrer': true,
  'same-origin': true,
  'strict-origin': true,
  'strict-origin-when-cross-origin': true,
  'no-referrer-when-downgrade': false,
  origin: false,
  'origin-when-cross-origin': false,
  'unsafe-url': false,
};

export const endpointReferrerRestricted = defineRule({
  id: 'https-endpoint-referrer-restricted',
  title: 'Other sites are told no more of a page than its origin, and nothing over http',
  severity: 'low',
  stage: 'enforced',
  exceptable: false,
  rationale:
    'The address of a page, which may hold names and tokens, is sent to every site that the page links to or loads from.',
  remediation: 'Send "Referrer-Policy: no-referrer", in Express by helmet() as it is',
  controls: { 'nist-800-53-r5': ['AC-4'] },
  appliesTo: [ENDPOINT],
  reads: [],
  // The last element that is known counts: https://www.w3.org/TR/referrer-policy/#parse-referrer-policy-from-header
  evaluate: responseHeaders([POLICY], (sent) => {
    const last = listed(sent)
      .map((one) => one.toLowerCase())
      .findLast((one) => Object.hasOwn(POLICIES, one));
    if (last !== undefined && POLICIES[last]) return undefined;
    const shown = sent.length === 0 ? 'absent' : JSON.stringify(joined(sent));
    return {
      sent: sent.at(-1),
      says: `${POLICY} is ${shown}, expected no-referrer, same-origin or strict-origin`,
    };
  }),
});
