import { GuardrailsError } from '../../core/errors';
import { isUnresolved, type Properties } from '../../core/value';
import { resourcesOfItem } from '../../sources/configuration-resources';
import { own, record } from '../../sources/json';
import type { Account } from './account';
import { carriers } from './carriers';
import { itemOf } from './change';
import type { Verdict } from './evaluation';
import { ruleOf } from './event';
import { type Judging, verdictsOn } from './verdicts';

/** A question: what is the verdict on this resource now? Nobody else is told. */
export interface Question {
  readonly rule: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly account: string;
}

export interface Answer {
  readonly verdict: Verdict;
  readonly message: string;
  readonly resource: {
    readonly type: string;
    readonly id: string;
    readonly name?: string;
    readonly arn?: string;
    readonly account?: string;
    readonly region?: string;
    readonly tags: Readonly<Record<string, string>>;
    /** In the shape of CloudFormation; those that remediation compares, of the types that it is about. */
    readonly properties?: Properties;
  };
  /** When AWS Config saw it so. */
  readonly captureTime: string;
}

/** The types of which the properties may be told: a task's environment, say, may hold what is not for everybody. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'AWS::ECS::Service': ['NetworkConfiguration'],
  'AWS::EC2::SecurityGroup': ['SecurityGroupIngress'],
};

/** @throws GuardrailsError `EVENT_MALFORMED` */
export function questionIn(event: unknown): Question {
  const asked = own(event, 'verify');
  const text = (from: unknown, name: string): string => {
    const value = own(from, name);
    if (typeof value === 'string' && value !== '') return value;
    throw new GuardrailsError(
      'EVENT_MALFORMED',
      `the question has no ${name}; ask {"verify": {"rule", "parameters"?, "resourceType", "resourceId"}, "accountId"}`,
    );
  };
  return {
    rule: text(asked, 'rule'),
    parameters: record(own(asked, 'parameters') ?? {}),
    resourceType: text(asked, 'resourceType'),
    resourceId: text(asked, 'resourceId'),
    account: text(event, 'accountId'),
  };
}

export function ruleAsked({ rule, parameters }: Question) {
  return ruleOf({ ...parameters, rule });
}

/** Judges the newest item of a resource, with its neighbours as they are now; what cannot be judged is an error. */
export async function verify(judging: Judging, question: Question, account: Account): Promise<Answer> {
  const { resourceType: type, resourceId: id } = question;
  const raw = await account.itemNow(type, id);
  if (raw === undefined) return none(question, 'AWS Config has no such resource');
  const item = itemOf(raw);
  const { captureTime = '', resourceName, arn, region, tags = {} } = item;
  const { rule } = judging;
  const resource = resourcesOfItem(item)[0];
  if (!resource) return none(question, `the resource is gone (${item.status})`, captureTime);
  if (!carriers(rule.appliesTo).includes(type))
    return none(question, `${rule.id} is not about ${type}`, captureTime);
  const { opinions, faults } = await verdictsOn(judging, [item], { closed: [], gone: undefined });
  const [fault] = faults;
  if (fault) throw fault;
  const found = opinions.find((one) => one.type === type && one.id === id);
  const shown = TOLD[type];
  const { properties } = resource;
  return {
    verdict: found?.verdict ?? 'not-applicable',
    message: found?.annotation ?? `${rule.id}: nothing to judge`,
    resource: {
      type,
      id,
      ...(resourceName === undefined ? {} : { name: resourceName }),
      ...(arn === undefined ? {} : { arn }),
      account: item.account ?? question.account,
      ...(region === undefined ? {} : { region }),
      tags,
      ...(shown === undefined || isUnresolved(properties) ? {} : { properties: only(properties, shown) }),
    },
    captureTime,
  };
}

function only(properties: Properties, names: readonly string[]): Properties {
  const chosen = names.flatMap((name) => (Object.hasOwn(properties, name) ? [[name, properties[name]]] : []));
  return JSON.parse(JSON.stringify(Object.fromEntries(chosen)));
}

function none({ rule, resourceType: type, resourceId: id }: Question, why: string, captureTime = ''): Answer {
  return {
    verdict: 'not-applicable',
    message: `${rule}: ${why}`,
    resource: { type, id, tags: {} },
    captureTime,
  };
}
