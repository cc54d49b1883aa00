import type { Finding } from '../../../rules/core/evaluate';
import type { ExceptedFinding, Outcome } from '../../../rules/exceptions/except';

const RULE = {
  id: 'ec2-security-group-ingress-restricted',
  title: 'Security groups open nothing but the web ports to the internet',
  severity: 'critical',
  stage: 'enforced',
  remediation: 'Restrict the ingress to its real sources',
  controls: { 'aws-fsbp': ['EC2.18'] },
} as const;

export const VIOLATION: Finding = {
  rule: RULE,
  status: 'violation',
  origin: { type: 'AWS::EC2::SecurityGroup', id: 'Group', file: 'templates/open.yaml', line: 4 },
  path: 'SecurityGroupIngress[0]',
  message: 'SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22',
  scenario: 'when Environment is "prod"',
};

export const DOUBT: Finding = {
  ...VIOLATION,
  status: 'indeterminate',
  rule: { ...RULE, id: 'elbv2-listener-tls-required', severity: 'high' },
  origin: {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    id: 'L1',
    path: 'Demo/L',
    file: 'cdk.out/Demo.template.json',
  },
  path: 'SslPolicy',
  message: 'SslPolicy is not known',
};

export const ON_TRIAL: Finding = {
  ...VIOLATION,
  rule: { ...RULE, id: 'ec2-vpc-flow-logs-enabled', severity: 'low', stage: 'trial' },
  origin: { type: 'AWS::EC2::VPC', id: 'Vpc', file: 'templates/open.yaml', line: 20 },
  path: '',
  message: 'no flow log has it as its resource',
};

export const EXCEPTED: ExceptedFinding = {
  ...VIOLATION,
  status: 'excepted',
  origin: { ...VIOLATION.origin, id: 'Other', line: 30 },
  exception: {
    rule: RULE.id,
    resource: 'Other',
    reason: 'the office needs it until the tunnel is there',
    owner: 'platform',
    expires: '2027-03-31',
    ticket: 'OPS-1',
    line: 2,
  },
};

export const ALL: readonly Outcome[] = [VIOLATION, ON_TRIAL, DOUBT, EXCEPTED];

/** The same findings after the file was edited above them. */
export function moved(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.map((one) => ({ ...one, origin: { ...one.origin, line: 99 } }));
}
