import { absent, each } from '../../core/property';
import { defineRule } from '../../core/rule';
import { same } from '../../core/value';
import { all, compliant, indeterminate } from '../../core/verdict';

const GROUP = 'AWS::EC2::SecurityGroup';

const withoutRules = [each('SecurityGroupIngress', absent), each('SecurityGroupEgress', absent)];

export const defaultSecurityGroupClosed = defineRule({
  id: 'ec2-default-security-group-closed',
  title: 'The default security group of a VPC lets nothing in or out',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Whatever is launched without a group of its own joins the default group, where it can reach all others that were forgotten, and the whole internet.',
  remediation:
    'Set restrictDefaultSecurityGroup: true on the Vpc, or the feature flag @aws-cdk/aws-ec2:restrictDefaultSecurityGroup, and add no rules to Vpc.vpcDefaultSecurityGroup',
  controls: {
    'aws-fsbp': ['EC2.2'],
    'cis-aws-3.0': ['5.4'],
    'nist-800-53-r5': ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(4)', 'SC-7(5)', 'SC-7(11)', 'SC-7(16)', 'SC-7(21)'],
  },
  appliesTo: [GROUP],
  reads: [GROUP],
  evaluate: (group, context) => {
    // EC2 keeps the name for the groups that it makes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
    if (same(context.read(group, 'GroupName') ?? null, 'default') !== true) return compliant();
    const verdicts = all(withoutRules.map((judge) => judge(group, context)));
    if (!group.implicit || group.folded.length > 0 || context.every(GROUP).complete) return verdicts;
    return all(
      verdicts.map((one) =>
        one.status === 'compliant'
          ? compliant()
          : indeterminate(one.path, `${one.message}, unless a resource that is not in sight takes it away`),
      ),
    );
  },
});
