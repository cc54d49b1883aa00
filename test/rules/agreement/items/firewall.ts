import type * as wafv2 from '@aws-sdk/client-wafv2';
import type { PlainObject } from '../deploy';
import { flag, lowered, object, type Projection, text } from './recorded';

function visibility(given: PlainObject): wafv2.VisibilityConfig {
  const own = object(given, 'VisibilityConfig') ?? {};
  return {
    CloudWatchMetricsEnabled: flag(own, 'CloudWatchMetricsEnabled'),
    SampledRequestsEnabled: flag(own, 'SampledRequestsEnabled'),
    MetricName: text(own, 'MetricName'),
  };
}

/** Of its rules, which are documents, nothing is published: https://github.com/awslabs/aws-config-resource-schema */
export const webAcl: Projection = (one) => {
  const { properties: given } = one;
  const answer: Omit<wafv2.WebACL, 'DefaultAction'> = {
    Name: one.name,
    Id: one.id,
    ARN: one.arn,
    Description: text(given, 'Description'),
    VisibilityConfig: visibility(given),
    Capacity: 1,
  };
  const action = object(given, 'DefaultAction') ?? { Allow: {} };
  const { aRN, ...configuration } = lowered(answer) as Record<string, unknown>;
  return {
    configuration: {
      ...configuration,
      resourceARN: aRN,
      defaultAction: Object.keys(action)[0]?.toUpperCase() ?? null,
    },
  };
};

export const ruleGroup: Projection = (one) => {
  const answer: wafv2.RuleGroup = {
    Name: one.name,
    Id: one.id,
    ARN: one.arn,
    Capacity: 1,
    VisibilityConfig: visibility(one.properties),
  };
  const { aRN, ...configuration } = lowered(answer) as Record<string, unknown>;
  return { configuration: { ...configuration, resourceARN: aRN } };
};
