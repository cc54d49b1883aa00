import { nameOf, type Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isList, isProperties, isUnresolved, type Truth, type Value } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';

/** Who can hold an address, and where it says so; an address is named by its allocation or by itself. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::EIPAssociation': ['AllocationId', 'EIP'],
  'AWS::EC2::NatGateway': ['AllocationId', 'SecondaryAllocationIds', 'AvailabilityZoneAddresses'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['SubnetMappings'],
};

/** Whether a value, or something in it, is taken from the address or is its name; what is taken from anything else is another's. */
function names(value: Value | undefined, eip: Resource): Truth {
  if (typeof value === 'string') return eip.aliases.includes(value);
  if (isUnresolved(value)) {
    const targets = value.parts.map((part) =>
      typeof part === 'object' && 'target' in part && part.target.includes('/') ? part.target : undefined,
    );
    return targets.includes(eip.address) ? true : targets.includes(undefined) ? 'unknown' : false;
  }
  const inner = isList(value) ? value : isProperties(value) ? Object.values(value) : [];
  const answers = inner.map((one) => names(one, eip));
  return answers.includes(true) ? true : answers.includes('unknown') ? 'unknown' : false;
}

function holds(eip: Resource, context: Context): Truth {
  const asked = Object.entries(HOLDERS).flatMap(([type, properties]): readonly Truth[] => {
    const { found, complete } = context.every(type);
    const answers = found.flatMap((one) => properties.map((path) => names(context.read(one, path), eip)));
    return complete ? answers : [...answers, 'unknown'];
  });
  return asked.includes(true) ? true : asked.includes('unknown') ? 'unknown' : false;
}

export const eipAssociated = defineRule({
  id: 'ec2-eip-associated',
  title: 'Elastic IP addresses are in use',
  severity: 'low',
  stage: 'trial',
  rationale:
    'An address that nobody uses is paid for and trusted in allow lists, and nobody notices when it is attached to something else.',
  remediation:
    'Remove the CfnEIP, or set its instanceId, or associate it by a CfnEIPAssociation, a CfnNatGateway or a load balancer',
  controls: { 'aws-fsbp': ['EC2.12'], 'nist-800-53-r5': ['CM-8(1)'] },
  appliesTo: ['AWS::EC2::EIP'],
  reads: Object.keys(HOLDERS),
  evaluate: (eip, context) => {
    if (context.read(eip, 'InstanceId') !== undefined) return compliant();
    const held = holds(eip, context);
    if (held === true) return compliant();
    const says = `${nameOf(eip)} is associated with nothing`;
    return held === false ? violation('', says) : indeterminate('', `${says} that is known to hold it`);
  },
});
