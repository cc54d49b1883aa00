import {
  GetSubscriptionAttributesCommand,
  ListSubscriptionsCommand,
  SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import type { Unresolved } from '../../../core/value';
import type { Described, Describer } from '../describer';
import { each, orDoubt, pages, told } from './asking';

/** What is told as text, each under the name that CloudFormation has for it. */
const ATTRIBUTES: readonly string[] = [
  ...['DeliveryPolicy', 'FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery', 'RedrivePolicy'],
  ...['ReplayPolicy', 'SubscriptionRoleArn'],
];

type Attributes = Readonly<Record<string, string>>;

/** https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
export function subscriptionOf(
  { SubscriptionArn: id, TopicArn, Protocol, Endpoint }: Subscription,
  attributes: Attributes | Unresolved,
): readonly Described[] {
  if (id === undefined) return [];
  const more = ATTRIBUTES.map((name) => [name, 'why' in attributes ? attributes : attributes[name]] as const);
  return [{ id, arn: id, properties: told({ TopicArn, Protocol, Endpoint, ...Object.fromEntries(more) }) }];
}

/** What nobody has confirmed yet, or somebody has ended, has no ARN and delivers nothing: https://docs.aws.amazon.com/sns/latest/api/API_Subscription.html */
function isConfirmed({ SubscriptionArn = '' }: Subscription): boolean {
  return SubscriptionArn.startsWith('arn:');
}

export const subscriptions: Describer = async (session) => {
  const sns = session.client(SNSClient);
  const found = await pages<Subscription>(session, async (NextToken) => {
    const answer = await sns.send(new ListSubscriptionsCommand({ NextToken }));
    return [answer.Subscriptions, answer.NextToken];
  });
  return each(found.filter(isConfirmed), (one) =>
    orDoubt(
      async () => {
        const command = new GetSubscriptionAttributesCommand({ SubscriptionArn: one.SubscriptionArn });
        const { Attributes = {} } = await session.patiently(() => sns.send(command));
        return subscriptionOf(one, Attributes);
      },
      (refused) => subscriptionOf(one, refused),
    ),
  );
};
