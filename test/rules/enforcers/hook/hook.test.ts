import type { Answer } from '../../../../rules/enforcers/hook/answer';
import { changeSetEvent, cloudControlEvent, payload, resourceEvent, stackEvent } from './events';
import { type HookProcess, hookProcess, NOTHING_GRANTED } from './hook-process';
import { type StandIn, standIn } from './stand-in';

let s3: StandIn;
let hook: HookProcess;

beforeAll(async () => {
  s3 = await standIn();
  hook = hookProcess(s3, { env: { GUARDRAILS_LEFT_OUT: 'CDKToolkit,Quest-prod-Governance' } });
});

afterAll(async () => {
  hook.stop();
  await s3.close();
});

const volume = (Encrypted: unknown): object => ({
  Type: 'AWS::EC2::Volume',
  Properties: { AvailabilityZone: 'us-east-1a', Size: 8, Encrypted },
});
const template = (Resources: object, more: object = {}): string => payload({ ...more, Resources });

function annotation(answer: Answer, rule: string): NonNullable<Answer['annotations']>[number] | undefined {
  return answer.annotations?.find(({ annotationName }) => annotationName === rule);
}

describe('a stack', () => {
  test('that violates an enforced rule is refused, and told what to do', async () => {
    const answer = await hook.call(stackEvent(s3.put(template({ Data: volume(false) }))));
    expect(answer).toEqual({
      hookStatus: 'FAILED',
      errorCode: 'NonCompliant',
      clientRequestToken: 'f8da6d11-b23f-48f4-814c-0fb6a667f50e',
      message: [
        'Quest Guardrails: 1 rule is violated in stack MyStack.',
        '[medium] ec2-volume-encrypted: Data (line 1) Encrypted: Encrypted is false, expected true. Set encrypted: true on the Volume, and encryptionKey where the key must be yours.',
      ].join('\n'),
      annotations: [
        {
          annotationName: 'ec2-volume-encrypted',
          status: 'FAILED',
          statusMessage: 'Data (line 1) Encrypted: Encrypted is false, expected true',
          remediationMessage:
            'Set encrypted: true on the Volume, and encryptionKey where the key must be yours',
          remediationLink: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3',
          severityLevel: 'MEDIUM',
        },
      ],
    });
  });

  test('that keeps every rule may go on', async () => {
    const answer = await hook.call(stackEvent(s3.put(template({ Data: volume(true) }))));
    expect(answer).toMatchObject({
      hookStatus: 'SUCCESS',
      message: 'Quest Guardrails: 1 of 1 rules are kept in stack MyStack',
      annotations: [{ annotationName: 'ec2-volume-encrypted', status: 'PASSED' }],
    });
  });

  test('is read as YAML, with short tags, as well', async () => {
    const text = [
      'Resources:',
      '  Data:',
      '    Type: AWS::EC2::Volume',
      '    Properties:',
      '      AvailabilityZone: !Ref Zone',
      '      Encrypted: no',
      '',
    ].join('\n');
    const answer = await hook.call(stackEvent(s3.put(payload(text))));
    expect(answer.errorCode).toBe('NonCompliant');
    expect(annotation(answer, 'ec2-volume-encrypted')?.statusMessage).toMatch(/^Data \(line 2\) Encrypted/);
  });

  test('in doubt may go on, and is told what was not judged', async () => {
    const given = template(
      { Data: volume({ Ref: 'Encrypted' }) },
      { Parameters: { Encrypted: { Type: 'String' } } },
    );
    const answer = await hook.call(stackEvent(s3.put(given)));
    expect(answer.hookStatus).toBe('SUCCESS');
    expect(annotation(answer, 'ec2-volume-encrypted')).toMatchObject({
      status: 'SKIPPED',
      statusMessage: expect.stringMatching(/^not judged: Data \(line 1\) Encrypted: /),
    });
  });

  test.each([
    ['a default that violates', 'false'],
    ['a default that complies', 'true'],
  ])('is in doubt where %s may not be what is deployed', async (_name, Default) => {
    const given = template(
      { Data: volume({ Ref: 'Encrypted' }) },
      { Parameters: { Encrypted: { Type: 'String', Default } } },
    );
    const answer = await hook.call(stackEvent(s3.put(given)));
    expect(answer.hookStatus).toBe('SUCCESS');
    expect(annotation(answer, 'ec2-volume-encrypted')?.status).toBe('SKIPPED');
  });

  test('is in doubt where only some values of a parameter violate', async () => {
    const given = template(
      { Data: { ...volume(false), Condition: 'Test' } },
      {
        Parameters: { Environment: { Type: 'String', AllowedValues: ['test', 'prod'] } },
        Conditions: { Test: { 'Fn::Equals': [{ Ref: 'Environment' }, 'test'] } },
      },
    );
    const answer = await hook.call(stackEvent(s3.put(given)));
    expect(answer.hookStatus).toBe('SUCCESS');
    expect(annotation(answer, 'ec2-volume-encrypted')).toMatchObject({
      status: 'SKIPPED',
      statusMessage: expect.stringContaining(
        'where it is made, and the request does not tell the parameters',
      ),
    });
  });

  test('is judged in its Region, which conditions may ask for', async () => {
    const inRegion = (region: string): string =>
      template(
        { Data: { ...volume(false), Condition: 'Here' } },
        { Conditions: { Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, region] } } },
      );
    const here = await hook.call(stackEvent(s3.put(inRegion('us-east-1'))));
    expect(here.errorCode).toBe('NonCompliant');
    const there = await hook.call(stackEvent(s3.put(inRegion('eu-west-1'))));
    expect(there).toMatchObject({ hookStatus: 'SUCCESS', annotations: [] });
  });

  test('is not accused for what another stack may have', async () => {
    const alb = { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Scheme: 'internal' } };
    const answer = await hook.call(stackEvent(s3.put(template({ Entrance: alb }))));
    expect(annotation(answer, 'elbv2-load-balancer-web-acl-required')).toMatchObject({
      status: 'SKIPPED',
      statusMessage: expect.stringMatching(/^not judged: /),
    });
  });

  test('that violates a rule on trial may go on, and is told', async () => {
    const key = { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays: 7, EnableKeyRotation: true } };
    const answer = await hook.call(stackEvent(s3.put(template({ Key: key }))));
    expect(answer.hookStatus).toBe('SUCCESS');
    expect(annotation(answer, 'kms-key-deletion-window-sufficient')).toMatchObject({
      status: 'SKIPPED',
      statusMessage: expect.stringMatching(/^on trial: Key \(line 1\) PendingWindowInDays: /),
      severityLevel: 'LOW',
    });
  });

  test('with a stack nested in it is told that it was not read', async () => {
    const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://x.example' } };
    const answer = await hook.call(stackEvent(s3.put(template({ Inner: nested }))));
    expect(answer.hookStatus).toBe('SUCCESS');
    expect(annotation(answer, 'guardrails-resources-in-sight')?.status).toBe('SKIPPED');
  });

  test('names the worst first, and counts what there is no room for', async () => {
    const types = [
      'EC2::Volume', 'EC2::Instance', 'EC2::Subnet', 'EC2::VPC', 'EC2::SecurityGroup', 'EC2::NetworkAcl',
      'EC2::LaunchTemplate', 'EC2::TransitGateway', 'EC2::VPNConnection', 'EC2::ClientVpnEndpoint',
      'ECS::Service', 'ECS::Cluster', 'ECS::TaskDefinition', 'ECS::CapacityProvider', 'ECR::Repository',
      'S3::Bucket', 'S3::BucketPolicy', 'S3::AccessPoint', 'S3::MultiRegionAccessPoint', 'SNS::Topic', 'SQS::Queue',
      'IAM::Role', 'IAM::User', 'IAM::Policy', 'IAM::ManagedPolicy', 'KMS::Key', 'Lambda::Function', 'Lambda::Url',
      'Lambda::Permission', 'Logs::LogGroup', 'Logs::ResourcePolicy', 'SecretsManager::Secret', 'SSM::Parameter',
      'ElasticLoadBalancing::LoadBalancer', 'ElasticLoadBalancingV2::LoadBalancer', 'WAFv2::WebACL',
      'ElasticLoadBalancingV2::Listener', 'ElasticLoadBalancingV2::TargetGroup', 'CloudWatch::Alarm', 'Events::Rule',
      'Events::EventBus', 'StepFunctions::StateMachine', 'Synthetics::Canary', 'CertificateManager::Certificate',
    ]; // biome-ignore format: a list of types
    const Resources = Object.fromEntries(
      types.map((type, index) => [`R${index}`, { Type: `AWS::${type}`, Properties: {} }]),
    );
    const answer = await hook.call(stackEvent(s3.put(template(Resources))));
    expect(answer.errorCode).toBe('NonCompliant');
    const annotations = answer.annotations ?? [];
    expect(annotations).toHaveLength(100);
    const failed = annotations.filter(({ status }) => status === 'FAILED');
    expect(annotations.slice(0, failed.length)).toEqual(failed);
    const levels = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];
    const ranks = failed.map(({ severityLevel }) => levels.indexOf(severityLevel));
    expect(ranks).toEqual([...ranks].sort());
    expect(annotations.at(-1)).toMatchObject({
      annotationName: 'guardrails-rules-left-out',
      statusMessage: expect.stringMatching(/^\d+ more rules, which there is no room for here: .*\d+ kept$/),
    });
    expect(answer.message).toMatch(/\nand \d+ more$|…$/);
  });

  test('with thousands of violations is answered within the limits', async () => {
    const Resources = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`Volume${index}${'x'.repeat(200)}`, volume(false)]),
    );
    const answer = await hook.call(stackEvent(s3.put(template(Resources))));
    const [first] = answer.annotations ?? [];
    expect(first?.statusMessage).toHaveLength(16_384);
    expect(first?.statusMessage.endsWith('…')).toBe(true);
    expect(answer.message).toContain('(and 499 more)');
  });
});

describe('a change set', () => {
  const given = {
    Parameters: {
      Encrypted: { Type: 'String', Default: 'true' },
      Zone: { Type: 'String' },
      Password: { Type: 'String', NoEcho: true, Default: 'x' },
    },
    Resources: {
      Data: {
        Type: 'AWS::EC2::Volume',
        Properties: { AvailabilityZone: { Ref: 'Zone' }, Size: 8, Encrypted: { Ref: 'Encrypted' } },
      },
    },
  };
  const change = (Encrypted: string): object => ({
    changedResources: [
      {
        logicalResourceId: 'Data',
        resourceType: 'AWS::EC2::Volume',
        action: 'CREATE',
        lineNumber: 3,
        beforeContext: null,
        afterContext: JSON.stringify({
          Properties: { AvailabilityZone: 'us-east-1a', Size: '8', Encrypted },
        }),
      },
      {
        logicalResourceId: 'Gone',
        action: 'DELETE',
        lineNumber: null,
        beforeContext: '{}',
        afterContext: null,
      },
    ],
  });

  test('tells what its parameters are by what its resources come to', async () => {
    const violating = await hook.call(changeSetEvent(s3.put(payload(given, change('false')))));
    expect(violating.errorCode).toBe('NonCompliant');
    expect(annotation(violating, 'ec2-volume-encrypted')?.statusMessage).toBe(
      'Data (line 1) Encrypted: Encrypted is false, expected true',
    );
    const complying = await hook.call(changeSetEvent(s3.put(payload(given, change('true')))));
    expect(complying.hookStatus).toBe('SUCCESS');
    expect(annotation(complying, 'ec2-volume-encrypted')?.status).toBe('PASSED');
  });

  test('is in doubt about what is known only once it is executed', async () => {
    const later = change('{{changeSet:KNOWN_AFTER_APPLY}}');
    const answer = await hook.call(changeSetEvent(s3.put(payload(given, later))));
    expect(annotation(answer, 'ec2-volume-encrypted')?.status).toBe('SKIPPED');
  });

  test('whose list of changes cannot be read is judged by its template', async () => {
    const broken = { changedResources: [{ logicalResourceId: 'Data', afterContext: '{"Prop' }, null, 7] };
    const answer = await hook.call(changeSetEvent(s3.put(payload(given, broken))));
    expect(annotation(answer, 'ec2-volume-encrypted')?.status).toBe('SKIPPED');
  });
});

describe('a resource', () => {
  const properties = { AvailabilityZone: 'us-east-1a', Size: '8', Encrypted: 'false' };

  test('is judged by what it comes to, and fetches nothing', async () => {
    const before = s3.asked();
    const violating = await hook.call(resourceEvent('AWS::EC2::Volume', properties, { logicalId: 'Data' }));
    expect(violating).toMatchObject({
      hookStatus: 'FAILED',
      errorCode: 'NonCompliant',
      message: expect.stringContaining('1 rule is violated in AWS::EC2::Volume Data.'),
      annotations: [{ annotationName: 'ec2-volume-encrypted', status: 'FAILED' }],
    });
    const complying = await hook.call(
      resourceEvent('AWS::EC2::Volume', { ...properties, Encrypted: 'true' }, { operation: 'UPDATE' }),
    );
    expect(complying.hookStatus).toBe('SUCCESS');
    expect(s3.asked()).toBe(before);
  });

  test('is judged by no rule that reads others', async () => {
    const answer = await hook.call(resourceEvent('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }));
    expect(answer).toMatchObject({ hookStatus: 'SUCCESS', annotations: [] });
  });

  test('of the Cloud Control API is judged too, in fewer words', async () => {
    const containers = Array.from({ length: 9 }, (_, at) => ({
      Name: `container-${at}`,
      Image: 'x',
      Privileged: true,
      User: 'root',
    }));
    const event = cloudControlEvent('AWS::ECS::TaskDefinition', { ContainerDefinitions: containers });
    const answer = await hook.call(event, 1024);
    expect(answer.message).toHaveLength(1024);
    expect(answer.annotations?.filter(({ status }) => status === 'FAILED').length).toBeGreaterThan(3);
    expect(answer.errorCode).toBe('NonCompliant');
  });

  test.each(['AWS::DynamoDB::Table', 'Acme::Dns::Record', 'Custom::Thing'])(
    'of the type %s, which no rule is about, may go on',
    async (type) => {
      expect(await hook.call(resourceEvent(type, { Any: 'thing' }))).toMatchObject({
        hookStatus: 'SUCCESS',
        annotations: [],
      });
    },
  );
});

describe('never judged is', () => {
  test.each([
    ['a stack that is deleted', stackEvent('', 'MyStack', 'DELETE')],
    ['a resource that is deleted', resourceEvent('AWS::EC2::Volume', {}, { operation: 'DELETE' })],
    ['the stack of the guardrails', stackEvent('https://nowhere.example', 'Quest-prod-Governance')],
    ['a change set of the bootstrap stack', changeSetEvent('https://nowhere.example', 'CDKToolkit')],
    [
      'a resource of the stack of the guardrails',
      resourceEvent('AWS::EC2::Volume', { Encrypted: 'false' }, { stack: 'Quest-prod-Governance' }),
    ],
  ])('%s', async (_name, event) => {
    const answer = await hook.call(event);
    expect(answer.hookStatus).toBe('SUCCESS');
    expect(answer.annotations).toBeUndefined();
  });

  test('but a stack is whose name only begins so', async () => {
    const answer = await hook.call(stackEvent(s3.put(template({ Data: volume(false) })), 'CDKToolkit-2'));
    expect(answer.errorCode).toBe('NonCompliant');
  });
});

describe('what cannot be judged is a failure, never silence:', () => {
  const failing = async (event: unknown, message: RegExp): Promise<void> => {
    const answer = await hook.call(event, 1024);
    expect(answer).toMatchObject({ hookStatus: 'FAILED', errorCode: 'InternalFailure' });
    expect(answer.message).toMatch(message);
    expect(answer.message).not.toContain('X-Amz');
    expect(answer.annotations).toBeUndefined();
  };

  test.each([
    ['no event', null, /requestData.targetName/],
    ['text', 'hello', /requestData.targetName/],
    ['an empty event', {}, /nothing as requestData.targetName/],
    ['an unknown target', resourceEvent('GALAXY', {}), /"GALAXY" as requestData.targetName/],
    [
      'an unknown moment',
      { ...stackEvent(''), actionInvocationPoint: 'POST' },
      /"POST" as actionInvocationPoint/,
    ],
    ['a resource without properties', resourceEvent('AWS::EC2::Volume', null), /resourceProperties/],
  ])('%s', (_name, event, message) => failing(event, message));

  const url = 'https://bucket.s3.us-east-1.amazonaws.com/x?X-Amz-Signature=f00d';
  test.each([
    ['no URL', undefined],
    ['no text', { url }],
    ['plain HTTP', url.replace('https', 'http')],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:application/json,{"template":"{}"}'],
    ['another host', 'https://evil.example/x?X-Amz-Signature=f00d'],
    ['a host that ends otherwise', url.replace('amazonaws.com', 'amazonaws.com.evil.example')],
    ['a host that begins so', 'https://s3.amazonaws.com.evil.example/x'],
    ['another service of AWS', 'https://sts.us-east-1.amazonaws.com/x'],
    ['an endpoint of the metadata service', 'https://169.254.169.254/latest/meta-data'],
    ['a user', url.replace('https://', 'https://s3.amazonaws.com@')],
    ['a port', url.replace('.com/', '.com:8443/')],
    ['a name with a trick', 'https://evil.example#.s3.amazonaws.com/x'],
  ])('a template that is to be fetched from %s', async (_name, given) => {
    const before = s3.asked();
    await failing(stackEvent(given), /accepted is an https URL of an S3 endpoint/);
    expect(s3.asked()).toBe(before);
  });

  test('a URL that is not signed for it', () =>
    failing(stackEvent(s3.put('{}').replace('f00d', 'dead')), /S3 answered 403/));

  test('a redirection', () =>
    failing(
      stackEvent(s3.put({ body: '', status: 307, location: 'https://evil.example/' })),
      /connection to S3 failed/,
    ));

  test('a connection that breaks half-way', () =>
    failing(
      stackEvent(s3.put({ body: template({ Data: volume(true) }), breaksAt: 20 })),
      /connection to S3 failed/,
    ));

  test('S3 that does not answer', async () => {
    const start = performance.now();
    await failing(stackEvent(s3.put({ body: 'x', hangs: true })), /S3 did not give it within 8000 ms/);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test('more than any stack can have', () =>
    failing(stackEvent(s3.put(payload(' '.repeat(17 * 1024 * 1024)))), /larger than 16 MB/));

  test.each([
    ['what is no JSON', 'Resources:', /no JSON, or only a part of it/],
    ['half of it', template({ Data: volume(true) }).slice(0, 40), /no JSON, or only a part of it/],
    ['no template', '{"previousTemplate":"{}"}', /has no "template"/],
    ['an empty template', payload(''), /has no "template"/],
    ['a template cut off', payload('{"Resources":{"Data":{"Type":'), /neither JSON nor YAML/],
    ['a template of another kind', payload('[1]'), /holds a list/],
    ['a template without resources', payload('{}'), /has no "Resources"/],
    ['a name that is there twice', payload('{"Resources":{},"Resources":{}}'), /must be unique/],
    ['a template too deep', payload(`{"Resources":${'['.repeat(9999)}`), /nests deeper/],
  ])('%s', (_name, body, message) => failing(stackEvent(s3.put(body)), message));
});

describe('what is granted', () => {
  const granted = {
    ...NOTHING_GRANTED,
    file: {
      ...NOTHING_GRANTED.file,
      exceptions: ['Storage/Data/Resource', 'MyStack/Other', 'Storage/Old/Resource'].map(
        (resource, index) => ({
          rule: 'ec2-volume-encrypted',
          resource,
          reason: 'Nothing is on it that anybody may not see.',
          owner: 'platform',
          expires: index === 2 ? '2020-01-01' : inAMonth(),
          line: 1,
        }),
      ),
    },
    paths: { 'MyStack/Data': 'Storage/Data/Resource', 'MyStack/Old': 'Storage/Old/Resource' },
  };
  let excepting: HookProcess;
  beforeAll(() => {
    excepting = hookProcess(s3, { granted });
  });
  afterAll(() => excepting.stop());

  test.each(['Data', 'Other'])('excuses %s, and says by whom and until when', async (logicalId) => {
    const events = [
      stackEvent(s3.put(template({ [logicalId]: volume(false) }))),
      resourceEvent('AWS::EC2::Volume', { Encrypted: 'false' }, { logicalId }),
    ];
    for (const event of events) {
      const answer = await excepting.call(event);
      expect(answer.hookStatus).toBe('SUCCESS');
      expect(annotation(answer, 'ec2-volume-encrypted')).toMatchObject({
        status: 'SKIPPED',
        statusMessage: expect.stringMatching(
          /^excepted: .*; by platform until \d{4}-\d\d-\d\d: Nothing is on it that anybody may not see\.$/,
        ),
      });
    }
  });

  test.each([
    ['what has expired', 'MyStack', { Old: volume(false) }],
    ['the same name in another stack', 'YourStack', { Data: volume(false) }],
    [
      'what only says of itself that it is the one',
      'YourStack',
      { Mine: { ...volume(false), Metadata: { 'aws:cdk:path': 'Storage/Data/Resource' } } },
    ],
    ['one beside it', 'MyStack', { Data: volume(false), More: volume(false) }],
  ])('does not excuse %s', async (_name, stack, Resources) => {
    const answer = await excepting.call(stackEvent(s3.put(template(Resources)), stack));
    expect(answer.errorCode).toBe('NonCompliant');
  });

  test('must be known: without it nothing is judged', async () => {
    const blind = hookProcess(s3, { granted: { ...granted, paths: 7 as never } });
    const answer = await blind.call(stackEvent(s3.put(template({ Data: volume(true) }))));
    blind.stop();
    expect(answer).toMatchObject({ hookStatus: 'FAILED', errorCode: 'InternalFailure' });
    expect(answer.message).toMatch(/granted\.json/);
  });

  test('sets rules, and a pack chooses them', async () => {
    const settings = [
      {
        rule: 'logs-log-group-retention-sufficient',
        values: { days: 7 },
        reason: 'Nobody looks at them for longer.',
        owner: 'platform',
      },
    ];
    const set = hookProcess(s3, {
      granted: { ...NOTHING_GRANTED, file: { ...NOTHING_GRANTED.file, settings } },
      env: { GUARDRAILS_PACK: 'nist-800-53-r5' },
    });
    const Logs = { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 7 } };
    const event = stackEvent(s3.put(template({ Logs })));
    const [short, long] = [await set.call(event), await hook.call(event)];
    set.stop();
    const names = (answer: Answer) => answer.annotations?.map(({ annotationName }) => annotationName);
    expect(annotation(short, 'logs-log-group-retention-sufficient')?.status).toBe('PASSED');
    expect(annotation(long, 'logs-log-group-retention-sufficient')?.status).toBe('FAILED');
    expect(names(long)).toContain('logs-log-group-customer-key-encrypted');
    expect(names(short)).not.toContain('logs-log-group-customer-key-encrypted');
  });
});

test('judging ends before CloudFormation stops waiting, and says that it did', async () => {
  const Resources = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`Data${at}`, volume(false)]));
  const event = stackEvent(s3.put(template(Resources)));
  const slow = hookProcess(s3, { env: { CLOCK_STEP: '100' } });
  const start = performance.now();
  const answer = await slow.call(event);
  slow.stop();
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(answer).toMatchObject({ hookStatus: 'FAILED', errorCode: 'InternalFailure' });
  expect(answer.message).toMatch(/not enough time to judge it/);
  expect((await hook.call(event)).errorCode).toBe('NonCompliant');
});

test('what it logs are metrics, and neither properties nor URLs', async () => {
  const secret = 'do-not-log-this';
  const data = { Type: 'AWS::EC2::Volume', Properties: { Encrypted: false, AvailabilityZone: secret } };
  await hook.call(stackEvent(s3.put(template({ Data: data }))));
  const lines = hook.logged();
  expect(lines.join('\n')).not.toMatch(/do-not-log-this|X-Amz/);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    _aws: {
      CloudWatchMetrics: [
        { Namespace: 'QuestGuardrails/DeployGate', Dimensions: [['Function'], ['Function', 'Target']] },
      ],
    },
    Target: 'STACK',
    Violations: 1,
    Doubts: 0,
    Failures: 0,
    stack: 'MyStack',
    answer: 'NonCompliant',
    violated: ['ec2-volume-encrypted'],
  });
});

function inAMonth(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}
