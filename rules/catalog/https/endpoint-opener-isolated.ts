import { defineRule, ENDPOINT } from '../../core/rule';
import { joined, responseHeaders } from '../shared/response-headers';

const POLICY = 'cross-origin-opener-policy';

/** https://html.spec.whatwg.org/#cross-origin-opener-policies */
const ISOLATING = ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'];

/**
 * One token with parameters. What is malformed counts for nothing: so does a header that is sent twice, a space before a
 * semicolon, or a semicolon at the end. https://www.rfc-editor.org/rfc/rfc8941#section-3.3
 */
const ITEM =
  /^ *([a-z*][\w!#$%&'*+.^`|~:/-]*)(?:; *[a-z*][a-z0-9_.*-]*(?:=(?:[A-Za-z*][\w!#$%&'*+.^`|~:/-]*|"(?:[ !#-[\]-~]|\\["\\])*"|-?\d{1,15}(?:\.\d{1,3})?|\?[01]|:[A-Za-z0-9+/=]*:))?)* *$/;

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
  evaluate: responseHeaders([POLICY], (sent) => {
    const [, token = ''] = ITEM.exec(joined(sent)) ?? [];
    if (ISOLATING.includes(token)) return undefined;
    const shown = sent.length === 0 ? 'absent' : JSON.stringify(joined(sent));
    return { sent: sent[0], says: `${POLICY} is ${shown}, expected same-origin, once` };
  }),
});
