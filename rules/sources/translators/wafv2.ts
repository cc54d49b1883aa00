import { isProperties, ownValue, type Properties } from '../../core/value';
import { at, each, inside, odd, type Read, shape, sure, unknown } from './read';
import type { Recorded, Translations } from './translation';

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_DefaultAction.html */
const action: Read = (from) => {
  const value = ownValue(from, 'defaultAction');
  const name = isProperties(value) ? Object.keys(value)[0] : value;
  if (typeof name !== 'string' || !/^(allow|block)$/i.test(name)) return odd();
  return { [name.toLowerCase() === 'allow' ? 'Allow' : 'Block']: {} };
};

/** A web ACL of CloudFront has `global` in its ARN: https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html */
function scope({ item }: Recorded): Properties {
  const [, where] = /^arn:[^:]*:wafv2:[^:]*:[^:]*:(global|regional)\//.exec(item.arn ?? '') ?? [];
  if (where === undefined) return { Scope: unknown('which its ARN does not tell') };
  return { Scope: where === 'global' ? 'CLOUDFRONT' : 'REGIONAL' };
}

const visibility = shape({
  MetricName: at('metricName'),
  SampledRequestsEnabled: at('sampledRequestsEnabled'),
  CloudWatchMetricsEnabled: at('cloudWatchMetricsEnabled'),
});

/** Of the statements only those that name a rule group of AWS: of the others no recorded item is known. */
const statement: Read = (from) => {
  const managed = ownValue(from, 'managedRuleGroupStatement');
  if (!isProperties(managed) || Object.keys(from).length > 1) return odd();
  return {
    ManagedRuleGroupStatement:
      shape({
        VendorName: at('vendorName'),
        Name: at('name'),
        Version: at('version'),
        ExcludedRules: each('excludedRules', shape({ Name: at('name') })),
        ScopeDownStatement: (inner) => (ownValue(inner, 'scopeDownStatement') ? odd() : undefined),
        RuleActionOverrides: (inner) => (ownValue(inner, 'ruleActionOverrides') ? odd() : undefined),
        ManagedRuleGroupConfigs: (inner) => (ownValue(inner, 'managedRuleGroupConfigs') ? odd() : undefined),
      })(managed) ?? odd(),
  };
};

const wafAction = (name: string): Read =>
  inside(name, (from) => {
    const [kind] = Object.keys(from);
    return kind === undefined || !/^(allow|block|count|none|captcha|challenge)$/.test(kind)
      ? odd()
      : { [`${kind.charAt(0).toUpperCase()}${kind.slice(1)}`]: {} };
  });

export const WAFV2: Translations = {
  'AWS::WAFv2::WebACL': {
    shape: {
      Name: at('name'),
      Description: at('description'),
      DefaultAction: sure('defaultAction', action),
      VisibilityConfig: inside('visibilityConfig', visibility),
      Rules: sure(
        'rules',
        each(
          'rules',
          shape({
            Name: at('name'),
            Priority: at('priority'),
            Statement: inside('statement', statement),
            Action: wafAction('action'),
            OverrideAction: wafAction('overrideAction'),
            VisibilityConfig: inside('visibilityConfig', visibility),
          }),
        ),
      ),
    },
    also: scope,
    notRecorded: [
      ...['AssociationConfig', 'CustomResponseBodies', 'ChallengeConfig', 'CaptchaConfig'],
      ...['TokenDomains', 'DataProtectionConfig', 'ApplicationConfig', 'OnSourceDDoSProtectionConfig'],
      'MonetizationConfig',
    ],
  },
};
