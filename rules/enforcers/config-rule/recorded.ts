import {
  type BaseConfigurationItem,
  BatchGetResourceConfigCommand,
  type ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
  type RecordingGroup,
  type ResourceKey,
  type ResourceType,
} from '@aws-sdk/client-config-service';
import { GuardrailsError } from '../../core/errors';
import type { Patience } from './backoff';
import { MOST, pages, severally } from './paging';

/** What AWS Config knows of an account. */
export interface RecordedAccount {
  readonly recordings: () => Promise<readonly (RecordingGroup | undefined)[]>;
  /** The items of every recorded resource of a type, as the API answers them, at most 100 at a time. */
  readonly itemsOf: (type: string) => AsyncIterable<readonly unknown[]>;
  /** The newest item of a resource at a time, with its tags; undefined where there is none. */
  readonly itemAt: (type: string, id: string, time: Date) => Promise<unknown>;
  /** The newest item of a resource, with its tags; undefined where it is gone, or was never there. */
  readonly itemNow: (type: string, id: string) => Promise<unknown>;
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetResourceConfigHistory.html: AWS Config has never seen it. */
const UNKNOWN = 'ResourceNotDiscoveredException';

/**
 * The types of which a property is told by relationships alone, as whom a managed policy is attached to;
 * BatchGetResourceConfig answers none: https://docs.aws.amazon.com/config/latest/APIReference/API_BaseConfigurationItem.html
 */
const TOLD_BY_RELATIONSHIPS: readonly string[] = ['AWS::IAM::Policy'];

/** How many are asked for at a time. */
const AT_A_TIME = 8;

export function recordedIn(client: ConfigServiceClient, { persist, workOff }: Patience): RecordedAccount {
  async function* keysOf(resourceType: ResourceType): AsyncGenerator<readonly ResourceKey[]> {
    yield* pages<ResourceKey>(async (nextToken) => {
      const input = { resourceType, limit: MOST, ...(nextToken === undefined ? {} : { nextToken }) };
      const answer = await persist(() => client.send(new ListDiscoveredResourcesCommand(input)));
      const found = (answer.resourceIdentifiers ?? []).flatMap(({ resourceId }) =>
        resourceId === undefined ? [] : [{ resourceType, resourceId }],
      );
      return { found, next: answer.nextToken };
    });
  }

  async function itemsBy(keys: readonly ResourceKey[]): Promise<readonly BaseConfigurationItem[]> {
    const items: BaseConfigurationItem[] = [];
    const left = await workOff(keys, async (some) => {
      const command = new BatchGetResourceConfigCommand({ resourceKeys: [...some] });
      const answer = await persist(() => client.send(command));
      items.push(...(answer.baseConfigurationItems ?? []));
      return answer.unprocessedResourceKeys ?? [];
    });
    const [one] = left;
    if (!one) return items;
    throw new GuardrailsError(
      'ITEMS_NOT_READ',
      `AWS Config left ${left.length} resources unprocessed in every try, such as ${one.resourceType} ${one.resourceId}; the function is to be called again`,
    );
  }

  /** The same with its tags and relationships; the history goes back by a week a call, from a time. */
  async function whole(item: BaseConfigurationItem): Promise<unknown> {
    const { resourceType = '', resourceId = '', configurationItemCaptureTime: time } = item;
    return (time && (await itemAt(resourceType, resourceId, time))) ?? item;
  }

  async function itemAt(type: string, id: string, time: Date): Promise<unknown> {
    const asked = { resourceType: type as ResourceType, resourceId: id, laterTime: time, limit: 1 };
    const found = pages(async (nextToken) => {
      const input = nextToken === undefined ? asked : { ...asked, nextToken };
      const answer = await persist(() => client.send(new GetResourceConfigHistoryCommand(input)));
      return { found: answer.configurationItems ?? [], next: answer.nextToken };
    });
    try {
      for await (const [item] of found) return item;
      return undefined;
    } catch (thrown) {
      if (thrown instanceof Error && thrown.name === UNKNOWN) return undefined;
      throw thrown;
    }
  }

  return {
    async recordings() {
      const answer = await persist(() => client.send(new DescribeConfigurationRecordersCommand({})));
      return (answer.ConfigurationRecorders ?? []).map(({ recordingGroup }) => recordingGroup);
    },

    async *itemsOf(type) {
      for await (const keys of keysOf(type as ResourceType)) {
        const items: unknown[] = [...(await itemsBy(keys))];
        // Only where it matters: it costs a call for each.
        if (TOLD_BY_RELATIONSHIPS.includes(type)) {
          await severally([...items.keys()], AT_A_TIME, async (index) => {
            items[index] = await whole(items[index] as BaseConfigurationItem);
          });
        }
        yield items;
      }
    },

    itemAt,

    async itemNow(type, id) {
      const key = { resourceType: type as ResourceType, resourceId: id };
      const [item] = await itemsBy([key]);
      return item && whole(item);
    },
  };
}
