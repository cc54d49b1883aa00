import { defineRule, ENDPOINT } from '../../core/rule';
import { policiesOf, weaknessesOf } from '../shared/content-security-policy';
import { responseHeaders } from '../shared/response-headers';

const CSP = 'content-security-policy';

export const endpointContentSecurityPolicyStrict = defineRule({
  id: 'https-endpoint-content-security-policy-strict',
  title: 'Pages run only the scripts and plugins that their content security policy vouches for',
  severity: 'high',
  stage: 'enforced',
  exceptable: false,
  rationale:
    'Without such a policy a text that somebody else gets into a page runs as a script there, with all that its visitor may do.',
  remediation:
    "Send a Content-Security-Policy with script-src and object-src, or default-src, without 'unsafe-inline', 'unsafe-eval', data: or whole schemes; in Express helmet({ contentSecurityPolicy: { directives: { scriptSrc: [\"'self'\"] } } })",
  controls: { 'nist-800-53-r5': ['SC-18', 'SI-10'], 'pci-dss-4.0': ['6.2.4'] },
  appliesTo: [ENDPOINT],
  reads: [],
  evaluate: responseHeaders([CSP], (sent) => {
    const policies = policiesOf(sent.map(({ value }) => value));
    if (policies.length === 0) {
      return { sent: sent[0], says: `${CSP} is ${sent[0] ? 'empty' : 'absent'}, expected a policy` };
    }
    const [weakness] = weaknessesOf(policies);
    return weakness && { sent: sent[0], says: `${CSP} ${weakness.says}, expected it to be refused` };
  }),
});
