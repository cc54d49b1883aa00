import { GuardrailsError } from '../../core/errors';
import { clean } from './wording';

export type Compliance = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE' | 'INSUFFICIENT_DATA';

/** A verdict of AWS Config that is another than the one before. */
export interface Change {
  /** The rule's id in the catalogue: its name in AWS Config without the prefix of the environment. */
  readonly rule: string;
  readonly configRule: string;
  readonly type: string;
  readonly resource: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Undefined where the resource was judged for the first time. */
  readonly was: Compliance | undefined;
  readonly is: Compliance;
  /** What the rule says, without its id in front of it; empty where it says nothing. */
  readonly reason: string;
  /** When AWS Config took the verdict, in milliseconds. */
  readonly at: number;
}

type Json = Readonly<Record<string, unknown>>;

/** What starts the function each minute, and lands here when what could not be done is done again: it tells nothing. */
export function isTick(event: unknown): boolean {
  return isObject(event) && event['source'] === 'aws.events';
}

/**
 * Reads an event "Config Rules Compliance Change", as it is recorded in test/fixtures; there is no schema of it in
 * https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html.
 */
export function changeOf(event: unknown, prefix: string): Change {
  const detail = member(event, 'detail');
  const result = member(detail, 'newEvaluationResult');
  const old = isObject(detail) ? detail['oldEvaluationResult'] : undefined;
  const configRule = text(detail, 'configRuleName');
  const rule = configRule.startsWith(prefix) ? configRule.slice(prefix.length) : configRule;
  const at = Date.parse(text(result, 'resultRecordedTime'));
  if (Number.isNaN(at)) throw malformed('detail.newEvaluationResult.resultRecordedTime', 'a time');
  const said = clean(isObject(result) ? String(result['annotation'] ?? '') : '', 256);
  return {
    rule,
    configRule,
    type: clean(text(detail, 'resourceType'), 256),
    resource: clean(text(detail, 'resourceId'), 768),
    account: clean(text(detail, 'awsAccountId'), 12),
    region: clean(text(detail, 'awsRegion'), 30),
    partition: text(detail, 'configRuleARN').split(':')[1] ?? 'aws',
    was: old === undefined || old === null ? undefined : complianceIn(old, 'oldEvaluationResult'),
    is: complianceIn(result, 'newEvaluationResult'),
    reason: said.startsWith(`${rule}: `) ? said.slice(rule.length + 2) : said,
    at,
  };
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_EvaluationResult.html */
const COMPLIANCE: readonly string[] = [
  'COMPLIANT',
  'NON_COMPLIANT',
  'NOT_APPLICABLE',
  'INSUFFICIENT_DATA',
] satisfies readonly Compliance[];

function complianceIn(result: unknown, name: string): Compliance {
  const given = text(result, 'complianceType');
  if (COMPLIANCE.includes(given)) return given as Compliance;
  throw malformed(`detail.${name}.complianceType`, COMPLIANCE.join(', '));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: unknown, name: string): unknown {
  if (isObject(value) && isObject(value[name])) return value[name];
  throw malformed(name, 'an object');
}

function text(value: unknown, name: string): string {
  const found = isObject(value) ? value[name] : undefined;
  if (typeof found === 'string' && found !== '') return found;
  throw malformed(name, 'text');
}

function malformed(name: string, accepted: string): GuardrailsError {
  return new GuardrailsError(
    'EVENT_MALFORMED',
    `an event of the queue has no ${JSON.stringify(name)} that is ${accepted}, as changes of compliance have; it stays in the queue until it is moved to the dead-letter queue`,
  );
}
