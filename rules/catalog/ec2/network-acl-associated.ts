import { defineRule } from '../../core/rule';
import { compliant, indeterminate, violation } from '../../core/verdict';

const ASSOCIATION = 'AWS::EC2::SubnetNetworkAclAssociation';

export const networkAclAssociated = defineRule({
  id: 'ec2-network-acl-associated',
  title: 'Network ACLs are associated with a subnet',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'An ACL that belongs to no subnet filters nothing, and whoever reads it believes in a protection that is not there.',
  remediation: 'Set subnetSelection on the NetworkAcl, or remove it',
  controls: { 'aws-fsbp': ['EC2.16'], 'nist-800-53-r5': ['CM-8(1)'] },
  appliesTo: ['AWS::EC2::NetworkAcl'],
  reads: [ASSOCIATION],
  evaluate: (acl, context) => {
    // The default one takes what no other has, and without a VPC it is one of which only entries are in sight.
    if (context.read(acl, 'IsDefault') === true || context.read(acl, 'VpcId') === undefined)
      return compliant();
    const { found, complete } = context.related(ASSOCIATION, 'NetworkAclId', acl);
    if (found.length > 0) return compliant();
    return complete
      ? violation('', 'it is associated with no subnet')
      : indeterminate('', 'it is associated with no subnet in sight');
  },
});
