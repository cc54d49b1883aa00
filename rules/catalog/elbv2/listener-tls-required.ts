import { type Expectation, is, oneOf } from '../../core/expectation';
import { type Predicate, property, whyUnknown } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isList, isUnresolved } from '../../core/value';
import { all, compliant, indeterminate, violation } from '../../core/verdict';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** The oldest protocol is in the name: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const modernPolicy: Expectation = {
  expected: 'a policy of TLS 1.2 or newer, such as "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"',
  test: (value) => {
    if (isUnresolved(value)) return 'unknown';
    const name = typeof value === 'string' ? value : '';
    if (/^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-/.test(name)) return true;
    return /^ELBSecurityPolicy-(20\d\d-|FS-2018-|(TLS13|TLS|FS)-1-[01]-)/.test(name) ? false : 'unknown';
  },
};

/** What a listener made by CloudFormation gets without a policy is on the same page. */
const policy = property('SslPolicy', modernPolicy, { absent: 'ELBSecurityPolicy-2016-08' });

/** `#{protocol}` stands for the protocol of the request: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html */
const redirectsToTls = (path: string): Predicate => {
  const type = property(`${path}.Type`, is('redirect'));
  const protocol = property(`${path}.RedirectConfig.Protocol`, is('HTTPS'), { absent: '#{protocol}' });
  return (resource, context) => {
    const isRedirect = type(resource, context);
    return isRedirect[0].status === 'compliant' ? protocol(resource, context) : isRedirect;
  };
};

const onlyRedirects = (path: string): Predicate => {
  return (resource, context) => {
    const actions = context.read(resource, path);
    if (isUnresolved(actions))
      return indeterminate(path, `${path} is ${whyUnknown(actions)}, expected a redirect to HTTPS`);
    if (!isList(actions) || actions.length === 0)
      return violation(path, `${path} is empty, expected a redirect to HTTPS`);
    return all(actions.map((_, index) => redirectsToTls(`${path}[${index}]`)(resource, context)));
  };
};

/** A Gateway Load Balancer passes packets on and has listeners without a protocol. */
const withoutProtocol: Predicate = (listener, context) => {
  const balancers = context.referenced(LOAD_BALANCER, context.read(listener, 'LoadBalancerArn') ?? null);
  const [balancer] = balancers.found;
  if (!balancer)
    return indeterminate('Protocol', 'Protocol is absent, and the load balancer is not in sight');
  const type = context.read(balancer, 'Type') ?? 'application';
  if (isUnresolved(type))
    return indeterminate('Protocol', 'Protocol is absent, and the type of the load balancer is not known');
  return type === 'gateway'
    ? compliant()
    : violation('Protocol', 'Protocol is absent, expected "HTTPS" or "TLS"');
};

const listener: Predicate = (resource, context) => {
  const protocol = context.read(resource, 'Protocol');
  if (protocol === undefined) return withoutProtocol(resource, context);
  if (protocol === 'HTTP') return onlyRedirects('DefaultActions')(resource, context);
  const encrypts = property('Protocol', oneOf('HTTPS', 'TLS'))(resource, context);
  return encrypts[0].status === 'compliant' ? policy(resource, context) : encrypts;
};

/** A rule that somebody adds to an HTTP listener can forward what its default action redirects. */
const listenerRule: Predicate = (resource, context) => {
  const redirects = onlyRedirects('Actions')(resource, context);
  if (redirects[0].status === 'compliant') return redirects;
  const [owner] = context.referenced(LISTENER, context.read(resource, 'ListenerArn') ?? null).found;
  const protocol = owner ? context.read(owner, 'Protocol') : undefined;
  if (protocol === 'HTTP') return redirects;
  return owner === undefined || isUnresolved(protocol)
    ? indeterminate(
        'ListenerArn',
        'Actions do not redirect to HTTPS, and the protocol of the listener is not known',
      )
    : compliant();
};

export const listenerTlsRequired = defineRule({
  id: 'elbv2-listener-tls-required',
  title: 'Load balancer listeners accept TLS 1.2 or newer only, and plain HTTP only to redirect',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'What crosses the internet in the clear, or under a protocol with known attacks, can be read and changed on the way: passwords, sessions, answers.',
  remediation:
    'Set protocol to HTTPS and sslPolicy to SslPolicy.TLS13_12_RES_PQ; let a listener on port 80 only redirect: ListenerAction.redirect({ protocol: "HTTPS", port: "443", permanent: true })',
  controls: {
    'aws-fsbp': ['ELB.1', 'ELB.18'],
    'nist-800-53-r5': ['AC-17(2)', 'SC-8', 'SC-8(1)', 'SC-23'],
  },
  appliesTo: [LISTENER, LISTENER_RULE],
  reads: [LISTENER, LOAD_BALANCER],
  evaluate: (resource, context) => (resource.type === LISTENER ? listener : listenerRule)(resource, context),
});
