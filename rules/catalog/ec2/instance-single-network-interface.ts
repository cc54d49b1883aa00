import { elements, unknownList } from '../../core/property';
import { nameOf } from '../../core/resource';
import { defineRule } from '../../core/rule';
import { compliant, indeterminate, violation } from '../../core/verdict';
import { LAUNCH_TEMPLATE, launchTemplateOf } from '../shared/launch-template';

const ATTACHMENT = 'AWS::EC2::NetworkInterfaceAttachment';

export const instanceSingleNetworkInterface = defineRule({
  id: 'ec2-instance-single-network-interface',
  title: 'Instances have one network interface',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'An instance with a leg in two subnets is a way from one to the other that no route table and no network ACL sees.',
  remediation:
    'Remove all but one of networkInterfaces of the CfnInstance, and every CfnNetworkInterfaceAttachment to it',
  controls: { 'aws-fsbp': ['EC2.17'], 'nist-800-53-r5': ['AC-4(21)'] },
  appliesTo: ['AWS::EC2::Instance'],
  reads: [ATTACHMENT, LAUNCH_TEMPLATE],
  evaluate: (instance, context) => {
    const list = 'NetworkInterfaces';
    const own = elements(instance, list, context);
    if (!own) return unknownList(list, context.read(instance, list));
    if (own.length > 1)
      return violation(`${list}[1]`, `${list} has ${own.length} elements, expected one at most`);
    const attachments = context.related(ATTACHMENT, 'InstanceId', instance);
    const [attached] = attachments.found;
    if (attached)
      return violation('', `${nameOf(attached)} attaches another network interface, expected one at most`);
    const template = own.length === 0 ? launchTemplateOf(instance, context) : undefined;
    const path = 'LaunchTemplate';
    const inherited =
      template === 'unknown' || template === undefined
        ? template
        : (elements(template, 'LaunchTemplateData.NetworkInterfaces', context) ?? 'unknown');
    if (inherited === 'unknown')
      return indeterminate(path, `how many network interfaces ${path} gives is not known`);
    if (inherited && inherited.length > 1)
      return violation(path, `${path} gives ${inherited.length} network interfaces, expected one at most`);
    return attachments.complete
      ? compliant()
      : indeterminate('', 'it may be attached to a network interface that is not in sight');
  },
});
