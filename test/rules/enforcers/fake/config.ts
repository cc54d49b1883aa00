import * as config from '@aws-sdk/client-config-service';
import { RANGES } from './config-ranges';
import { Refusal, service } from './server';
import type { Service } from './service';

export type Item = config.ConfigurationItem & {
  readonly resourceType: config.ResourceType;
  readonly resourceId: string;
  readonly configurationItemCaptureTime: Date;
};

export interface Verdict {
  readonly type: string;
  readonly id: string;
  readonly compliance: string;
  readonly annotation: string;
  readonly at: Date;
}

export interface Put {
  readonly rule: string;
  /** Of one event; a call that is made again for it has the same. */
  readonly token: string;
  readonly evaluations: readonly config.Evaluation[];
}

const GONE: readonly (string | undefined)[] = ['ResourceDeleted', 'ResourceDeletedNotRecorded'];
const WEEK = 7 * 86_400_000;

/** AWS Config of one account and region; what its reference does not say of it is said here with `seen`. */
export class FakeConfig {
  readonly service: Service;
  /** What is held of each rule, by `type id`. */
  readonly verdicts = new Map<string, Map<string, Verdict>>();
  /** What was taken, call by call. */
  readonly puts: Put[] = [];
  readonly started: (readonly string[])[] = [];
  recorder: config.ConfigurationRecorder = {
    name: 'default',
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
  };
  /** The type of a verdict beyond those that are recorded. */
  types: ReadonlySet<string> = new Set([...Object.values(config.ResourceType), 'AWS::::Account']);
  /** Every so manieth PutEvaluations fails in a part, and every so manieth BatchGetResourceConfig leaves some undone. */
  partly = 0;
  partialFailures = 0;
  now: () => Date = () => new Date();
  readonly #history = new Map<string, Item[]>();
  readonly #byType = new Map<string, Set<string>>();
  readonly #rules = new Map<string, string>();
  #lastStart = Number.NEGATIVE_INFINITY;
  #turns = 0;
  #tokens = 0;

  constructor() {
    this.service = service(
      config,
      {
        DescribeConfigurationRecorders: () => ({ ConfigurationRecorders: [this.recorder] }),
        DescribeConfigRules: (input) => this.#describe(input),
        ListDiscoveredResources: (input) => this.#list(input),
        BatchGetResourceConfig: (input) => this.#batch(input),
        GetResourceConfigHistory: (input) => this.#told(input),
        GetComplianceDetailsByConfigRule: (input) => this.#details(input),
        PutEvaluations: (input) => this.#put(input),
        StartConfigRulesEvaluation: (input) => this.#start(input),
      },
      RANGES,
    );
  }

  /** Takes a state of a resource down; a state that is older than another one stays behind it. */
  record(item: Item): void {
    const key = `${item.resourceType} ${item.resourceId}`;
    const states = this.#history.get(key) ?? [];
    states.push(item);
    states.sort(
      (one, other) =>
        one.configurationItemCaptureTime.getTime() - other.configurationItemCaptureTime.getTime(),
    );
    this.#history.set(key, states);
    const ids = this.#byType.get(item.resourceType) ?? new Set<string>();
    this.#byType.set(item.resourceType, ids.add(item.resourceId));
  }

  /** The states of what is not deleted, as they are now. */
  get current(): readonly Item[] {
    return [...this.#history.values()].flatMap((states) => present(states));
  }

  /** A rule comes into being, or gets other parameters. */
  rule(name: string, inputParameters = '{}'): void {
    this.#rules.set(name, inputParameters);
  }

  /** What the function of a rule is to answer an event with. */
  token(rule: string): string {
    this.#tokens += 1;
    return `token:${this.#tokens}:${rule}`;
  }

  held(rule: string): ReadonlyMap<string, Verdict> {
    return this.verdicts.get(rule) ?? new Map();
  }

  /** Clears what is held and counted, not what is recorded. */
  forget(): void {
    this.verdicts.clear();
    this.puts.length = 0;
    this.started.length = 0;
    this.partialFailures = 0;
    this.#lastStart = Number.NEGATIVE_INFINITY;
  }

  #part(): boolean {
    this.#turns += 1;
    const isPart = this.partly > 0 && this.#turns % this.partly === 0;
    if (isPart) this.partialFailures += 1;
    return isPart;
  }

  #describe({
    ConfigRuleNames,
    NextToken,
  }: config.DescribeConfigRulesRequest): config.DescribeConfigRulesResponse {
    const names = ConfigRuleNames?.length ? ConfigRuleNames : [...this.#rules.keys()];
    for (const name of names) this.#known(name);
    // https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigRules.html: without names, by pages; seen: 25.
    const { part, next } = page(names, 25, NextToken);
    const ConfigRules = part.map((name) => ({
      ConfigRuleName: name,
      ConfigRuleState: 'ACTIVE' as const,
      InputParameters: this.#rules.get(name) ?? '{}',
      Source: { Owner: 'CUSTOM_LAMBDA' as const },
    }));
    return { ConfigRules, ...(next === undefined ? {} : { NextToken: next }) };
  }

  #list(input: config.ListDiscoveredResourcesRequest): config.ListDiscoveredResourcesResponse {
    const { resourceType, limit, nextToken } = input;
    const ids = [...(this.#byType.get(String(resourceType)) ?? [])];
    const there = ids.filter((id) => present(this.#history.get(`${resourceType} ${id}`) ?? []).length > 0);
    // "The default is 100. […] If you specify 0, Config uses the default."
    const { part, next } = page(there, limit || 100, nextToken);
    const resourceIdentifiers = part.map((resourceId) => ({ resourceType, resourceId }));
    return { resourceIdentifiers, ...(next === undefined ? {} : { nextToken: next }) };
  }

  /** Tags, relationships and what was deleted are not told; the SDK's schema has no place for them either. */
  #batch({ resourceKeys = [] }: config.BatchGetResourceConfigRequest): config.BatchGetResourceConfigResponse {
    const undone = this.#part() ? Math.ceil(resourceKeys.length / 3) : 0;
    const done = resourceKeys.slice(undone);
    const found = done.flatMap(({ resourceType, resourceId }) =>
      present(this.#history.get(`${resourceType} ${resourceId}`) ?? []),
    );
    return {
      baseConfigurationItems: found.map(
        ({ tags: _, relationships: __, relatedEvents: ___, configurationItemMD5Hash: ____, ...base }) => base,
      ),
      unprocessedResourceKeys: resourceKeys.slice(0, undone),
    };
  }

  /** "Each call to the API is limited to span a duration of seven days": a page may be empty and lead to another. */
  #told(input: config.GetResourceConfigHistoryRequest): config.GetResourceConfigHistoryResponse {
    const {
      resourceType,
      resourceId,
      laterTime = this.now(),
      earlierTime,
      limit,
      nextToken,
      chronologicalOrder,
    } = input;
    if (earlierTime && earlierTime >= laterTime)
      throw new Refusal('InvalidTimeRangeException', 'earlierTime');
    const states = this.#history.get(`${resourceType} ${resourceId}`);
    if (!states) throw new Refusal('ResourceNotDiscoveredException', `${resourceType} ${resourceId}`);
    if (chronologicalOrder === 'Forward')
      throw new Refusal('ValidationException', 'only Reverse is told here');
    const [end, skipped] = nextToken === undefined ? [laterTime.getTime(), 0] : tokenOf(nextToken);
    const start = end - WEEK;
    const within = states
      .filter(({ configurationItemCaptureTime: at }) => at.getTime() <= end && at.getTime() > start)
      .reverse()
      .slice(skipped);
    const configurationItems = within.slice(0, limit || 10);
    const isMore = within.length > configurationItems.length;
    const isEarlier = states.some(({ configurationItemCaptureTime: at }) => at.getTime() <= start);
    if (isMore) return { configurationItems, nextToken: `${end}/${skipped + configurationItems.length}` };
    return { configurationItems, ...(isEarlier ? { nextToken: `${start}/0` } : {}) };
  }

  #details(
    input: config.GetComplianceDetailsByConfigRuleRequest,
  ): config.GetComplianceDetailsByConfigRuleResponse {
    const { ConfigRuleName = '', ComplianceTypes = [], Limit, NextToken } = input;
    this.#known(ConfigRuleName);
    if (ComplianceTypes.includes('INSUFFICIENT_DATA')) throw invalid('INSUFFICIENT_DATA');
    const wanted: readonly string[] = ComplianceTypes;
    const all = [...this.held(ConfigRuleName).values()].filter(
      ({ compliance }) => wanted.length === 0 || wanted.includes(compliance),
    );
    // "The default is 10. […] If you specify 0, Config uses the default."
    const { part, next } = page(all, Limit || 10, NextToken);
    const EvaluationResults = part.map(({ type, id, compliance, annotation, at }) => ({
      EvaluationResultIdentifier: {
        EvaluationResultQualifier: {
          ConfigRuleName,
          ResourceType: type,
          ResourceId: id,
          EvaluationMode: 'DETECTIVE' as const,
        },
        OrderingTimestamp: at,
      },
      ComplianceType: compliance as config.ComplianceType,
      ...(annotation === '' ? {} : { Annotation: annotation }),
      ResultRecordedTime: at,
      ConfigRuleInvokedTime: at,
    }));
    return { EvaluationResults, ...(next === undefined ? {} : { NextToken: next }) };
  }

  #put(input: config.PutEvaluationsRequest): config.PutEvaluationsResponse {
    const { Evaluations = [], ResultToken = '', TestMode } = input;
    const rule = /^token:\d+:(.+)$/.exec(ResultToken)?.[1];
    // "When TestMode is true, PutEvaluations doesn't require a valid value for the ResultToken".
    if (rule === undefined && TestMode !== true) throw new Refusal('InvalidResultTokenException', 'not ours');
    if (rule !== undefined) this.#known(rule);
    for (const { ComplianceType, ComplianceResourceType } of Evaluations) {
      // API_Evaluation.html: "Config does not support the INSUFFICIENT_DATA value for the ComplianceType from a PutEvaluations request."
      if (ComplianceType === 'INSUFFICIENT_DATA') throw invalid(ComplianceType);
      if (!this.types.has(String(ComplianceResourceType)))
        throw invalid(`The resource type ${ComplianceResourceType} is invalid.`);
    }
    if (TestMode === true) return { FailedEvaluations: [] };
    const failed = this.#part() ? Evaluations.filter((_, at) => at % 2 === 0) : [];
    const taken = Evaluations.filter((one) => !failed.includes(one));
    for (const one of taken) this.#hold(String(rule), one);
    this.puts.push({ rule: String(rule), token: ResultToken, evaluations: taken });
    return { FailedEvaluations: failed };
  }

  /** Seen: what was ordered before is not taken for newer. */
  #hold(rule: string, one: config.Evaluation): void {
    const { ComplianceResourceType: type = '', ComplianceResourceId: id = '', OrderingTimestamp: at } = one;
    const held = this.verdicts.get(rule) ?? new Map<string, Verdict>();
    this.verdicts.set(rule, held);
    const before = held.get(`${type} ${id}`);
    if (at === undefined || (before && before.at > at)) return;
    held.set(`${type} ${id}`, {
      type,
      id,
      compliance: String(one.ComplianceType),
      annotation: one.Annotation ?? '',
      at,
    });
  }

  /** "if an evaluation is in progress or if you call the StartConfigRulesEvaluation API more than once per minute" */
  #start({
    ConfigRuleNames = [],
  }: config.StartConfigRulesEvaluationRequest): config.StartConfigRulesEvaluationResponse {
    for (const name of ConfigRuleNames) this.#known(name);
    const now = this.now().getTime();
    if (now - this.#lastStart < 60_000)
      throw new Refusal('LimitExceededException', 'more than once per minute');
    this.#lastStart = now;
    this.started.push(ConfigRuleNames);
    return {};
  }

  #known(rule: string): void {
    if (!this.#rules.has(rule)) throw new Refusal('NoSuchConfigRuleException', rule);
  }
}

function present(states: readonly Item[]): readonly Item[] {
  const last = states.at(-1);
  return last === undefined || GONE.includes(last.configurationItemStatus) ? [] : [last];
}

function invalid(what: string): Refusal {
  return new Refusal('InvalidParameterValueException', what);
}

function tokenOf(token: string): readonly [end: number, skipped: number] {
  const [end, skipped] = token.split('/').map(Number);
  if (!Number.isFinite(end) || !Number.isFinite(skipped))
    throw new Refusal('InvalidNextTokenException', token);
  return [end ?? 0, skipped ?? 0];
}

function page<T>(
  all: readonly T[],
  limit: number,
  token: string | undefined,
): { part: readonly T[]; next?: string } {
  const start = token === undefined ? 0 : Number(token);
  if (!Number.isInteger(start) || start < 0) throw new Refusal('InvalidNextTokenException', String(token));
  const end = start + limit;
  return { part: all.slice(start, end), ...(end < all.length ? { next: String(end) } : {}) };
}
