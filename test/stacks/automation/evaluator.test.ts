import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeConfig, type Item } from '../../rules/enforcers/fake/config';
import { type Account, arnOf, startWorld, type World } from './account';
import { execute, transcript } from './executor';
import { remediationOf, runbookOf } from './runbooks';

const WEB = arnOf({ cluster: 'quest-example' }, 'web');
const GROUP = 'sg-0aaaaaaaaaaaaaaa1';
const template = remediationOf('automatic');
const runbook = runbookOf(template, 'quest-example-stop-ecs-service');
const manual = readFileSync(join(__dirname, '../../../docs/remediation.md'), 'utf8');

const recordedAt = new Date(Date.now() - 60_000);

/** The service as AWS Config records it: https://github.com/awslabs/aws-config-resource-schema, AWS::ECS::Service. */
const item = (assignPublicIp: string, status: Item['configurationItemStatus'] = 'OK'): Item => ({
  ...{ version: '1.3', accountId: '111122223333', awsRegion: 'eu-west-1' },
  arn: WEB,
  resourceType: 'AWS::ECS::Service',
  resourceId: WEB,
  resourceName: 'web',
  configurationItemStatus: status,
  configurationItemCaptureTime: recordedAt,
  configurationStateId: '1',
  configuration: JSON.stringify({
    ServiceArn: WEB,
    ServiceName: 'web',
    Cluster: 'quest-example',
    DesiredCount: 2,
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        AssignPublicIp: assignPublicIp,
        SecurityGroups: ['sg-0aaaaaaaaaaaaaaa1'],
        Subnets: ['subnet-0123456789abcdef0'],
      },
    },
  }),
});

const account: Account = {
  cluster: 'quest-example',
  services: {
    web: {
      desired: 2,
      running: [2],
      subnets: ['subnet-0123456789abcdef0'],
      assignPublicIp: 'ENABLED',
      securityGroups: ['sg-0aaaaaaaaaaaaaaa1'],
      tags: { environment: 'example' },
      schedulingStrategy: 'REPLICA',
    },
  },
  scaling: { 'service/quest-example/web': { min: 2, max: 4 } },
  parameters: { '/quest/example/remediation/switch': { value: 'on', since: new Date() } },
  groups: {
    [GROUP]: {
      tags: { environment: 'example' },
      rules: [
        {
          ...{ SecurityGroupRuleId: 'sgr-ssh', GroupId: GROUP, IsEgress: false, IpProtocol: 'tcp' },
          ...{ FromPort: 22, ToPort: 22, CidrIpv4: '0.0.0.0/0' },
        },
        {
          ...{ SecurityGroupRuleId: 'sgr-all6', GroupId: GROUP, IsEgress: false, IpProtocol: '-1' },
          ...{ FromPort: -1, ToPort: -1, CidrIpv6: '::/0' },
        },
        {
          ...{ SecurityGroupRuleId: 'sgr-web', GroupId: GROUP, IsEgress: false, IpProtocol: 'tcp' },
          ...{ FromPort: 443, ToPort: 443, CidrIpv4: '0.0.0.0/0' },
        },
      ],
    },
  },
  told: [],
  verify: () => {
    throw new Error('the evaluator as it is built is to be asked');
  },
};
const recorded = new FakeConfig();
let world: World;

beforeAll(async () => {
  world = await startWorld(account, recorded);
});
afterAll(() => world.close());

const run = (dryRun: boolean) =>
  execute(runbook, { ResourceId: WEB, DryRun: String(dryRun) }, { url: world.fake.url });

test('what AWS Config does not know is left alone', async () => {
  const { outputs } = await run(false);
  expect(outputs['plan.Payload']).toMatch(/^stop: the verdict is now "not-applicable"/);
});

test('a dry run against the evaluator as it is built reads as the manual says', async () => {
  recorded.record(item('ENABLED'));
  const execution = await run(true);
  const said = transcript(execution).replaceAll(recordedAt.toISOString(), '2026-11-24T00:00:00.000Z');
  expect(manual).toContain(said);
  expect(account.services['web']?.desired).toBe(2);
});

test('the violation that it finds is mended', async () => {
  expect(await run(false)).toMatchObject({
    status: 'Success',
    outputs: { 'record.Payload': 'recorded: scaled' },
  });
  expect(account.services['web']?.desired).toBe(0);
});

test('what complies by now, and is recorded so, is left alone', async () => {
  recorded.record({
    ...item('DISABLED'),
    configurationItemCaptureTime: new Date(recordedAt.getTime() + 1000),
  });
  const { outputs } = await run(false);
  // The subnet is not recorded: doubt, which is no violation.
  expect(outputs['plan.Payload']).toMatch(/^stop: the verdict is now "indeterminate"/);
});

test('a group is closed where what AWS Config recorded of it is what EC2 says', async () => {
  const permission = {
    ipv4Ranges: [],
    ipv6Ranges: [],
    prefixListIds: [],
    userIdGroupPairs: [],
    ipRanges: [],
  };
  const world4 = { ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }], ipRanges: ['0.0.0.0/0'] };
  recorded.record({
    ...item('DISABLED'),
    arn: `arn:aws:ec2:eu-west-1:111122223333:security-group/${GROUP}`,
    resourceType: 'AWS::EC2::SecurityGroup',
    resourceId: GROUP,
    configuration: JSON.stringify({
      groupId: GROUP,
      groupName: 'tasks',
      description: 'The tasks',
      ipPermissions: [
        { ...permission, ipProtocol: 'tcp', fromPort: 22, toPort: 22, ...world4 },
        { ...permission, ipProtocol: 'tcp', fromPort: 443, toPort: 443, ...world4 },
        { ...permission, ipProtocol: '-1', ipv6Ranges: [{ cidrIpv6: '::/0' }] },
      ],
      ipPermissionsEgress: [],
      tags: [],
      vpcId: 'vpc-0123456789abcdef0',
    }),
  });
  const revoke = runbookOf(template, 'quest-example-revoke-world-open-ingress');
  const given = { ResourceId: GROUP, DryRun: 'false' };
  expect(await execute(revoke, given, { url: world.fake.url })).toMatchObject({
    status: 'Success',
    outputs: {
      'revoke.Payload': `done: revoke of ${GROUP}, held by web: sgr-ssh (tcp 22 from 0.0.0.0/0), sgr-all6 (everything from ::/0)`,
    },
  });
  expect(account.groups[GROUP]?.rules.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId)).toEqual([
    'sgr-web',
  ]);
});
