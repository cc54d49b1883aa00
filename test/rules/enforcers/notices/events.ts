import sample from '../../../fixtures/compliance-change.json';

export const PREFIX = 'quest-prod-';
export const SERVICE = 'AWS::ECS::Service';
export const PRIVATE = 'ecs-service-private-subnets-required';

type Compliance = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE' | 'INSUFFICIENT_DATA';

interface Given {
  readonly rule: string;
  readonly type?: string;
  readonly resource: string;
  readonly was?: Compliance | undefined;
  readonly is: Compliance;
  readonly annotation?: string;
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly account?: string;
  readonly region?: string;
  readonly partition?: string;
  readonly prefix?: string;
}

export const NOON = Date.parse('2026-11-23T12:00:00.000Z');

let last = 0;

/** The recorded event with other contents. */
export function event(given: Given) {
  const { rule, type = SERVICE, resource, was, is, annotation, at = NOON } = given;
  const { account = '123456789012', region = 'eu-west-1', partition = 'aws', prefix = PREFIX } = given;
  const configRuleName = `${prefix}${rule}`;
  const result = (complianceType: Compliance, when: number, text?: string) => ({
    ...sample.detail.newEvaluationResult,
    complianceType,
    resultRecordedTime: new Date(when).toISOString(),
    annotation: text,
  });
  last += 1;
  return {
    ...sample,
    id: `event-${last}`,
    account,
    region,
    detail: {
      ...sample.detail,
      configRuleName,
      configRuleARN: `arn:${partition}:config:${region}:${account}:config-rule/config-rule-${rule.length}`,
      awsAccountId: account,
      awsRegion: region,
      resourceType: type,
      resourceId: resource,
      newEvaluationResult: result(is, at, annotation === undefined ? undefined : `${rule}: ${annotation}`),
      ...(was === undefined ? {} : { oldEvaluationResult: result(was, at - 60_000) }),
    },
  };
}

export const service = (name: string): string =>
  `arn:aws:ecs:eu-west-1:123456789012:service/quest-prod/${name}`;
