import { elements, unknownList } from '../../core/property';
import { defineRule } from '../../core/rule';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';
import { aclEntry, openingTo } from '../../reachability/acl';
import { SOURCE_TYPES } from '../../reachability/ingress';

const ENTRIES = 'Entries';

/** SSH and RDP. */
const PORTS: readonly number[] = [22, 3389];

export const networkAclRemoteAccessRestricted = defineRule({
  id: 'ec2-network-acl-remote-access-restricted',
  title: 'Network ACLs keep the internet from SSH and RDP',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'The ACL is what still stands when a security group is opened by mistake; where it lets everybody in, one mistake is enough.',
  remediation:
    'Restrict the entry to its real sources: NetworkAcl.addEntry("Ssh", { cidr: AclCidr.ipv4(officeRange), ... }), or deny TCP 22 and 3389 under a lower ruleNumber',
  controls: {
    'aws-fsbp': ['EC2.21'],
    'cis-aws-3.0': ['5.1'],
    'nist-800-53-r5': ['AC-4(21)', 'CA-9(1)', 'CM-2', 'CM-2(2)', 'CM-7', 'SC-7', 'SC-7(5)', 'SC-7(21)'],
  },
  appliesTo: ['AWS::EC2::NetworkAcl'],
  reads: SOURCE_TYPES,
  evaluate: (acl, context) => {
    // The default ACL is not the control's matter: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21
    if (context.read(acl, 'IsDefault') === true) return compliant();
    const paths = elements(acl, ENTRIES, context);
    if (!paths) return unknownList(ENTRIES, context.read(acl, ENTRIES));
    const entries = paths.map((path) => aclEntry(acl, path, context));
    const openings = PORTS.map((port) => ({ port, opening: openingTo(port, entries) }));
    return all([
      compliant(),
      ...entries.map((entry): Verdicts => {
        const mine = openings.filter(({ opening }) => opening?.entries.includes(entry));
        if (mine.length === 0) return compliant();
        const surely = mine.some(({ opening }) => opening?.surely);
        const ports = mine.map(({ port }) => port).join(' and ');
        const says = `${entry.says}, and ${surely ? 'lets' : 'perhaps lets'} the internet in to tcp ${ports}`;
        return (surely ? violation : indeterminate)(
          entry.path,
          `${says}, expected neither ${PORTS.join(' nor ')}`,
        );
      }),
    ]);
  },
});
