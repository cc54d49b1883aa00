import { entry } from '../../core/entry';
import { type Expectation, is } from '../../core/expectation';
import { type Predicate, property } from '../../core/property';
import { textOf } from './text';

export const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html */
export const isApplication: Predicate = property('Type', is('application'), { absent: 'application' });

/** The value of an attribute is text, which a template may also write as a boolean or a number. */
const asText = ({ expected, test }: Expectation): Expectation => ({
  expected,
  test: (value) => test(textOf(value) === '' ? value : textOf(value).toLowerCase()),
});

/** Keys and defaults: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
export function attribute(key: string, expectation: Expectation, absent: string): Predicate {
  return entry('LoadBalancerAttributes', key, asText(expectation), { absent });
}
