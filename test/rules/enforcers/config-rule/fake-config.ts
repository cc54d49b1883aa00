import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const API = 'https://docs.aws.amazon.com/config/latest/APIReference';

type Json = Readonly<Record<string, unknown>>;

export interface Item extends Json {
  readonly resourceType: string;
  readonly resourceId: string;
  /** In seconds, as the API has it. */
  readonly configurationItemCaptureTime: number;
}

export interface Verdict {
  readonly type: string;
  readonly id: string;
  readonly compliance: string;
  readonly annotation: string;
  readonly ordering: number;
}

/** What goes wrong, one call at a time, in turn. */
export interface Trouble {
  /** Every so manieth call is refused as one too many. */
  throttle: number;
  /** Every so manieth PutEvaluations fails in a part. */
  partly: number;
  /** The number of the PutEvaluations that breaks the line. */
  breakAt: number;
}

class Refusal extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** AWS Config of one account with the limits that its API reference states, listening on loopback. */
export class FakeConfig {
  readonly items = new Map<string, Item>();
  readonly verdicts = new Map<string, Map<string, Verdict>>();
  readonly calls = new Map<string, number>();
  readonly trouble: Trouble = { throttle: 0, partly: 0, breakAt: 0 };
  recordingGroup: Json = { allSupported: true, includeGlobalResourceTypes: true };
  taken = 0;
  refused = 0;
  #count = 0;
  #puts = 0;

  constructor(readonly types: ReadonlySet<string>) {}

  record(item: Item): void {
    this.items.set(`${item.resourceType} ${item.resourceId}`, item);
  }

  async listen(): Promise<{ readonly url: string; readonly close: () => void }> {
    const server = createServer(async (request, response) => {
      const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
      try {
        const answer = this.#answer(operation, JSON.parse(await bodyOf(request)) as Json);
        if (answer === undefined) {
          request.socket.destroy();
          return;
        }
        response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
      } catch (thrown) {
        const __type = thrown instanceof Refusal ? thrown.type : 'InternalFailure';
        const message = thrown instanceof Error ? thrown.message : '';
        const status = thrown instanceof Refusal ? 400 : 500;
        response
          .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
          .end(JSON.stringify({ __type, message }));
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
  }

  #answer(operation: string, input: Json): Json | undefined {
    this.calls.set(operation, (this.calls.get(operation) ?? 0) + 1);
    this.#count += 1;
    if (this.trouble.throttle > 0 && this.#count % this.trouble.throttle === 0) {
      this.refused += 1;
      // https://docs.aws.amazon.com/config/latest/APIReference/CommonErrors.html
      throw new Refusal('ThrottlingException', 'Rate exceeded');
    }
    switch (operation) {
      case 'DescribeConfigurationRecorders':
        return { ConfigurationRecorders: [{ name: 'default', recordingGroup: this.recordingGroup }] };
      case 'ListDiscoveredResources':
        return this.#list(input);
      case 'BatchGetResourceConfig':
        return this.#batch(input);
      case 'GetResourceConfigHistory':
        return this.#history(input);
      case 'GetComplianceDetailsByConfigRule':
        return this.#details(input);
      case 'PutEvaluations':
        return this.#put(input);
      default:
        throw new Refusal('UnknownOperationException', operation);
    }
  }

  /** `${API}/API_ListDiscoveredResources.html`: limit 0 to 100, types of the enumeration only. */
  #list({ resourceType, limit = 100, nextToken }: Json): Json {
    this.#known(resourceType);
    within(limit, 0, 100, 'limit', 'InvalidLimitException');
    const all = [...this.items.values()].filter((one) => one.resourceType === resourceType);
    const { part, next } = page(all, Number(limit), nextToken);
    const resourceIdentifiers = part.map(({ resourceId }) => ({ resourceType, resourceId }));
    return { resourceIdentifiers, ...(next === undefined ? {} : { nextToken: next }) };
  }

  /** `${API}/API_BatchGetResourceConfig.html`: 1 to 100 keys, no tags, what is not processed is given back. */
  #batch({ resourceKeys }: Json): Json {
    const keys = resourceKeys as readonly { resourceType: string; resourceId: string }[];
    within(keys.length, 1, 100, 'resourceKeys', 'ValidationException');
    for (const { resourceType } of keys) this.#known(resourceType);
    const done = keys.length > 90 ? keys.slice(0, 90) : keys;
    return {
      baseConfigurationItems: done.flatMap(({ resourceType, resourceId }) => {
        const item = this.items.get(`${resourceType} ${resourceId}`);
        if (!item) return [];
        const { tags: _, relationships: __, relatedEvents: ___, ...base } = item;
        return [base];
      }),
      unprocessedResourceKeys: keys.slice(done.length),
    };
  }

  /** `${API}/API_GetResourceConfigHistory.html`: limit 0 to 100; a page may be empty and lead to another. */
  #history({ resourceType, resourceId, laterTime, limit, nextToken }: Json): Json {
    this.#known(resourceType);
    within(limit, 0, 100, 'limit', 'InvalidLimitException');
    const item = this.items.get(`${resourceType} ${resourceId}`);
    if (!item) throw new Refusal('ResourceNotDiscoveredException', String(resourceId));
    if (nextToken === undefined) return { configurationItems: [], nextToken: 'week-2' };
    const isThere = item.configurationItemCaptureTime <= Number(laterTime);
    return { configurationItems: isThere ? [item] : [] };
  }

  /** `${API}/API_GetComplianceDetailsByConfigRule.html`: limit 0 to 100. */
  #details({ ConfigRuleName, ComplianceTypes, Limit = 10, NextToken }: Json): Json {
    within(Limit, 0, 100, 'Limit', 'InvalidParameterValueException');
    const wanted = ComplianceTypes as readonly string[];
    const held = [...this.#held(ConfigRuleName).values()].filter(({ compliance }) =>
      wanted.includes(compliance),
    );
    const { part, next } = page(held, Number(Limit), NextToken);
    return {
      EvaluationResults: part.map(({ type, id, compliance, annotation, ordering }) => ({
        EvaluationResultIdentifier: {
          OrderingTimestamp: ordering,
          EvaluationResultQualifier: { ConfigRuleName, ResourceType: type, ResourceId: id },
        },
        ComplianceType: compliance,
        ...(annotation === '' ? {} : { Annotation: annotation }),
      })),
      ...(next === undefined ? {} : { NextToken: next }),
    };
  }

  /** `${API}/API_PutEvaluations.html`, `${API}/API_Evaluation.html`: at most 100; no INSUFFICIENT_DATA. */
  #put({ Evaluations, ResultToken, TestMode }: Json): Json | undefined {
    const given = (Evaluations ?? []) as readonly Record<string, unknown>[];
    within(given.length, 0, 100, 'Evaluations', 'InvalidParameterValueException');
    const rule = /^token:(.+)$/.exec(String(ResultToken))?.[1];
    if (rule === undefined && TestMode !== true)
      throw new Refusal('InvalidResultTokenException', String(ResultToken));
    const names = given.map((one) => `${one['ComplianceResourceType']} ${one['ComplianceResourceId']}`);
    if (new Set(names).size < names.length) throw new Refusal('InvalidParameterValueException', 'told twice');
    for (const one of given) {
      this.#known(one['ComplianceResourceType'], 'InvalidParameterValueException');
      within(String(one['ComplianceResourceId']).length, 1, 768, 'id', 'InvalidParameterValueException');
      const { Annotation: annotation, ComplianceType: type, OrderingTimestamp: ordering } = one;
      if (annotation !== undefined) {
        within(String(annotation).length, 1, 256, 'Annotation', 'InvalidParameterValueException');
      }
      if (
        !['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'].includes(String(type)) ||
        typeof ordering !== 'number'
      ) {
        throw new Refusal('InvalidParameterValueException', `${type} at ${ordering}`);
      }
    }
    this.#puts += 1;
    const isPart = this.trouble.partly > 0 && this.#puts % this.trouble.partly === 0;
    const failed = isPart ? given.slice(0, Math.ceil(given.length / 2)) : [];
    for (const one of TestMode === true ? [] : given.filter((other) => !failed.includes(other))) {
      this.#hold(String(rule), one);
    }
    // What was taken is taken, though nobody hears of it.
    if (this.#puts === this.trouble.breakAt)
      throw new Refusal('AccessDeniedException', 'the function was ended');
    return { FailedEvaluations: failed };
  }

  /** An older verdict does not replace a newer one. */
  #hold(rule: string, one: Record<string, unknown>): void {
    const [type, id] = [String(one['ComplianceResourceType']), String(one['ComplianceResourceId'])];
    const held = this.#held(rule);
    const ordering = Number(one['OrderingTimestamp']);
    this.taken += 1;
    if ((held.get(`${type} ${id}`)?.ordering ?? 0) > ordering) return;
    const [compliance, annotation] = [String(one['ComplianceType']), String(one['Annotation'] ?? '')];
    held.set(`${type} ${id}`, { type, id, compliance, annotation, ordering });
  }

  #held(rule: unknown): Map<string, Verdict> {
    const held = this.verdicts.get(String(rule)) ?? new Map<string, Verdict>();
    this.verdicts.set(String(rule), held);
    return held;
  }

  #known(type: unknown, error = 'ValidationException'): void {
    if (!this.types.has(String(type))) {
      throw new Refusal(
        error,
        `The resource type ${type} is invalid; see ${API}/API_ResourceIdentifier.html`,
      );
    }
  }
}

function within(value: unknown, least: number, most: number, what: string, error: string): void {
  const number = Number(value);
  if (number < least || number > most)
    throw new Refusal(error, `${what} is ${number}, not ${least} to ${most}`);
}

function page<T>(all: readonly T[], limit: number, token: unknown): { part: readonly T[]; next?: string } {
  const start = Number(token ?? 0);
  const end = start + (limit || 100);
  return { part: all.slice(start, end), ...(end < all.length ? { next: String(end) } : {}) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8') || '{}';
}
