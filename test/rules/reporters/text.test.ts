import { entriesOf } from '../../../rules/reporters/entry';
import { sortOutcomes } from '../../../rules/reporters/summary';
import { type Look, textReport } from '../../../rules/reporters/text';
import { ALL, DOUBT, EXCEPTED, ON_TRIAL, VIOLATION } from './outcomes';

const SUMMARY = {
  tool: { name: 't', version: '1' },
  inputs: [],
  resources: 5,
  judged: 4,
  rules: ['a', 'b'],
};

test('findings are grouped by file, then resource, the gravest first', () => {
  const source = (line: number) => ({ line, source: 'CidrIp: 0.0.0.0/0' });
  const outcomes = sortOutcomes([...ALL].reverse());
  const entries = entriesOf(outcomes, false, ({ origin }) => (origin.line === 4 ? source(9) : {}));
  expect(textReport(SUMMARY, outcomes, entries)).toBe(`templates/open.yaml

  Group (AWS::EC2::SecurityGroup)
    VIOLATION  critical  ec2-security-group-ingress-restricted
      SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22
      when Environment is "prod"
      templates/open.yaml:9 | CidrIp: 0.0.0.0/0
      Fix: Restrict the ingress to its real sources

  Vpc (AWS::EC2::VPC)
    WARNING  low  ec2-vpc-flow-logs-enabled
      no flow log has it as its resource
      when Environment is "prod"
      templates/open.yaml:20
      Fix: Restrict the ingress to its real sources

  Other (AWS::EC2::SecurityGroup)
    EXCEPTED  critical  ec2-security-group-ingress-restricted
      SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22
      when Environment is "prod"
      templates/open.yaml:30
      Excepted until 2027-03-31, by platform (OPS-1): the office needs it until the tunnel is there

cdk.out/Demo.template.json

  Demo/L (AWS::ElasticLoadBalancingV2::Listener)
    IN DOUBT  high  elbv2-listener-tls-required
      SslPolicy is not known
      when Environment is "prod"
      Fix: Restrict the ingress to its real sources

4 of 5 resources judged by 2 rules: 1 violation, 1 warning, 1 in doubt, 1 excepted
`);
});

test('what refuses is red; what warns is not', () => {
  const look: Look = { paint: (style, text) => `<${style}>${text}</${style}>`, width: undefined };
  const painted = (outcome: (typeof ALL)[number], strict = false) =>
    textReport(SUMMARY, [outcome], entriesOf([outcome], strict), look);
  expect(painted(VIOLATION)).toContain('<red>VIOLATION</red>');
  expect(painted(VIOLATION)).toContain('<red>4 of 5');
  expect(painted(ON_TRIAL)).toContain('<yellow>WARNING</yellow>');
  expect(painted(DOUBT)).toContain('<yellow>IN DOUBT</yellow>');
  expect(painted(DOUBT, true)).toContain('<red>IN DOUBT</red>');
  expect(painted(EXCEPTED)).toContain('<dim>EXCEPTED</dim>');
  expect(painted(EXCEPTED)).not.toContain('red>');
});

test('lines are broken where the terminal ends, under what is above', () => {
  const look: Look = { paint: (_style, text) => text, width: 60 };
  const message = 'one two three four five six seven eight nine ten eleven twelve thirteen';
  const text = textReport(SUMMARY, [], entriesOf([{ ...VIOLATION, message }], false), look);
  expect(text).toContain(
    '      one two three four five six seven eight nine ten\n      eleven twelve thirteen\n',
  );
});

test('a template cannot speak to the terminal', () => {
  const outcome = { ...VIOLATION, message: '\u001b[2Jgone\n  0 violations\u009b' };
  const text = textReport(SUMMARY, [outcome]);
  expect(text).toContain('\ufffd[2Jgone\ufffd  0 violations\ufffd');
  expect(text).not.toContain('\u001b');
});
