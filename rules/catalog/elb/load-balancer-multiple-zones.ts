import { elements, unknownList } from '../../core/property';
import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isUnresolved, same, type Value } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';
import { CLASSIC_LOAD_BALANCER } from '../shared/classic-load-balancer';

const SUBNET = 'AWS::EC2::Subnet';

/** The zone of a subnet that is in sight and says so, which tells more than its id. */
const zoneOf = (balancer: Resource, context: Context, path: string): Value => {
  const value = context.read(balancer, path) ?? null;
  const [subnet] = path.startsWith('Subnets') ? context.referenced(SUBNET, value).found : [];
  const zone = subnet && context.read(subnet, 'AvailabilityZone');
  return typeof zone === 'string' ? zone : value;
};

/** A parameter may give the same zone as another does; AWS refuses a second subnet of a zone. */
const mayBeSame = (one: Value, other: Value): boolean =>
  same(one, other) === 'unknown' &&
  [one, other].some(
    (value) => isUnresolved(value) && value.parts.some((part) => typeof part === 'object' && 'given' in part),
  );

/**
 * One subnet of each zone, or zones by their names:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-manage-subnets.html
 */
export const loadBalancerMultipleZones = defineRule({
  id: 'elb-load-balancer-multiple-zones',
  title: 'Classic load balancers span several Availability Zones',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'With the one zone of a load balancer everything behind it is gone, wherever that runs.',
  remediation: 'Set subnetSelection to subnets of at least two zones',
  controls: {
    'aws-fsbp': ['ELB.10'],
    'nist-800-53-r5': ['CP-6(2)', 'CP-10', 'SC-5(2)', 'SC-36', 'SI-13(5)'],
  },
  parameters: {
    zones: { type: 'number', default: 2, minimum: 2, maximum: 10, description: 'The least number of zones' },
  },
  appliesTo: [CLASSIC_LOAD_BALANCER],
  reads: [SUBNET],
  evaluate: (balancer, context, { zones }) => {
    const list = context.read(balancer, 'AvailabilityZones') === undefined ? 'Subnets' : 'AvailabilityZones';
    const items = elements(balancer, list, context);
    if (!items) return unknownList(list, context.read(balancer, list));
    const different = items
      .map((path) => zoneOf(balancer, context, path))
      .filter((one, index, every) => !every.slice(0, index).some((other) => same(one, other) === true));
    const sure = different.filter(
      (one, index) => list === 'Subnets' || !different.slice(0, index).some((other) => mayBeSame(one, other)),
    );
    const message = `${list} has ${different.length === 1 ? '1 zone' : `${different.length} zones`}, expected at least ${zones}`;
    if (sure.length >= zones) return compliant();
    return different.length >= zones
      ? indeterminate(list, `${list} may name one zone more than once, expected at least ${zones}`)
      : violation(list, message);
  },
});
