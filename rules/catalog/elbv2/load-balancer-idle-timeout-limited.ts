import type { Expectation } from '../../core/expectation';
import { when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';
import { attribute, isApplication, LOAD_BALANCER } from '../shared/load-balancer';
import { textOf } from '../shared/text';

const atMost = (seconds: number): Expectation => ({
  expected: `at most ${seconds}`,
  test: (value) =>
    isUnresolved(value) ? 'unknown' : textOf(value) !== '' && Number(textOf(value)) <= seconds,
});

export const loadBalancerIdleTimeoutLimited = defineRule({
  id: 'elbv2-load-balancer-idle-timeout-limited',
  title: 'Application load balancers close idle connections before the application does',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'Where the application closes first, the load balancer sends a request into a closing connection and answers 502; and idle connections are what slow attacks live on.',
  remediation: 'Set idleTimeout to less than the keep-alive timeout of the application',
  controls: {},
  parameters: {
    seconds: {
      type: 'number',
      default: 60,
      minimum: 1,
      maximum: 4000,
      description: 'The longest idle timeout, which is to be below the keep-alive timeout of the targets',
    },
  },
  appliesTo: [LOAD_BALANCER],
  reads: [],
  evaluate: (balancer, context, { seconds }) =>
    when(isApplication, attribute('idle_timeout.timeout_seconds', atMost(seconds), '60'))(balancer, context),
});
