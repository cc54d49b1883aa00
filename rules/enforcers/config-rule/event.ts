import { GuardrailsError } from '../../core/errors';
import type { Rule } from '../../core/rule';
import { RULES } from '../../packs/rules';
import { own } from '../../sources/json';
import { claimedHere } from './claimed';

/** What happened: one resource changed, perhaps too large a change to be sent, or it is time to look at all. */
export type Trigger =
  | {
      readonly kind: 'change';
      readonly item: unknown;
      readonly oversized: boolean;
      /** When AWS Config told of it, which it does once the item can be read. */
      readonly noticed: Date | undefined;
    }
  | { readonly kind: 'sweep'; readonly at: Date };

/** A call of AWS Config: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html */
export interface Invocation {
  readonly rule: Rule;
  readonly trigger: Trigger;
  readonly leftScope: boolean;
  readonly resultToken: string;
  /** What the rule is called in AWS Config. */
  readonly name: string;
  readonly account: string;
}

/**
 * Reads the event of a custom rule, and its InputParameters: `{"rule": "<id>", ...parameters}`, all of them text.
 *
 * @throws GuardrailsError `EVENT_MALFORMED`, `RULE_UNKNOWN`, or what a parameter is refused with
 */
export function parseEvent(event: unknown): Invocation {
  const text = (name: string): string => {
    const value = own(event, name);
    if (typeof value === 'string' && value !== '') return value;
    throw malformed(`"${name}" is ${JSON.stringify(value)}; AWS Config sends text there`);
  };
  const parameters = own(event, 'ruleParameters');
  if (own(event, 'evaluationMode') === 'PROACTIVE') {
    throw malformed(
      'it asks to judge a resource before it is deployed; add no evaluation mode but DETECTIVE to the rule, and let the CloudFormation hook judge what is not deployed yet',
    );
  }
  return {
    rule: ruleOf(
      typeof parameters === 'string' && parameters !== '' ? parsed('ruleParameters', parameters) : {},
    ),
    trigger: triggerOf(parsed('invokingEvent', text('invokingEvent'))),
    leftScope: own(event, 'eventLeftScope') === true,
    resultToken: text('resultToken'),
    name: text('configRuleName'),
    account: text('accountId'),
  };
}

/**
 * The rule that parameters name: one of the bundle, or what the deployment claims of its network.
 *
 * @throws GuardrailsError `RULE_UNKNOWN`, `CLAIMS_NOT_READ`, or what a parameter is refused with
 */
export function ruleOf(parameters: unknown): Rule {
  const { rule: id, ...given } = { ...(parameters as { readonly rule?: unknown }) };
  const own = RULES.find((one) => one.id === id);
  const isClaim = own === undefined && typeof id === 'string' && id.startsWith('claim-');
  const rule = isClaim ? claimedHere().find((one) => one.id === id) : own;
  if (rule) return rule.configured(given);
  throw new GuardrailsError(
    'RULE_UNKNOWN',
    `the parameters of the AWS Config rule name the rule ${JSON.stringify(id)}, which is none of the ${RULES.length} in this bundle, and no claim of this deployment; set InputParameters to {"rule": "<id>"}`,
  );
}

function triggerOf(invoking: unknown): Trigger {
  const type = own(invoking, 'messageType');
  const time = new Date(String(own(invoking, 'notificationCreationTime')));
  const noticed = Number.isNaN(time.getTime()) ? undefined : time;
  switch (type) {
    case 'ConfigurationItemChangeNotification':
      return { kind: 'change', item: own(invoking, 'configurationItem'), oversized: false, noticed };
    case 'OversizedConfigurationItemChangeNotification':
      return { kind: 'change', item: own(invoking, 'configurationItemSummary'), oversized: true, noticed };
    case 'ScheduledNotification':
    case 'ConfigurationSnapshotDeliveryCompleted': {
      if (noticed) return { kind: 'sweep', at: noticed };
      throw malformed('"notificationCreationTime" is no time');
    }
    default:
      throw malformed(
        `"messageType" is ${JSON.stringify(type)}; this function takes changes, oversized ones, schedules and snapshot deliveries`,
      );
  }
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes what it read, which is not for the log.
    throw malformed(`"${name}" is no JSON`);
  }
}

function malformed(problem: string): GuardrailsError {
  return new GuardrailsError('EVENT_MALFORMED', `the event is not one of an AWS Config rule: ${problem}`);
}
