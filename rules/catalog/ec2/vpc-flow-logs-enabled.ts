import { is, oneOf } from '../../core/expectation';
import { both, property } from '../../core/property';
import { nameOf } from '../../core/resource';
import { defineRule } from '../../core/rule';
import { compliant, indeterminate, statusOf, violation } from '../../core/verdict';

const FLOW_LOG = 'AWS::EC2::FlowLog';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html */
const logsRejected = both(
  property('ResourceType', is('VPC')),
  property('TrafficType', oneOf('REJECT', 'ALL')),
);

export const vpcFlowLogsEnabled = defineRule({
  id: 'ec2-vpc-flow-logs-enabled',
  title: 'VPCs keep flow logs of the traffic that is rejected, at least',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Without a record of who tried to reach what, an intruder who looks around the network is neither noticed nor traced afterwards.',
  remediation:
    'Add a flow log for the VPC: vpc.addFlowLog("FlowLog", { trafficType: FlowLogTrafficType.REJECT })',
  controls: {
    'aws-fsbp': ['EC2.6'],
    'cis-aws-3.0': ['3.7'],
    'nist-800-53-r5': ['AC-4(26)', 'AU-2', 'AU-3', 'AU-6(3)', 'AU-6(4)', 'AU-12', 'CA-7', 'SI-7(8)'],
  },
  appliesTo: ['AWS::EC2::VPC'],
  reads: [FLOW_LOG],
  evaluate: (vpc, context) => {
    const { found, complete } = context.related(FLOW_LOG, 'ResourceId', vpc);
    const judged = found.map((log) => ({ log, verdicts: logsRejected(log, context) }));
    if (judged.some(({ verdicts }) => statusOf(verdicts) === 'compliant')) return compliant();
    const expected = 'expected one of type "VPC" for "REJECT" or "ALL" traffic';
    const [doubt] = judged.filter(({ verdicts }) => statusOf(verdicts) === 'indeterminate');
    if (doubt)
      return indeterminate('', `its flow log ${nameOf(doubt.log)} is not known well enough, ${expected}`);
    if (!complete) return indeterminate('', `it has no such flow log in sight, ${expected}`);
    const others = found.map(nameOf).join(' and ');
    return violation('', `it has no flow log${others && ` but ${others}`}, ${expected}`);
  },
});
