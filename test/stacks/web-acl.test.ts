import { arn, attribute, only, ref, resourcesOf, synthesize } from './template';

const { service: template } = synthesize();

test('refuses floods, addresses of ill repute and known attacks, before the load balancer', () => {
  const { Rules, ...acl } = only(template, 'AWS::WAFv2::WebACL').Properties;
  expect(acl).toMatchObject({ Name: 'quest-example', Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
  const managed = (Name: string) => ({
    OverrideAction: { None: {} },
    Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name } },
  });
  expect(Rules).toMatchObject([
    {
      Priority: 0,
      Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
      Statement: {
        RateBasedStatement: { Limit: 2000, EvaluationWindowSec: 300, AggregateKeyType: 'IP' },
      },
    },
    { Priority: 1, ...managed('AWSManagedRulesAmazonIpReputationList') },
    { Priority: 2, ...managed('AWSManagedRulesCommonRuleSet') },
    { Priority: 3, ...managed('AWSManagedRulesKnownBadInputsRuleSet') },
  ]);
  expect(only(template, 'AWS::WAFv2::WebACLAssociation').Properties).toEqual({
    ResourceArn: ref('FrontDoorLoadBalancer'),
    WebACLArn: attribute('WebAcl', 'Arn'),
  });
});

test('logs without what clients prove who they are with, nor does it show that in samples', () => {
  const logging = only(template, 'AWS::WAFv2::LoggingConfiguration');
  expect(logging.Properties).toEqual({
    ResourceArn: attribute('WebAcl', 'Arn'),
    LogDestinationConfigs: [arn('logs:us-east-1', [':log-group:aws-waf-logs-quest-example'])],
    RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }],
  });
  expect(logging.DependsOn).toEqual([expect.stringMatching(/^WebAclLogs/)]);
  expect(only(template, 'AWS::WAFv2::WebACL').Properties['DataProtectionConfig']).toEqual({
    DataProtections: [
      {
        Action: 'SUBSTITUTION',
        Field: { FieldType: 'SINGLE_HEADER', FieldKeys: ['authorization', 'cookie'] },
      },
    ],
  });
});

test('is left out, with its log, where the environment says so', () => {
  const { service } = synthesize({ waf: false });
  service.resourceCountIs('AWS::WAFv2::WebACL', 0);
  expect(
    JSON.stringify([
      ...resourcesOf(service, 'AWS::KMS::Key'),
      ...resourcesOf(service, 'AWS::Logs::LogGroup'),
    ]),
  ).not.toContain('aws-waf-logs');
});
