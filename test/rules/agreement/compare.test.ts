import { is, present } from '../../../rules/core/expectation';
import { property } from '../../../rules/core/property';
import { defineRule, type Rule } from '../../../rules/core/rule';
import { compliant, violation } from '../../../rules/core/verdict';
import { accountOf } from './account';
import { compare, type Template } from './compare';
import { completed } from './completed';
import { deploy, Undeployable } from './deploy';
import { DIALECTS } from './dialects';
import { outcomeOf, pointsOf } from './points';

const BUCKET = 'AWS::S3::Bucket';

function ruleOf(
  appliesTo: readonly string[],
  evaluate: Rule['evaluate'],
  reads: readonly string[] = [],
): Rule {
  return defineRule({
    id: 's3-bucket-for-the-test',
    title: 'A rule for the test',
    severity: 'low',
    stage: 'trial',
    rationale: 'None.',
    remediation: 'Do nothing',
    controls: {},
    appliesTo,
    reads,
    evaluate,
  });
}

const bucket = (Properties: unknown): Template => ({ Resources: { Bucket: { Type: BUCKET, Properties } } });

function outcomes(rule: Rule, template: Template): readonly string[] {
  return compare(rule, template, 'item', ['event', 'api', 'file']).map(outcomeOf);
}

test('a rule that asks where it is judged contradicts itself', () => {
  const rule = ruleOf([BUCKET], ({ origin }) =>
    origin.file === 't.json' ? compliant() : violation('', 'no'),
  );
  expect(outcomes(rule, bucket({}))).toEqual(['contradict', 'contradict', 'contradict']);
  expect(() => pointsOf(rule, [bucket({})], ['file'])).toThrow(
    'is compliant in the template, and violation there: no',
  );
});

test('what AWS Config does not record is a doubt, and what it has no item of is absent', () => {
  const metrics = ruleOf([BUCKET], property('MetricsConfigurations', present));
  expect(outcomes(metrics, bucket({}))).toEqual(['doubt', 'doubt', 'doubt']);
  const group = { Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: {} } } };
  expect(
    outcomes(
      ruleOf(['AWS::Logs::LogGroup'], () => compliant()),
      group,
    ),
  ).toEqual(['absent', 'absent', 'absent']);
});

test('a point is claimed only with a violation and a compliance that agree there', () => {
  const versioned = ruleOf([BUCKET], property('VersioningConfiguration.Status', is('Enabled')));
  const on = bucket({ VersioningConfiguration: { Status: 'Enabled' } });
  expect(pointsOf(versioned, [on, bucket({})], ['file']).item).toEqual({ decides: 'all' });
  expect(pointsOf(versioned, [on], ['file']).item).toEqual({ decides: 'none' });
  expect(pointsOf(versioned, [bucket({})], ['file']).item).toEqual({ decides: 'none' });
});

test('what is accused only there contradicts the template', () => {
  const rule = ruleOf(['AWS::EC2::Volume'], () => violation('', 'no'));
  const Properties = { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: {} }] };
  const template = { Resources: { Instance: { Type: 'AWS::EC2::Instance', Properties } } };
  expect(outcomes(rule, template)).toEqual(['contradict', 'contradict', 'contradict']);
});

test('a template is deployed as CloudFormation would, or not at all', () => {
  const Resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, OutpostArn: { Ref: 'AWS::NoValue' } },
    },
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { TopicName: { 'Fn::Join': ['-', [{ 'Fn::Sub': `\${AWS::Region}` }, { Ref: 'Name' }]] } },
    },
  };
  const Parameters = { Name: { Type: 'String', Default: 'alarms' } };
  const [vpc, subnet, topic] = deploy({ Resources, Parameters });
  expect(subnet?.properties).toEqual({ VpcId: vpc?.id });
  expect(topic).toMatchObject({
    name: 'eu-west-1-alarms',
    arn: 'arn:aws:sns:eu-west-1:123456789012:eu-west-1-alarms',
  });
  expect(() => deploy(bucket({ BucketName: { 'Fn::ImportValue': 'name' } }))).toThrow(Undeployable);
  expect(() => deploy(bucket({ BucketName: '{{resolve:ssm:name}}' }))).toThrow(Undeployable);
  expect(() => deploy({ Resources, Parameters: { Name: { Type: 'String' } } })).toThrow(Undeployable);
});

test('what belongs to something is given an owner', () => {
  const Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'logs', PolicyDocument: {} } };
  expect(completed({ Resources: { Policy } })).toEqual({
    Resources: {
      Policy: { ...Policy, Properties: { Bucket: { Ref: 'Before0' }, PolicyDocument: {} } },
      Before0: { Type: BUCKET, Properties: {} },
    },
  });
});

test('an item is written as its dialect writes it', () => {
  const Properties = {
    GroupDescription: 'web',
    VpcId: 'vpc-1',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  };
  const { items } = accountOf(
    deploy({ Resources: { Group: { Type: 'AWS::EC2::SecurityGroup', Properties } } }),
    () => false,
  );
  const [event = ''] = DIALECTS.event(items);
  const { configurationItem } = JSON.parse(JSON.parse(event).invokingEvent);
  expect(configurationItem).toMatchObject({ awsAccountId: '123456789012', ARN: items[0]?.arn });
  expect(configurationItem.configuration.ipPermissions).toEqual([
    {
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }],
      ipRanges: ['0.0.0.0/0'],
      ipv6Ranges: [],
      prefixListIds: [],
      userIdGroupPairs: [],
    },
  ]);
  const [answer] = JSON.parse(DIALECTS.api(items)[0] ?? '').configurationItems;
  expect(JSON.parse(answer.configuration)).toEqual(configurationItem.configuration);
  expect(answer).toMatchObject({ accountId: '123456789012', arn: items[0]?.arn });
  const [stored] = JSON.parse(DIALECTS.file(items)[0] ?? '').configurationItems;
  expect(stored.configuration).toEqual(configurationItem.configuration);
});
