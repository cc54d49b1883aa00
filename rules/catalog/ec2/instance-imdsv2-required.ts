import { nameOf } from '../../core/resource';
import { defineRule } from '../../core/rule';
import { any, compliant, indeterminate, statusOf, violation } from '../../core/verdict';
import { LAUNCH_TEMPLATE, launchTemplateOf } from '../shared/launch-template';
import { tokensRequired } from '../shared/metadata-options';

const own = tokensRequired('MetadataOptions');
const inherited = tokensRequired('LaunchTemplateData.MetadataOptions');

export const instanceImdsv2Required = defineRule({
  id: 'ec2-instance-imdsv2-required',
  title: 'Instances require version 2 of the instance metadata service',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Version 1 hands the credentials of the role to whoever can make the instance send one request: through a proxy, a web application firewall, or a page that fetches addresses.',
  remediation: 'Set requireImdsv2: true on the Instance, or httpTokens: HttpTokens.REQUIRED',
  controls: {
    'aws-fsbp': ['EC2.8'],
    'cis-aws-3.0': ['5.6'],
    'nist-800-53-r5': ['AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-6'],
  },
  appliesTo: ['AWS::EC2::Instance'],
  reads: [LAUNCH_TEMPLATE],
  evaluate: (instance, context) => {
    const verdicts = own(instance, context);
    // What the instance says itself goes before what its launch template says.
    const template = launchTemplateOf(instance, context);
    if (template === undefined || context.read(instance, 'MetadataOptions.HttpTokens') !== undefined)
      return verdicts;
    const path = 'LaunchTemplate';
    if (template === 'unknown')
      return any([verdicts, indeterminate(path, `${path} is not in sight, and may require no tokens`)]);
    const [judged] = inherited(template, context);
    if (judged.status === 'compliant') return compliant();
    const objection = judged.status === 'violation' ? violation : indeterminate;
    const says = `${path} is ${nameOf(template)}, of which ${judged.message}`;
    return statusOf(verdicts) === 'compliant' ? verdicts : objection(path, says);
  },
});
