import { defineRule } from '../../core/rule';
import { compliant, indeterminate, violation } from '../../core/verdict';

const LOGGING = 'AWS::WAFv2::LoggingConfiguration';

export const webAclLoggingEnabled = defineRule({
  id: 'wafv2-web-acl-logging-enabled',
  title: 'Web ACLs log the requests that they look at',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'Without the log nobody can tell which requests were turned away, whether rightly, and what an attacker tried before.',
  remediation:
    'Create a CfnLoggingConfiguration with the ARN of the web ACL and a log group whose name begins with aws-waf-logs-',
  controls: {
    'aws-fsbp': ['WAF.11'],
    'nist-800-53-r5': [
      'AC-4(26)',
      'AU-2',
      'AU-3',
      'AU-6(3)',
      'AU-6(4)',
      'AU-10',
      'AU-12',
      'CA-7',
      'SC-7(9)',
      'SC-7(10)',
      'SI-7(8)',
    ],
    'pci-dss-4.0': ['10.4.2'],
  },
  appliesTo: ['AWS::WAFv2::WebACL'],
  reads: [LOGGING],
  evaluate: (acl, context) => {
    const { found, complete } = context.related(LOGGING, 'ResourceArn', acl);
    if (found.length > 0) return compliant();
    return complete
      ? violation('', 'no logging configuration names the web ACL, expected one')
      : indeterminate('', 'no logging configuration that is in sight names the web ACL, expected one');
  },
});
