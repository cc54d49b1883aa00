import { EMPTY, type Stock } from './stock';
import { toldOf } from './told';
import type { Trouble } from './trouble';

const told = (type: string, stock: Partial<Stock>, asking?: Parameters<typeof toldOf>[2]) =>
  toldOf(type, { ...EMPTY, ...stock }, asking);

const AT = 'eu-west-1:123456789012';
const group = (name: string, more: object = {}) => ({
  group: {
    logGroupName: name,
    arn: `arn:aws:logs:${AT}:log-group:${name}:*`,
    logGroupArn: `arn:aws:logs:${AT}:log-group:${name}`,
    logGroupClass: 'STANDARD' as const,
    ...more,
  },
});
const UNTOLD = '? which DescribeLogGroups does not tell';
const REFUSED = '? which AWS refuses to tell';
const DENIED = ['AccessDeniedException', 'User is not authorized'] as const;

describe('log groups', () => {
  test('are told with what is set of them, and nothing else', async () => {
    const kmsKeyId = `arn:aws:kms:${AT}:key/k`;
    const groups = [group('a', { retentionInDays: 30, kmsKeyId, storedBytes: 5 }), group('b')];
    const common = {
      ...{ LogGroupClass: 'STANDARD', DataProtectionPolicy: UNTOLD, FieldIndexPolicies: UNTOLD },
      ResourcePolicyDocument: UNTOLD,
    };
    expect(await told('AWS::Logs::LogGroup', { groups })).toEqual([
      ['a', { LogGroupName: 'a', RetentionInDays: 30, KmsKeyId: kmsKeyId, ...common }],
      ['b', { LogGroupName: 'b', ...common }],
    ]);
  });

  const rule = 'logs-resource-policy-public-access-denied';
  const documents = async (stock: Partial<Stock>, trouble: Trouble = {}) =>
    (await told('AWS::Logs::LogGroup', stock, { rule, trouble }))?.map((one) => {
      const [id, properties] = one as [string, { readonly ResourcePolicyDocument?: unknown }];
      return [id, properties.ResourcePolicyDocument];
    });

  test('have policies of their own, which are asked for where a rule reads them', async () => {
    const policy = '{"Statement":[]}';
    expect(await documents({ groups: [{ ...group('a'), policy }, group('b')] })).toEqual([
      ['a', { Statement: [] }],
      ['b', undefined],
    ]);
  });

  test('of one of which a policy is refused, or that vanishes meanwhile, say nothing of the others', async () => {
    const groups = [{ ...group('a'), policy: '{}' }, group('b'), group('c')];
    const trouble = {
      [`DescribeResourcePolicies arn:aws:logs:${AT}:log-group:a`]: DENIED,
      [`DescribeResourcePolicies arn:aws:logs:${AT}:log-group:b`]: ['ResourceNotFoundException', 'gone'],
    } as const;
    expect(await documents({ groups }, trouble)).toEqual([
      ['a', REFUSED],
      ['c', undefined],
    ]);
  });
});

test('policies of CloudWatch Logs are documents; one that is none is a doubt', async () => {
  const logsPolicies = [
    { policyName: 'a', policyDocument: '{"Statement":{"Effect":"Allow"}}' },
    { policyName: 'b', policyDocument: 'nothing' },
  ];
  expect(await told('AWS::Logs::ResourcePolicy', { logsPolicies })).toEqual([
    ['a', { PolicyName: 'a', PolicyDocument: { Statement: { Effect: 'Allow' } } }],
    ['b', { PolicyName: 'b', PolicyDocument: '? which is no policy document' }],
  ]);
});

test('parameters are told without what they hold', async () => {
  const parameters = [{ Name: '/quest/secret', Type: 'SecureString' as const, Tier: 'Standard' as const }];
  const [one] = (await told('AWS::SSM::Parameter', { parameters })) ?? [];
  expect(one).toEqual([
    '/quest/secret',
    {
      ...{ Name: '/quest/secret', Type: 'SecureString', Tier: 'Standard' },
      ...{
        Value: '? which DescribeParameters does not tell',
        Policies: '? which DescribeParameters does not tell',
      },
    },
  ]);
});

test('settings are told one by one; one that the region does not have is none', async () => {
  const [logged, shared] = [
    '/ssm/automation/customer-script-log-destination',
    '/ssm/documents/console/public-sharing-permission',
  ];
  const settings = [{ SettingId: shared, SettingValue: 'Enable' }];
  const type = 'AWS::SSM::ServiceSetting';
  expect(await told(type, { settings })).toEqual([[shared, { SettingId: shared, SettingValue: 'Enable' }]]);
  const trouble = { [`GetServiceSetting ${logged}`]: DENIED };
  expect(await told(type, { settings }, { trouble })).toEqual([
    [logged, { SettingId: logged, SettingValue: REFUSED }],
    [shared, { SettingId: shared, SettingValue: 'Enable' }],
  ]);
});

test('a canary is told with the scheme of its location, and without its variables', async () => {
  const canaries = [
    {
      ...{ Name: 'home', ArtifactS3Location: 'bucket/home', RuntimeVersion: 'syn-nodejs-playwright-9.0' },
      ...{ RunConfig: { TimeoutInSeconds: 60 }, Tags: { a: 'b' }, Unheard: true },
    },
  ];
  const [one] = (await told('AWS::Synthetics::Canary', { canaries })) ?? [];
  expect(one).toEqual([
    'home',
    expect.objectContaining({
      ArtifactS3Location: 's3://bucket/home',
      RunConfig: {
        TimeoutInSeconds: 60,
        EnvironmentVariables: '? which DescribeCanaries does not tell',
        EphemeralStorage: '? which DescribeCanaries does not tell',
      },
    }),
  ]);
  expect(one).not.toHaveProperty('1.Unheard');
});

test('composite alarms are told, and no others', async () => {
  const alarms = [{ AlarmName: 'all', AlarmRule: 'ALARM("a")', ActionsEnabled: false, AlarmActions: [] }];
  expect(await told('AWS::CloudWatch::CompositeAlarm', { alarms })).toEqual([
    ['all', { AlarmName: 'all', AlarmRule: 'ALARM("a")', ActionsEnabled: false, AlarmActions: [] }],
  ]);
});

describe('recorders', () => {
  const type = 'AWS::Config::ConfigurationRecorder';
  const own = {
    recorder: { name: 'default', roleARN: 'r', recordingGroup: { allSupported: false, resourceTypes: [] } },
    status: { name: 'default', recording: false },
  };
  const service = {
    recorder: { name: 'AWSConfigurationRecorderForX', servicePrincipal: 'x.amazonaws.com' },
    status: { name: 'AWSConfigurationRecorderForX', recording: true },
  };
  const common = {
    Name: 'default',
    RoleARN: 'r',
    RecordingGroup: { AllSupported: false, ResourceTypes: [] },
  };

  test('are those of the account, and not those of services', async () => {
    expect(await told(type, { recorders: [own, service] })).toEqual([
      ['default', { ...common, StartedOnCreate: false }],
    ]);
  });

  test('whose status is refused may be stopped', async () => {
    const trouble = { DescribeConfigurationRecorderStatus: DENIED };
    expect(await told(type, { recorders: [own] }, { trouble })).toEqual([
      ['default', { ...common, StartedOnCreate: REFUSED }],
    ]);
  });
});

describe('associations with AWS WAF Classic', () => {
  const type = 'AWS::WAFRegional::WebACLAssociation';
  test.each([
    ['none, where its web ACLs are recorded and there is none', {}, []],
    ['unknown, where there is a web ACL', { classic: 1 }, undefined],
    ['unknown, where nothing is recorded', { recorders: [] }, undefined],
  ] as const)('are %s', async (_, stock, expected) => {
    expect(await told(type, stock)).toEqual(expected);
  });
});

test('the registry is told with its rules', async () => {
  const rules = [
    {
      scanFrequency: 'SCAN_ON_PUSH' as const,
      repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' as const }],
    },
  ];
  const registry = {
    registryId: '123456789012',
    scanningConfiguration: { scanType: 'ENHANCED' as const, rules },
  };
  const Rules = [
    { ScanFrequency: 'SCAN_ON_PUSH', RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }] },
  ];
  expect(await told('AWS::ECR::RegistryScanningConfiguration', { registry })).toEqual([
    ['123456789012', { ScanType: 'ENHANCED', Rules }],
  ]);
});

describe('rules of listeners', () => {
  const type = 'AWS::ElasticLoadBalancingV2::ListenerRule';
  const balancers = [
    { LoadBalancerArn: 'alb', Type: 'application' as const },
    { LoadBalancerArn: 'nlb', Type: 'network' as const },
  ];
  const listeners = { alb: [{ ListenerArn: 'l1' }, { ListenerArn: 'l2' }], nlb: [{ ListenerArn: 'l3' }] };
  const rule = (RuleArn: string, listener: string) => ({
    listener,
    rule: {
      RuleArn,
      Priority: '5',
      IsDefault: false,
      Actions: [{ Type: 'forward' as const }],
      Conditions: [],
    },
  });
  const stock = { balancers, listeners, rules: [rule('r1', 'l1'), rule('r2', 'l2'), rule('r3', 'l3')] };
  const expected = (id: string, ListenerArn: string) => [
    id,
    { ListenerArn, Priority: '5', Actions: [{ Type: 'forward' }], Conditions: [] },
  ];

  test('are those of application load balancers, but the last one of each', async () => {
    expect(await told(type, stock)).toEqual([expected('r1', 'l1'), expected('r2', 'l2')]);
  });

  test('of a listener that refuses to tell are in doubt; one that is gone has none', async () => {
    const refused = { 'DescribeRules l1': ['AccessDenied', 'no'] } as const;
    expect(await told(type, stock, { trouble: refused })).toEqual([
      ['l1', { ListenerArn: 'l1', Actions: REFUSED }],
      expected('r2', 'l2'),
    ]);
    const gone = { 'DescribeRules l1': ['ListenerNotFoundException', 'gone'] } as const;
    expect(await told(type, stock, { trouble: gone })).toEqual([expected('r2', 'l2')]);
    const away = { 'DescribeListeners alb': ['LoadBalancerNotFoundException', 'gone'] } as const;
    expect(await told(type, stock, { trouble: away })).toEqual([]);
  });
});

test('keys are told user by user', async () => {
  const key = (UserName: string, AccessKeyId: string) => ({
    UserName,
    AccessKeyId,
    Status: 'Active' as const,
  });
  const keys = [key('ann', 'A1'), key('ann', 'A2'), key('ann', 'A3'), key('bob', 'B1'), key('cid', 'C1')];
  const trouble = {
    'ListAccessKeys bob': ['AccessDenied', 'no'],
    'ListAccessKeys cid': ['NoSuchEntityException', 'gone'],
  } as const;
  const Serial = '? which ListAccessKeys does not tell';
  expect(await told('AWS::IAM::AccessKey', { keys }, { trouble })).toEqual([
    ...['A1', 'A2', 'A3'].map((id) => [id, { UserName: 'ann', Status: 'Active', Serial }]),
    ['bob', { UserName: 'bob', Status: REFUSED }],
  ]);
});

test('subscriptions that are confirmed are told with what is set of them', async () => {
  const one = (SubscriptionArn: string, attributes: Readonly<Record<string, string>> = {}) => ({
    subscription: { SubscriptionArn, TopicArn: 't', Protocol: 'sqs' },
    attributes,
  });
  const subscriptions = [
    one('arn:a', { RedrivePolicy: '{"deadLetterTargetArn":"q"}' }),
    one('PendingConfirmation'),
    one('arn:b'),
    one('arn:c'),
  ];
  const trouble = {
    'GetSubscriptionAttributes arn:b': ['AuthorizationErrorException', 'no'],
    'GetSubscriptionAttributes arn:c': ['NotFoundException', 'gone'],
  } as const;
  const common = { TopicArn: 't', Protocol: 'sqs' };
  const refused = {
    ...{ RedrivePolicy: REFUSED, FilterPolicy: REFUSED, FilterPolicyScope: REFUSED, DeliveryPolicy: REFUSED },
    ...{ RawMessageDelivery: REFUSED, ReplayPolicy: REFUSED, SubscriptionRoleArn: REFUSED },
  };
  expect(await told('AWS::SNS::Subscription', { subscriptions }, { trouble })).toEqual([
    ['arn:a', { ...common, RedrivePolicy: '{"deadLetterTargetArn":"q"}' }],
    ['arn:b', { ...common, ...refused }],
  ]);
});

test('schedules are told one by one', async () => {
  const one = (Name: string) => ({ Name, GroupName: 'default', Target: { Arn: 'f', RoleArn: 'r' } });
  const trouble = {
    'GetSchedule b': DENIED,
    'GetSchedule c': ['ResourceNotFoundException', 'gone'],
  } as const;
  expect(
    await told('AWS::Scheduler::Schedule', { schedules: ['a', 'b', 'c'].map(one) }, { trouble }),
  ).toEqual([
    ['a', { Name: 'a', GroupName: 'default', Target: { Arn: 'f', RoleArn: 'r' } }],
    ['b', { Name: 'b', GroupName: 'default', Target: REFUSED }],
  ]);
});

describe('AWS WAF', () => {
  const associations = [
    { resource: 'lb1', acl: 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a' },
    { resource: 'lb2', acl: 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/b' },
  ];
  const ids = (found: readonly unknown[] | undefined) => found?.map((one) => (one as readonly unknown[])[1]);

  test('tells what web ACLs protect; one that refuses leaves the whole list unknown', async () => {
    const type = 'AWS::WAFv2::WebACLAssociation';
    const all = associations.map(({ resource, acl }) => ({ ResourceArn: resource, WebACLArn: acl }));
    expect(ids(await told(type, { associations }))).toEqual(all);
    const [one] = associations;
    const gone = { [`ListResourcesForWebACL ${one?.acl}`]: ['WAFNonexistentItemException', 'gone'] } as const;
    expect(ids(await told(type, { associations }, { trouble: gone }))).toEqual(all.slice(1));
    const refused = { [`ListResourcesForWebACL ${one?.acl}`]: DENIED };
    await expect(told(type, { associations }, { trouble: refused })).rejects.toMatchObject({
      code: 'DESCRIBE_DENIED',
    });
  });

  test('tells of logs of its region, and in us-east-1 of those of CloudFront', async () => {
    const type = 'AWS::WAFv2::LoggingConfiguration';
    const of = (scope: string) => ({
      ResourceArn: `arn:aws:wafv2:us-east-1:123456789012:${scope}/webacl/a`,
      LogDestinationConfigs: ['d'],
    });
    const loggings = [of('regional'), of('global')];
    expect(ids(await told(type, { loggings }))).toEqual(loggings.slice(0, 1));
    expect(ids(await told(type, { loggings }, { region: 'us-east-1' }))).toEqual(loggings);
  });
});
