import { is } from '../../core/expectation';
import { property } from '../../core/property';
import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isUnresolved, type Truth, type Value } from '../../core/value';
import { all, compliant, indeterminate, statusOf, type Verdicts, violation } from '../../core/verdict';

const ENDPOINT = 'AWS::EC2::VPCEndpoint';

/** Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html */
const isInterface = property('VpcEndpointType', is('Interface'), { absent: 'Gateway' });

/** `com.amazonaws.<region>.<service>`: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html */
function names(value: Value | undefined, service: string): Truth {
  const first = /^(cn\.)?com\.amazonaws\.$/;
  if (!isUnresolved(value)) {
    if (typeof value !== 'string' || !value.endsWith(`.${service}`)) return false;
    return /^(cn\.)?com\.amazonaws\.[^.]+\.$/.test(value.slice(0, -service.length));
  }
  const [start, region, end] = value.parts;
  const isRegion = typeof region === 'object' && 'target' in region && region.target === 'AWS::Region';
  if (value.parts.length === 3 && typeof start === 'string' && first.test(start) && isRegion)
    return end === `.${service}`;
  const last = value.parts.at(-1);
  if (typeof last !== 'string') return 'unknown';
  return last.endsWith(`.${service}`) || `.${service}`.endsWith(last) ? 'unknown' : false;
}

function present(service: string, vpc: Resource, context: Context): Verdicts {
  const { found, complete } = context.related(ENDPOINT, 'VpcId', vpc);
  const says = `an interface endpoint for ${service}`;
  const judged = found.map((endpoint): Verdicts => {
    const answer = names(context.read(endpoint, 'ServiceName'), service);
    if (answer === true) return isInterface(endpoint, context);
    return answer === false ? violation('', says) : indeterminate('', says);
  });
  if (judged.some((one) => statusOf(one) === 'compliant')) return compliant();
  if (!complete || judged.some((one) => statusOf(one) === 'indeterminate'))
    return indeterminate('', `it has no endpoint that is known to be ${says}`);
  return violation('', `it has no endpoint that is ${says}`);
}

export const vpcInterfaceEndpointsPresent = defineRule({
  id: 'ec2-vpc-interface-endpoints-present',
  title: 'VPCs reach the APIs of AWS through interface endpoints',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'Without an endpoint every call of an API leaves the VPC, which therefore needs a way out to the internet, by which data can leave as well.',
  remediation:
    'Add the endpoint to the VPC: vpc.addInterfaceEndpoint("Ec2", { service: InterfaceVpcEndpointAwsService.EC2 }), and the same for the other services',
  controls: {
    'aws-fsbp': ['EC2.10', 'EC2.55', 'EC2.56', 'EC2.57', 'EC2.58', 'EC2.60'],
    'nist-800-53-r5': [
      ...['AC-3', 'AC-3(7)', 'AC-4', 'AC-4(21)', 'AC-6', 'AC-21', 'SC-7', 'SC-7(3)', 'SC-7(4)', 'SC-7(11)'],
      ...['SC-7(16)', 'SC-7(20)', 'SC-7(21)'],
    ],
  },
  appliesTo: ['AWS::EC2::VPC'],
  reads: [ENDPOINT],
  parameters: {
    services: {
      type: 'strings',
      default: ['ec2', 'ecr.api', 'ecr.dkr', 'ssm', 'ssm-contacts', 'ssm-incidents'],
      description: 'The services that need an endpoint, as the end of a service name has them',
    },
  },
  evaluate: (vpc, context, { services }) =>
    all([compliant(), ...services.map((service) => present(service, vpc, context))]),
});
