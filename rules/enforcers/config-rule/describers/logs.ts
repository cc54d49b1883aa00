import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeResourcePoliciesCommand,
  ListTagsForResourceCommand,
  type LogGroup,
  type ResourcePolicy,
} from '@aws-sdk/client-cloudwatch-logs';
import { isUnresolved, type Unresolved } from '../../../core/value';
import type { Described, Describer, Session } from '../describer';
import { each, orDoubt, pages, policyOf, told, untold, untoldBy } from './asking';

/** The most that a page has: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
const MOST = 50;

/** Only this rule reads what a call for each group tells. */
const READS_POLICIES = 'logs-resource-policy-public-access-denied';

/** The policy of its own that a log group has, as text; undefined where it has none. */
type Own = string | Unresolved | undefined;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html */
export function logGroupOf(group: LogGroup, policy: Own): readonly Described[] {
  const { logGroupName: id, arn } = group;
  if (id === undefined) return [];
  const properties = told({
    LogGroupName: id,
    RetentionInDays: group.retentionInDays,
    KmsKeyId: group.kmsKeyId,
    LogGroupClass: group.logGroupClass,
    DeletionProtectionEnabled: group.deletionProtectionEnabled,
    BearerTokenAuthenticationEnabled: group.bearerTokenAuthenticationEnabled,
    ResourcePolicyDocument: isUnresolved(policy) ? policy : policyOf(policy),
  });
  return [
    {
      id,
      ...(arn === undefined ? {} : { arn }),
      properties: {
        ...properties,
        ...untold('DescribeLogGroups', ['DataProtectionPolicy', 'FieldIndexPolicies']),
      },
    },
  ];
}

/** The policies of one scope: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeResourcePolicies.html */
function policies(
  session: Session,
  logs: CloudWatchLogsClient,
  resourceArn?: string,
): Promise<readonly ResourcePolicy[]> {
  const scope = resourceArn === undefined ? {} : { resourceArn, policyScope: 'RESOURCE' as const };
  return pages(session, async (nextToken) => {
    const answer = await logs.send(new DescribeResourcePoliciesCommand({ ...scope, nextToken }));
    return [answer.resourcePolicies, answer.nextToken];
  });
}

export const logGroups: Describer = async (session) => {
  const logs = session.client(CloudWatchLogsClient);
  const groups = await pages<LogGroup>(session, async (nextToken) => {
    const answer = await logs.send(new DescribeLogGroupsCommand({ limit: MOST, nextToken }));
    return [answer.logGroups, answer.nextToken];
  });
  const asksForPolicies = session.rule === READS_POLICIES;
  return each(groups, async (group) => {
    const resourceArn = group.logGroupArn ?? group.arn?.replace(/:\*$/, '');
    const described =
      asksForPolicies && resourceArn !== undefined
        ? await orDoubt(
            async () => {
              const [own] = await policies(session, logs, resourceArn);
              return logGroupOf(group, own?.policyDocument);
            },
            (refused) => logGroupOf(group, refused),
          )
        : logGroupOf(group, untoldBy('DescribeLogGroups'));
    const askTags = async (): Promise<Readonly<Record<string, string>>> => {
      const command = new ListTagsForResourceCommand({ resourceArn });
      return (await session.patiently(() => logs.send(command))).tags ?? {};
    };
    return described.map((one) => (resourceArn === undefined ? one : { ...one, askTags }));
  });
};

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ResourcePolicy.html */
export function resourcePolicyOf({ policyName: id, policyDocument }: ResourcePolicy): readonly Described[] {
  if (id === undefined) return [];
  return [{ id, properties: told({ PolicyName: id, PolicyDocument: policyOf(policyDocument) }) }];
}

export const logsResourcePolicies: Describer = async (session) =>
  (await policies(session, session.client(CloudWatchLogsClient))).flatMap(resourcePolicyOf);
