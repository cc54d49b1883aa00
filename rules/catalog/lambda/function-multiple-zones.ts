import { type Predicate, unknownList } from '../../core/property';
import { type Context, defineRule } from '../../core/rule';
import { isList, isUnresolved, same, type Value } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';

const SUBNET = 'AWS::EC2::Subnet';
const SUBNETS = 'VpcConfig.SubnetIds';

/** Two choices from one list of zones by number: `Fn::Select` of `Fn::GetAZs`. */
const SELECT = /^\{"Fn::Select":\["?(\d+)"?,(\{"Fn::GetAZs":.*\})\]\} in /s;

/** The zone of a subnet; undefined where AWS chooses it, or it is not in sight. */
function zoneOf(subnet: Value, context: Context): Value | undefined {
  const [found] = context.referenced(SUBNET, subnet).found;
  return found && (context.read(found, 'AvailabilityZone') ?? context.read(found, 'AvailabilityZoneId'));
}

function selected(zone: Value): readonly string[] | undefined {
  const [part] = isUnresolved(zone) && zone.parts.length === 1 ? zone.parts : [];
  return typeof part === 'object' && 'expression' in part
    ? (SELECT.exec(part.expression) ?? undefined)
    : undefined;
}

/** The name of a zone says nothing of its id. */
function isId(zone: Value): boolean {
  return typeof zone === 'string' && /-az\d+$/.test(zone);
}

function differ(a: Value, b: Value): boolean {
  if (isId(a) !== isId(b)) return false;
  const [one, other] = [selected(a), selected(b)];
  return one && other ? one[1] !== other[1] && one[2] === other[2] : same(a, b) === false;
}

/** Values of which no two can be the same. */
function distinct(values: readonly Value[]): readonly Value[] {
  const kept: Value[] = [];
  for (const one of values) if (kept.every((other) => differ(one, other))) kept.push(one);
  return kept;
}

const spread =
  (least: number): Predicate =>
  (resource, context) => {
    const subnets = context.read(resource, SUBNETS);
    if (subnets === undefined) return compliant();
    if (!isList(subnets)) return unknownList(SUBNETS, subnets);
    if (subnets.length === 0) return compliant();
    const zones = subnets.map((subnet) => zoneOf(subnet, context));
    if (distinct(zones.filter((zone) => zone !== undefined)).length >= least) return compliant();
    // As many as there can be, if whatever is not known turns out to be another zone.
    const most = subnets.filter((subnet, index) => {
      const before = subnets.slice(0, index);
      const zone = zones[index];
      return !before.some(
        (other, at) =>
          same(other, subnet) === true || (zone !== undefined && same(zones[at] ?? null, zone) === true),
      );
    }).length;
    return most < least
      ? violation(SUBNETS, `${SUBNETS} are in ${most} Availability Zone, expected at least ${least}`)
      : indeterminate(SUBNETS, `${SUBNETS} are in zones that are not known, expected at least ${least}`);
  };

export const functionMultipleZones = defineRule({
  id: 'lambda-function-multiple-zones',
  title: 'Lambda functions in a VPC run in several Availability Zones',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'A function in the subnets of one Availability Zone is down when that zone is.',
  remediation:
    'Select subnets in two zones or more: vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS }',
  controls: {
    'aws-fsbp': ['Lambda.5'],
    'nist-800-53-r5': ['CP-6(2)', 'CP-10', 'SC-5(2)', 'SC-36', 'SI-13(5)'],
  },
  appliesTo: ['AWS::Lambda::Function'],
  reads: [SUBNET],
  parameters: {
    zones: { type: 'number', default: 2, minimum: 2, maximum: 6, description: 'how many zones at least' },
  },
  evaluate: (resource, context, { zones }) => spread(zones)(resource, context),
});
