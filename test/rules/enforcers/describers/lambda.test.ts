import { EMPTY, type Stock } from './stock';
import { toldOf } from './told';
import type { Trouble } from './trouble';

const AT = 'eu-west-1:123456789012';
const f = (name: string) => `arn:aws:lambda:${AT}:function:${name}`;
const REFUSED = '? which AWS refuses to tell';
const MORE = '? which says more than a permission can';

const told = (type: string, stock: Partial<Stock>, trouble: Trouble = {}) =>
  toldOf(`AWS::Lambda::${type}`, { ...EMPTY, ...stock }, { trouble });

const troubled = (operation: string): Trouble => ({
  [`${operation} b`]: ['AccessDeniedException', 'no'],
  [`${operation} c`]: ['ResourceNotFoundException', 'gone'],
});

test('URLs are told, those of aliases too', async () => {
  const url = (FunctionArn: string, AuthType: 'NONE' | 'AWS_IAM') => ({
    ...{ FunctionArn, AuthType, FunctionUrl: 'https://a', InvokeMode: 'BUFFERED' as const },
    ...{ CreationTime: 't', LastModifiedTime: 't' },
  });
  const urls = [
    url(f('a'), 'NONE'),
    url(`${f('a')}:live`, 'AWS_IAM'),
    url(`${f('a')}:old`, 'NONE'),
    url(f('b'), 'NONE'),
    url(f('c'), 'NONE'),
  ];
  const common = { TargetFunctionArn: f('a'), InvokeMode: 'BUFFERED' };
  expect(await told('Url', { urls }, troubled('ListFunctionUrlConfigs'))).toEqual([
    [f('a'), { ...common, AuthType: 'NONE' }],
    [`${f('a')}:live`, { ...common, AuthType: 'AWS_IAM', Qualifier: 'live' }],
    [`${f('a')}:old`, { ...common, AuthType: 'NONE', Qualifier: 'old' }],
    [f('b'), { TargetFunctionArn: f('b'), AuthType: REFUSED }],
  ]);
});

test('what becomes of events is told by function', async () => {
  const config = (FunctionArn: string, Destination?: string) => ({
    FunctionArn,
    DestinationConfig: { OnSuccess: {}, OnFailure: Destination === undefined ? {} : { Destination } },
  });
  const invokeConfigs = [
    config(`${f('a')}:$LATEST`, 'q'),
    config(`${f('a')}:live`),
    config(f('b')),
    config(f('c')),
  ];
  expect(
    await told('EventInvokeConfig', { invokeConfigs }, troubled('ListFunctionEventInvokeConfigs')),
  ).toEqual([
    [
      `${f('a')}:$LATEST`,
      {
        ...{ FunctionName: f('a'), Qualifier: '$LATEST' },
        DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: 'q' } },
      },
    ],
    [
      `${f('a')}:live`,
      { FunctionName: f('a'), Qualifier: 'live', DestinationConfig: { OnSuccess: {}, OnFailure: {} } },
    ],
    [f('b'), { FunctionName: f('b'), DestinationConfig: REFUSED }],
  ]);
});

test('mappings are told with where their failures go', async () => {
  const mapping = (UUID: string, State: string) => ({
    ...{ UUID, State, FunctionArn: f('a'), EventSourceArn: 'stream' },
    DestinationConfig: { OnFailure: { Destination: 'q' } },
  });
  const mappings = [mapping('1', 'Enabled'), mapping('2', 'Disabling')];
  const common = {
    ...{ FunctionName: f('a'), EventSourceArn: 'stream' },
    DestinationConfig: { OnFailure: { Destination: 'q' } },
  };
  expect(await told('EventSourceMapping', { mappings })).toEqual([
    ['1', { ...common, Enabled: true }],
    ['2', { ...common, Enabled: false }],
  ]);
});

describe('policies of functions', () => {
  const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
  const plain = {
    ...{ Sid: 's', Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' } },
    ...{ Action: 'lambda:InvokeFunction', Resource: f('a') },
    Condition: { StringEquals: { 'AWS:SourceAccount': '123456789012' } },
  };
  const deny = { Effect: 'Deny', Principal: '*', Action: 'lambda:*', Resource: '*' };

  test('are told where they say what permissions cannot', async () => {
    const policies = [
      { arn: f('a'), policy: policy(plain) },
      { arn: f('d'), policy: policy(plain, deny) },
      { arn: f('b'), policy: '' },
      { arn: f('c'), policy: '' },
      { arn: f('e'), policy: 'nothing' },
    ];
    expect(await told('ResourcePolicy', { policies }, troubled('GetPolicy'))).toEqual([
      [f('d'), { ResourceArn: f('d'), PolicyDocument: { Version: '2012-10-17', Statement: [plain, deny] } }],
      [f('b'), { ResourceArn: f('b'), PolicyDocument: REFUSED }],
      [f('e'), { ResourceArn: f('e'), PolicyDocument: '? which is no policy document' }],
    ]);
  });
});

describe('permissions of layers', () => {
  const layer = (name: string) => `arn:aws:lambda:${AT}:layer:${name}`;
  const share = (Sid: string, Principal: unknown, more: object = {}) => ({
    ...{ Sid, Effect: 'Allow', Principal, Action: 'lambda:GetLayerVersion', Resource: layer('a') },
    ...more,
  });
  const shared = (version: string, ...Statement: object[]) => ({
    version,
    policy: Statement.length === 0 ? '' : JSON.stringify({ Version: '2012-10-17', Statement }),
  });
  const of = { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } };
  const Action = 'lambda:GetLayerVersion';

  test('are told statement by statement, version by version', async () => {
    const layers = [
      shared(
        `${layer('a')}:1`,
        share('one', { AWS: 'arn:aws:iam::222222222222:root' }),
        share('all', '*'),
        share('org', '*', { Condition: of }),
      ),
      shared(`${layer('a')}:2`),
      shared(`${layer('a')}:3`, share('all', { AWS: '*' })),
    ];
    expect(await told('LayerVersionPermission', { layers })).toEqual([
      [`${layer('a')}:1#one`, { LayerVersionArn: `${layer('a')}:1`, Action, Principal: '222222222222' }],
      [`${layer('a')}:1#all`, { LayerVersionArn: `${layer('a')}:1`, Action, Principal: '*' }],
      [
        `${layer('a')}:1#org`,
        { LayerVersionArn: `${layer('a')}:1`, Action, Principal: '*', OrganizationId: 'o-1' },
      ],
      [`${layer('a')}:3#all`, { LayerVersionArn: `${layer('a')}:3`, Action, Principal: '*' }],
    ]);
  });

  test.each([
    ['a refusal', { Effect: 'Deny' }],
    [
      'another condition beside the organization',
      { Condition: { ...of, Bool: { 'aws:SecureTransport': 'true' } } },
    ],
    ['another condition', { Condition: { StringEquals: { 'aws:PrincipalTag/a': 'b' } } }],
    ['a role', { Principal: { AWS: 'arn:aws:iam::222222222222:role/r' } }],
    ['several accounts', { Principal: { AWS: ['222222222222', '333333333333'] } }],
  ])('that are %s are in doubt', async (_, more) => {
    const version = `${layer('a')}:1`;
    expect(
      await told('LayerVersionPermission', { layers: [shared(version, share('x', '*', more))] }),
    ).toEqual([
      [`${version}#x`, { LayerVersionArn: version, Action, Principal: MORE, OrganizationId: MORE }],
    ]);
  });

  test('of a version that refuses, or a layer that does, are in doubt', async () => {
    const layers = [shared(`${layer('a')}:1`, share('x', '*')), shared(`${layer('b')}:1`, share('x', '*'))];
    const trouble: Trouble = {
      'GetLayerVersionPolicy a:1': ['AccessDeniedException', 'no'],
      'ListLayerVersions b': ['AccessDeniedException', 'no'],
    };
    const doubt = { Principal: REFUSED, OrganizationId: REFUSED };
    expect(await told('LayerVersionPermission', { layers }, trouble)).toEqual([
      [`${layer('a')}:1#0`, { LayerVersionArn: `${layer('a')}:1`, ...doubt }],
      [`${layer('b')}#0`, { LayerVersionArn: layer('b'), ...doubt }],
    ]);
  });
});
