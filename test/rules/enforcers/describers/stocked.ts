import { EMPTY, type Stock } from './stock';

const AT = 'eu-west-1:123456789012';
const TAGS = { made: 'here' };
const FIVE = [1, 2, 3, 4, 5];
const acl = (at: number) => `arn:aws:wafv2:${AT}:regional/webacl/a${at}`;
const f = (at: number) => `arn:aws:lambda:${AT}:function:f${at}`;
const layer = (at: number) => `arn:aws:lambda:${AT}:layer:l${at}:1`;
const share = { Sid: 's', Effect: 'Allow', Principal: '*', Action: 'lambda:GetLayerVersion' };
const deny = { Effect: 'Deny', Principal: '*', Action: 'lambda:*', Resource: '*' };
const policyOf = (statement: object) => JSON.stringify({ Statement: [statement] });

/** Five of everything, on pages of two. */
export const STOCK: Stock = {
  ...EMPTY,
  groups: FIVE.map((at) => ({
    policy: '{}',
    group: {
      logGroupName: `g${at}`,
      arn: `arn:aws:logs:${AT}:log-group:g${at}:*`,
      logGroupArn: `arn:aws:logs:${AT}:log-group:g${at}`,
    },
  })),
  logsPolicies: FIVE.map((at) => ({ policyName: `p${at}`, policyDocument: '{}' })),
  parameters: FIVE.map((at) => ({ Name: `p${at}`, Type: 'String' as const })),
  settings: [
    { SettingId: '/ssm/automation/customer-script-log-destination', SettingValue: 'CloudWatch' },
    { SettingId: '/ssm/documents/console/public-sharing-permission', SettingValue: 'Disable' },
  ],
  canaries: FIVE.map((at) => ({ Name: `c${at}`, Tags: TAGS })),
  alarms: FIVE.map((at) => ({ AlarmName: `a${at}`, AlarmArn: `arn:aws:cloudwatch:${AT}:alarm:a${at}` })),
  balancers: FIVE.map((at) => ({ LoadBalancerArn: `b${at}`, Type: 'application' as const })),
  listeners: Object.fromEntries(
    FIVE.map((at) => [`b${at}`, FIVE.map((n) => ({ ListenerArn: `l${at}${n}` }))]),
  ),
  rules: FIVE.flatMap((at) =>
    FIVE.map((n) => ({ listener: 'l11', rule: { RuleArn: `r${at}${n}`, IsDefault: false, Actions: [] } })),
  ),
  keys: FIVE.flatMap((at) =>
    FIVE.map((n) => ({ UserName: `u${at}`, AccessKeyId: `K${at}${n}`, Status: 'Active' as const })),
  ),
  urls: FIVE.map((at) => ({
    ...{ FunctionArn: f(at), AuthType: 'NONE' as const, FunctionUrl: 'u' },
    ...{ CreationTime: 't', LastModifiedTime: 't' },
  })),
  invokeConfigs: FIVE.map((at) => ({ FunctionArn: `${f(at)}:$LATEST` })),
  mappings: FIVE.map((at) => ({ UUID: `${at}`, State: 'Enabled' })),
  policies: FIVE.map((at) => ({ arn: f(at), policy: policyOf(deny) })),
  layers: FIVE.map((at) => ({ version: layer(at), policy: policyOf(share) })),
  subscriptions: FIVE.map((at) => ({ subscription: { SubscriptionArn: `arn:s${at}` }, attributes: {} })),
  schedules: FIVE.map((at) => ({ Name: `s${at}`, GroupName: 'default' }) as never),
  associations: FIVE.flatMap((at) => FIVE.map((n) => ({ resource: `lb${at}${n}`, acl: acl(at) }))),
  loggings: FIVE.map((at) => ({ ResourceArn: acl(at), LogDestinationConfigs: ['d'] })),
  tags: Object.fromEntries(
    [`arn:aws:logs:${AT}:log-group:g1`, 'p1', `arn:aws:cloudwatch:${AT}:alarm:a1`, 'r11'].map((name) => [
      name,
      TAGS,
    ]),
  ),
};
