import { is, oneOf } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

/** Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkinterface.html */
const checked = property('SourceDestCheck', is(true), { absent: true });

/** Those that the control is about, of the types that people manage themselves; the branches of a trunk are. */
const managed = property('InterfaceType', oneOf('interface', 'efa', 'branch', 'lambda', 'quicksight'), {
  absent: 'interface',
});

export const sourceDestinationCheckEnabled = defineRule({
  id: 'ec2-source-destination-check-enabled',
  title: 'Network interfaces and instances drop traffic that is neither from nor for them',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Without the check an instance can pass on the traffic of others and send under addresses that are not its own.',
  remediation:
    'Set sourceDestCheck: true on the Instance or CfnNetworkInterface, or leave it out; use a NatGateway in place of an instance that translates addresses',
  controls: { 'aws-fsbp': ['EC2.180'] },
  appliesTo: ['AWS::EC2::NetworkInterface', 'AWS::EC2::Instance'],
  reads: [],
  evaluate: (resource, context) =>
    (resource.type === 'AWS::EC2::Instance' ? checked : when(managed, checked))(resource, context),
});
