import { type Predicate, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { compliant, indeterminate, violation } from '../../core/verdict';
import { isApplication, LOAD_BALANCER } from '../shared/load-balancer';

/** Of AWS WAF, and of AWS WAF Classic. */
const ASSOCIATIONS = ['AWS::WAFv2::WebACLAssociation', 'AWS::WAFRegional::WebACLAssociation'];

const isAssociated: Predicate = (balancer, context) => {
  const associations = ASSOCIATIONS.map((type) => context.related(type, 'ResourceArn', balancer));
  if (associations.some(({ found }) => found.length > 0)) return compliant();
  return associations.every(({ complete }) => complete)
    ? violation('', 'no web ACL is associated with the load balancer, expected one')
    : indeterminate('', 'no web ACL that is in sight is associated with the load balancer, expected one');
};

export const loadBalancerWebAclRequired = defineRule({
  id: 'elbv2-load-balancer-web-acl-required',
  title: 'Application load balancers have a web ACL of AWS WAF before them',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'Without a web application firewall every probe for known holes, and every flood of requests, reaches the application.',
  remediation: 'Create a CfnWebACLAssociation with the ARNs of the load balancer and of a web ACL',
  controls: { 'aws-fsbp': ['ELB.16'], 'nist-800-53-r5': ['AC-4(21)'] },
  appliesTo: [LOAD_BALANCER],
  reads: ASSOCIATIONS,
  evaluate: when(isApplication, isAssociated),
});
