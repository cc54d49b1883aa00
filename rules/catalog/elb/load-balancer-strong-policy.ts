import { entry } from '../../core/entry';
import { is } from '../../core/expectation';
import { each, elements, type Predicate, unknownList, when } from '../../core/property';
import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { same, type Truth, type Value } from '../../core/value';
import { all, compliant, indeterminate, statusOf, violation } from '../../core/verdict';
import { CLASSIC_LOAD_BALANCER, endsTls } from '../shared/classic-load-balancer';

/** The one that ELB.8 asks for: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html */
const STRONG = 'ELBSecurityPolicy-TLS-1-2-2017-01';

/** What a listener without a policy gets: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/ssl-config-update.html */
const DEFAULT = 'ELBSecurityPolicy-2016-08';

/** A policy of its own protocols and ciphers has no reference: the control wants one that AWS has put together. */
const isStrong = (policy: string): Predicate =>
  entry(`${policy}.Attributes`, 'Reference-Security-Policy', is(STRONG), {
    names: { key: 'Name', value: 'Value' },
  });

const among = (list: readonly Value[], value: Value): Truth => {
  const answers = list.map((one) => same(one, value));
  return answers.includes(true) || (answers.includes('unknown') && 'unknown');
};

/** A policy is a listener's by the name that the listener has for it, or by the port that the policy has for it. */
const belongs = (balancer: Resource, context: Context, policy: string, listener: string): Truth => {
  // A port is text, which a template may also write as a number.
  const read = (path: string): Value => {
    const value = context.read(balancer, path) ?? null;
    return typeof value === 'number' ? String(value) : value;
  };
  const listed = (path: string): readonly Value[] => (elements(balancer, path, context) ?? [path]).map(read);
  const kind = same(read(`${policy}.PolicyType`), 'SSLNegotiationPolicyType');
  const named = among(listed(`${listener}.PolicyNames`), read(`${policy}.PolicyName`));
  const ported = among(listed(`${policy}.LoadBalancerPorts`), read(`${listener}.LoadBalancerPort`));
  if (kind === false || (named === false && ported === false)) return false;
  return kind === true && (named === true || ported === true) ? true : 'unknown';
};

const policyOf = (listener: string): Predicate => {
  const path = `${listener}.PolicyNames`;
  return (balancer, context) => {
    const policies = elements(balancer, 'Policies', context);
    const names = elements(balancer, path, context);
    if (!policies) return unknownList('Policies', context.read(balancer, 'Policies'));
    const found = policies.map((policy) => ({
      is: belongs(balancer, context, policy, listener),
      judged: isStrong(policy)(balancer, context),
    }));
    const [sure, unsure] = [true, 'unknown'].map((truth) => found.filter((one) => one.is === truth));
    const weak = (unsure ?? []).some(({ judged }) => statusOf(judged) !== 'compliant');
    const strong = (unsure ?? []).some(({ judged }) => statusOf(judged) !== 'violation');
    const doubt = indeterminate(
      path,
      `which of Policies belongs to ${listener} is not known before deployment`,
    );
    if (sure && sure.length > 0)
      return all([...sure.map(({ judged }) => judged), weak ? doubt : compliant()]);
    // AWS has its own policies under their own names.
    const own = (names ?? []).map((at) => same(context.read(balancer, at) ?? null, STRONG));
    if (own.includes(true) && !weak) return compliant();
    if (strong || !names || own.some((answer) => answer !== false)) return doubt;
    return violation(path, `${path} names no policy of TLS, which means "${DEFAULT}", expected "${STRONG}"`);
  };
};

export const loadBalancerStrongPolicy = defineRule({
  id: 'elb-load-balancer-strong-policy',
  title: 'Classic load balancers take nothing older than TLS 1.2',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'The policies before it agree to TLS 1.0, of which the weaknesses are known and have tools.',
  remediation:
    'Add a policy of type SSLNegotiationPolicyType to policies, with Reference-Security-Policy ELBSecurityPolicy-TLS-1-2-2017-01, and its name to policyNames of the listener',
  controls: {
    'aws-fsbp': ['ELB.8'],
    'nist-800-53-r5': [
      'AC-4',
      'AC-17(2)',
      'IA-5(1)',
      'SC-7(4)',
      'SC-8',
      'SC-8(1)',
      'SC-8(2)',
      'SC-12(3)',
      'SC-13',
      'SC-23',
      'SC-23(3)',
      'SI-7(6)',
    ],
    'pci-dss-4.0': ['4.2.1'],
  },
  appliesTo: [CLASSIC_LOAD_BALANCER],
  reads: [],
  evaluate: each('Listeners', (listener) => when(endsTls(listener), policyOf(listener))),
});
