import fc from 'fast-check';
import { changeOf } from '../../../../rules/enforcers/notices/change';
import { messageOf } from '../../../../rules/enforcers/notices/message';
import { outcomesOf } from '../../../../rules/enforcers/notices/outcome';
import { event, NOON, PREFIX, PRIVATE, service } from './events';

type Given = Parameters<typeof event>[0];

const written = (...given: readonly Given[]) =>
  messageOf(outcomesOf(given.map((one) => changeOf(event(one), PREFIX))));

const violating = (given: Partial<Given>): Given => ({
  ...{ rule: PRIVATE, resource: service('quest'), was: 'COMPLIANT', is: 'NON_COMPLIANT' },
  ...given,
});

test('one violation, one exception and one cure, as people read them', () => {
  const { subject, texts } = written(
    violating({
      annotation: 'NetworkConfiguration.AwsvpcConfiguration.Subnets[0] is in a public subnet',
      at: NOON + 12_345,
    }),
    {
      rule: 'ecr-repository-tags-immutable',
      type: 'AWS::ECR::Repository',
      resource: 'quest',
      was: 'NON_COMPLIANT',
      is: 'NOT_APPLICABLE',
      annotation: 'excepted by platform until 2027-01-31: Its tags move with each release.',
    },
    {
      rule: 'kms-key-rotation-enabled',
      type: 'AWS::KMS::Key',
      resource: '0d1e2f3a-0000-1111-2222-333344445555',
      was: 'NON_COMPLIANT',
      is: 'COMPLIANT',
      at: NOON + 60_000,
    },
  );
  expect(subject).toBe(
    '1 violation, 2 other changes in 123456789012 eu-west-1: ecs-service-private-subnets-required +2',
  );
  expect(texts.sms).toBe(
    '1 violation, 2 other changes in 123456789012 eu-west-1. critical ecs-service-private-subnets-required: quest',
  );
  const console = 'https://console.aws.amazon.com/config/home?region=eu-west-1#';
  expect(
    texts.default.replace(/[0-9a-f]{8}(?=\. Should)/, '00000000'),
  ).toBe(`1 violation, 1 no longer judged, 1 resolved in 123456789012 eu-west-1.
Seen by AWS Config 2026-11-23 12:00:00 to 12:01:00 UTC.

VIOLATION (critical)  ecs-service-private-subnets-required: 1 of AWS::ECS::Service
  ECS services run in private subnets, without public addresses
  To mend it: Place the service in private subnets: vpcSubnets: { subnetType:
  SubnetType.PRIVATE_ISOLATED } with VPC endpoints, or PRIVATE_WITH_EGRESS, and assignPublicIp:
  false
  Why: guardrails explain ecs-service-private-subnets-required
  All it judges: ${console}/rules/details?configRuleName=quest-prod-ecs-service-private-subnets-required
  - quest-prod/quest (AWS::ECS::Service)
      NetworkConfiguration.AwsvpcConfiguration.Subnets[0] is in a public subnet
      arn:aws:ecs:eu-west-1:123456789012:service/quest-prod/quest
      ${console}/resources/timeline?resourceId=arn%3Aaws%3Aecs%3Aeu-west-1%3A123456789012%3Aservice%2Fquest-prod%2Fquest&resourceType=AWS%3A%3AECS%3A%3AService

EXCEPTED  ecr-repository-tags-immutable: 1 of AWS::ECR::Repository
  - quest (AWS::ECR::Repository)
      excepted by platform until 2027-01-31: Its tags move with each release.
      ${console}/resources/timeline?resourceId=quest&resourceType=AWS%3A%3AECR%3A%3ARepository

RESOLVED  kms-key-rotation-enabled: 1 of AWS::KMS::Key
  - 0d1e2f3a-0000-1111-2222-333344445555

Message 00000000. Should this number come twice, it is the same message.
`);
  expect(JSON.parse(texts.https)).toMatchObject({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: subject,
      description: expect.stringContaining(
        '- `quest-prod/quest`: `NetworkConfiguration.AwsvpcConfiguration.Subnets[0] is in a public subnet`',
      ),
      nextSteps: [expect.stringMatching(/^Place the service in private subnets/)],
    },
  });
});

test('several resources with one reason are one line of names', () => {
  const many = Array.from({ length: 12 }, (_, at) =>
    violating({ resource: service(`worker-${at + 1}`), annotation: 'is public' }),
  );
  expect(written(...many).texts.default).toContain(`
  - is public:
      quest-prod/worker-1, quest-prod/worker-2, quest-prod/worker-3, quest-prod/worker-4,
      quest-prod/worker-5, quest-prod/worker-6, quest-prod/worker-7, quest-prod/worker-8,
      quest-prod/worker-9, quest-prod/worker-10, quest-prod/worker-11, quest-prod/worker-12
`);
});

test('sixty lines are used, and no more', () => {
  const lengths = Array.from({ length: 80 }, (_, count) => {
    const some = Array.from({ length: count + 1 }, (_, at) =>
      violating({ rule: 'made-up-rule', resource: service(`s${at}`), annotation: `is public by ${at}` }),
    );
    return written(...some)
      .texts.default.trimEnd()
      .split('\n').length;
  });
  expect(Math.max(...lengths)).toBe(60);
});

test('doubt, absence and exception are not called compliance', () => {
  const change = (name: string, annotation: string): Given => ({
    ...{ rule: PRIVATE, resource: service(name), annotation },
    ...{ was: 'NON_COMPLIANT', is: 'NOT_APPLICABLE' },
  });
  const { texts } = written(
    change('doubt', 'not judged: the route table is not recorded'),
    change('gone', 'no longer recorded'),
    change('excused', 'excepted by network until 2027-01-31: Moves in spring.'),
  );
  const heads = texts.default.split('\n').filter((line) => /^[A-Z][A-Z ]+ {2}/.test(line));
  expect(heads).toEqual([
    'NO LONGER JUDGED  ecs-service-private-subnets-required: 1 of AWS::ECS::Service',
    'EXCEPTED  ecs-service-private-subnets-required: 1 of AWS::ECS::Service',
    'GONE  ecs-service-private-subnets-required: 1 of AWS::ECS::Service',
  ]);
  expect(texts.default).toContain('3 no longer judged in 123456789012 eu-west-1.');
});

test.each([
  ['aws', 'eu-west-1', 'https://console.aws.amazon.com/config/home?region=eu-west-1#'],
  ['aws-cn', 'cn-north-1', 'https://console.amazonaws.cn/config/home?region=cn-north-1#'],
  ['aws-us-gov', 'us-gov-west-1', 'https://console.amazonaws-us-gov.com/config/home?region=us-gov-west-1#'],
])('the console of %s', (partition, region, start) => {
  const { texts } = written(violating({ partition, region, annotation: 'is public' }));
  expect(texts.default.match(/https:\S+?#/g)).toEqual([start, start]);
});

test('a partition whose console is not known: no link rather than a wrong one', () => {
  const { texts } = written(violating({ partition: 'aws-iso', region: 'us-iso-east-1' }));
  expect(Object.values(texts).join()).not.toContain('https:');
  expect(texts.default).toContain(service('quest'));
});

test('several accounts: each resource says where it is', () => {
  const { subject, texts } = written(
    violating({ annotation: 'is public' }),
    violating({ annotation: 'is public', account: '210987654321', region: 'us-east-1' }),
  );
  expect(subject).toBe('2 violations in 2 places: ecs-service-private-subnets-required');
  expect(texts.default).toContain('(AWS::ECS::Service) in 123456789012 eu-west-1\n');
  expect(texts.default).toContain('(AWS::ECS::Service) in 210987654321 us-east-1\n');
});

test.each([
  ['DB_PASSWORD is "correct horse", expected a reference', 'DB_PASSWORD is [hidden], expected a reference'],
  ['key AKIAIOSFODNN7EXAMPLE in plain sight', 'key [hidden] in plain sight'],
  ['postgres://admin:hunter2@db:5432/quest', 'postgres://admin:[hidden]@db:5432/quest'],
  ['token=abc123;rest', 'token=[hidden];rest'],
  ['one\r\nSubject: two\u0000\u001b[31m', 'one Subject: two [31m'],
  ['left \u202eright\u200b', 'left right'],
  ['half \ud83d', 'half'],
])('%j is written as %j', (annotation, expected) => {
  const lines = written(violating({ annotation })).texts.default.split('\n');
  expect(lines).toContain(`      ${expected}`);
});

test('an ARN of a secret is none', () => {
  const annotation = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db has RotationEnabled is false';
  expect(written(violating({ annotation })).texts.default).toContain(annotation);
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('"'.repeat(256), '字'.repeat(256), '`<&>*_~'.repeat(40), 'a b '.repeat(64)),
);
const given = fc.record({
  rule: fc.constantFrom(PRIVATE, 'ecr-repository-tags-immutable', 'made-up-rule', 'x'.repeat(110)),
  type: fc.constantFrom('AWS::ECS::Service', 'AWS::S3::Bucket'),
  resource: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }).map((text) => `id${text}`),
    fc.constantFrom('字'.repeat(768), `arn:aws:s3:::${'"'.repeat(700)}`, service('x'.repeat(200))),
  ),
  was: fc.constantFrom('COMPLIANT' as const, 'NON_COMPLIANT' as const, undefined),
  is: fc.constantFrom('COMPLIANT' as const, 'NON_COMPLIANT' as const, 'NOT_APPLICABLE' as const),
  annotation: words,
  region: fc.constantFrom('eu-west-1', 'us-east-1'),
});

test('whatever is in the changes, the message can be sent and read', () => {
  fc.assert(
    fc.property(fc.array(given, { minLength: 1, maxLength: 200 }), (all) => {
      const outcomes = outcomesOf(all.map((one) => changeOf(event(one), PREFIX)));
      if (outcomes.length === 0) return;
      const { subject, texts } = messageOf(outcomes);
      expect(subject).toMatch(/^[!-~][ -~]{0,98}$/);
      expect(texts.sms).toMatch(/^[ -_a-~]{1,128}$/);
      const lines = texts.default.trimEnd().split('\n');
      expect(lines.length).toBeLessThanOrEqual(60);
      expect(texts.default).not.toMatch(/[^\P{C}\n]/u);
      expect(Buffer.byteLength(JSON.stringify(texts))).toBeLessThanOrEqual(262_144);
      const { content } = JSON.parse(texts.https);
      expect(content.title.length).toBeLessThanOrEqual(250);
      expect(content.description.length).toBeLessThanOrEqual(8000);
      const headline = [...(lines[0] ?? '').matchAll(/(\d+) (violations?|no longer judged|resolved)/g)];
      expect(headline.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(outcomes.length);
    }),
    { numRuns: 150 },
  );
});
