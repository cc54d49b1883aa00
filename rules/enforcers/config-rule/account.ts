import {
  BatchGetResourceConfigCommand,
  type ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  type Evaluation,
  GetComplianceDetailsByConfigRuleCommand,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
  PutEvaluationsCommand,
  type RecordingGroup,
  type ResourceKey,
  type ResourceType,
} from '@aws-sdk/client-config-service';
import { GuardrailsError } from '../../core/errors';
import { persist, workOff } from './backoff';

/** The most that a call takes: https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html, API_BatchGetResourceConfig.html, API_ListDiscoveredResources.html, API_GetComplianceDetailsByConfigRule.html */
const MOST = 100;

/** A verdict that AWS Config holds. */
export interface Held {
  readonly type: string;
  readonly id: string;
  readonly compliance: string;
  readonly annotation: string;
}

/** What AWS Config knows of an account, and how it is told of verdicts. */
export interface Account {
  readonly recordings: () => Promise<readonly (RecordingGroup | undefined)[]>;
  /** The items of every recorded resource of a type, as the API answers them. */
  readonly itemsOf: (type: string) => Promise<readonly unknown[]>;
  /** The item of a resource as it was at a time. */
  readonly itemAt: (type: string, id: string, time: Date) => Promise<unknown>;
  /** The verdicts held of a rule, but those that it did not apply. */
  readonly held: (rule: string) => Promise<readonly Held[]>;
  readonly put: (evaluations: readonly Evaluation[], token: string) => Promise<void>;
}

/** What `resultToken` is where somebody only tries the function: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html */
const TEST_TOKEN = 'TESTMODE';

/** AWS Config of one account, with patience. */
export function accountOf(client: ConfigServiceClient, retried: () => void): Account {
  const patiently = <T>(work: () => Promise<T>): Promise<T> => persist(work, retried);
  return {
    async recordings() {
      const answer = await patiently(() => client.send(new DescribeConfigurationRecordersCommand({})));
      return (answer.ConfigurationRecorders ?? []).map(({ recordingGroup }) => recordingGroup);
    },

    async itemsOf(type) {
      const resourceType = type as ResourceType;
      const keys = await pages<ResourceKey>(async (nextToken) => {
        const input = { resourceType, limit: MOST, ...(nextToken === undefined ? {} : { nextToken }) };
        const answer = await patiently(() => client.send(new ListDiscoveredResourcesCommand(input)));
        const found = (answer.resourceIdentifiers ?? []).flatMap(({ resourceId }) =>
          resourceId === undefined ? [] : [{ resourceType, resourceId }],
        );
        return { found, next: answer.nextToken };
      });
      const items: unknown[] = [];
      for (const some of chunks(keys)) {
        const left = await workOff(
          some,
          async (resourceKeys) => {
            const command = new BatchGetResourceConfigCommand({ resourceKeys: [...resourceKeys] });
            const answer = await patiently(() => client.send(command));
            items.push(...(answer.baseConfigurationItems ?? []));
            return answer.unprocessedResourceKeys ?? [];
          },
          retried,
        );
        if (left.length > 0) {
          throw new GuardrailsError(
            'ITEMS_NOT_READ',
            `AWS Config left ${left.length} resources of ${type} unprocessed in every try, such as ${left[0]?.resourceId}; the function is to be called again`,
          );
        }
      }
      return items;
    },

    async itemAt(type, id, time) {
      const asked = { resourceType: type as ResourceType, resourceId: id, laterTime: time, limit: 1 };
      const [item] = await pages(
        async (nextToken) => {
          const input = nextToken === undefined ? asked : { ...asked, nextToken };
          const answer = await patiently(() => client.send(new GetResourceConfigHistoryCommand(input)));
          return { found: answer.configurationItems ?? [], next: answer.nextToken };
        },
        ({ length }) => length > 0,
      );
      if (item) return item;
      throw new GuardrailsError(
        'ITEM_NOT_FOUND',
        `AWS Config has no item of ${type} ${id} at ${time.toISOString()}, of which it told; the function is to be called again`,
      );
    },

    held: (rule) =>
      pages<Held>(async (NextToken) => {
        const command = new GetComplianceDetailsByConfigRuleCommand({
          ConfigRuleName: rule,
          ComplianceTypes: ['COMPLIANT', 'NON_COMPLIANT'],
          Limit: MOST,
          ...(NextToken === undefined ? {} : { NextToken }),
        });
        const answer = await patiently(() => client.send(command));
        const found = (answer.EvaluationResults ?? []).flatMap((result) => {
          const { ResourceType: type, ResourceId: id } =
            result.EvaluationResultIdentifier?.EvaluationResultQualifier ?? {};
          if (type === undefined || id === undefined) return [];
          return [{ type, id, compliance: result.ComplianceType ?? '', annotation: result.Annotation ?? '' }];
        });
        return { found, next: answer.NextToken };
      }),

    async put(evaluations, ResultToken) {
      const lost: Evaluation[] = [];
      // A call without evaluations says that there is nothing to judge.
      for (const some of evaluations.length === 0 ? [[]] : chunks(evaluations)) {
        const send = async (part: readonly Evaluation[]): Promise<readonly Evaluation[]> => {
          const command = new PutEvaluationsCommand({
            Evaluations: [...part],
            ResultToken,
            ...(ResultToken === TEST_TOKEN ? { TestMode: true } : {}),
          });
          const { FailedEvaluations: failed = [] } = await patiently(() => client.send(command));
          const keys = new Set(failed.map(keyOf));
          return part.filter((one) => keys.has(keyOf(one)));
        };
        if (some.length === 0) await send(some);
        else lost.push(...(await workOff(some, send, retried)));
      }
      if (lost.length > 0) {
        throw new GuardrailsError(
          'EVALUATIONS_NOT_TAKEN',
          `AWS Config took all but ${lost.length} of ${evaluations.length} evaluations, such as that of ${lost[0]?.ComplianceResourceId}; the function is to be called again`,
        );
      }
    },
  };
}

function keyOf({ ComplianceResourceType, ComplianceResourceId }: Evaluation): string {
  return `${ComplianceResourceType} ${ComplianceResourceId}`;
}

function chunks<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / MOST) }, (_, at) =>
    all.slice(at * MOST, (at + 1) * MOST),
  );
}

interface Page<T> {
  readonly found: readonly T[];
  readonly next: string | undefined;
}

async function pages<T>(
  ask: (token: string | undefined) => Promise<Page<T>>,
  enough: (found: readonly T[]) => boolean = () => false,
): Promise<readonly T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { found, next } = await ask(token);
    all.push(...found);
    token = next;
  } while (token !== undefined && token !== '' && !enough(all));
  return all;
}
