import { type Expectation, matches } from '../../core/expectation';
import { type Predicate, property } from '../../core/property';

export const CLASSIC_LOAD_BALANCER = 'AWS::ElasticLoadBalancing::LoadBalancer';

/** Of HTTP, HTTPS, TCP and SSL: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html */
const tls: Expectation = matches(/^(HTTPS|SSL)$/i, '"HTTPS" or "SSL"');

/** Whether the load balancer ends TLS at a listener, such as `Listeners[0]`; what it speaks to instances does not matter. */
export function endsTls(listener: string): Predicate {
  return property(`${listener}.Protocol`, tls);
}
