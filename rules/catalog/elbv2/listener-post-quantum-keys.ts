import { type Expectation, oneOf } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';
import { textOf } from '../shared/text';

/** It is in the name: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const postQuantum: Expectation = {
  expected: 'a post-quantum policy, such as "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"',
  test: (value) => {
    if (isUnresolved(value)) return 'unknown';
    const year = /^ELBSecurityPolicy-(?:.+-)?(20\d\d)-\d\d$/.exec(textOf(value))?.[1];
    if (year !== undefined && /-PQ-20\d\d-\d\d$/.test(textOf(value))) return true;
    // What a policy of a later year agrees on by default is not documented yet.
    return year !== undefined && Number(year) <= 2025 ? false : 'unknown';
  },
};

export const listenerPostQuantumKeys = defineRule({
  id: 'elbv2-listener-post-quantum-keys',
  title: 'Load balancer listeners agree on keys that a quantum computer cannot find out',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'Traffic that is recorded today can be read on the day that a quantum computer breaks the key exchange it was protected by.',
  remediation: 'Set sslPolicy to SslPolicy.TLS13_12_RES_PQ',
  controls: {},
  appliesTo: ['AWS::ElasticLoadBalancingV2::Listener'],
  reads: [],
  evaluate: when(
    property('Protocol', oneOf('HTTPS', 'TLS')),
    property('SslPolicy', postQuantum, { absent: 'ELBSecurityPolicy-2016-08' }),
  ),
});
