import { defineRule } from '../../core/rule';
import { tokensRequired } from '../shared/metadata-options';

export const launchTemplateImdsv2Required = defineRule({
  id: 'ec2-launch-template-imdsv2-required',
  title: 'Launch templates require version 2 of the instance metadata service',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'Every instance that is launched from the template would hand its role to whoever can make it send one request: a proxy, or a page that fetches addresses.',
  remediation:
    'Set requireImdsv2: true on the LaunchTemplate, or httpTokens: LaunchTemplateHttpTokens.REQUIRED',
  controls: { 'aws-fsbp': ['EC2.170'] },
  appliesTo: ['AWS::EC2::LaunchTemplate'],
  reads: [],
  evaluate: tokensRequired('LaunchTemplateData.MetadataOptions'),
});
