import {
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
import { MOST, pages } from './paging';

/** What AWS Config knows of an account. */
export interface RecordedAccount {
  readonly recordings: () => Promise<readonly (RecordingGroup | undefined)[]>;
  /** The items of every recorded resource of a type, as the API answers them, at most 100 at a time. */
  readonly itemsOf: (type: string) => AsyncIterable<readonly unknown[]>;
  /** The newest item of a resource, or the newest of a time; undefined where there is none. */
  readonly itemAt: (type: string, id: string, time?: Date) => Promise<unknown>;
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetResourceConfigHistory.html: AWS Config has never seen it. */
const UNKNOWN = 'ResourceNotDiscoveredException';

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

  return {
    async recordings() {
      const answer = await persist(() => client.send(new DescribeConfigurationRecordersCommand({})));
      return (answer.ConfigurationRecorders ?? []).map(({ recordingGroup }) => recordingGroup);
    },

    async *itemsOf(type) {
      for await (const keys of keysOf(type as ResourceType)) {
        const items: unknown[] = [];
        const left = await workOff(keys, async (some) => {
          const command = new BatchGetResourceConfigCommand({ resourceKeys: [...some] });
          const answer = await persist(() => client.send(command));
          items.push(...(answer.baseConfigurationItems ?? []));
          return answer.unprocessedResourceKeys ?? [];
        });
        if (left.length > 0) {
          throw new GuardrailsError(
            'ITEMS_NOT_READ',
            `AWS Config left ${left.length} resources of ${type} unprocessed in every try, such as ${left[0]?.resourceId}; the function is to be called again`,
          );
        }
        yield items;
      }
    },

    async itemAt(type, id, time) {
      const asked = {
        resourceType: type as ResourceType,
        resourceId: id,
        limit: 1,
        ...(time === undefined ? {} : { laterTime: time }),
      };
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
    },
  };
}
