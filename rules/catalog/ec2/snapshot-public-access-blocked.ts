import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const snapshotPublicAccessBlocked = defineRule({
  id: 'ec2-snapshot-public-access-blocked',
  title: 'Public sharing of EBS snapshots is blocked, for those shared before as well',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'A snapshot that is shared with everybody is a copy of a disk for everybody, and public ones are searched for keys and passwords all the time.',
  remediation:
    'Set state of the CfnSnapshotBlockPublicAccess to "block-all-sharing"; "block-new-sharing" leaves public what is public',
  controls: { 'aws-fsbp': ['EC2.182'] },
  appliesTo: ['AWS::EC2::SnapshotBlockPublicAccess'],
  reads: [],
  evaluate: property('State', is('block-all-sharing')),
});
