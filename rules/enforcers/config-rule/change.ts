import { GuardrailsError } from '../../core/errors';
import type { ConfigurationItem } from '../../sources/configuration-item';
import type { Account } from './account';
import { carriers } from './carriers';
import { notApplicable } from './evaluation';
import type { Trigger } from './event';
import { keyOf, readable } from './reader';
import { type Count, everything } from './sweep';
import { type Addressee, isDescribed, tell } from './teller';
import { type Judging, type Opinion, verdictsOn } from './verdicts';

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html */
const GONE: readonly string[] = ['ResourceDeleted', 'ResourceDeletedNotRecorded', 'ResourceNotRecorded'];

type Change = Extract<Trigger, { kind: 'change' }>;

/**
 * Judges the resource that changed, and those to which it is a neighbour.
 *
 * Two changes may be judged at once, so the time that verdicts are told with (`orderingOf`) must make the right one
 * stay. It is the time of the notification. Whoever is told of a change reads after that time, so he sees the change.
 * Take the last change that matters to a resource, told of at time n. Who judges the resource with a later time than n
 * reads later than n, sees the change, and finds the same. Who judged it without seeing the change read before n, and
 * was told of earlier than n: his verdict loses, whenever it arrives. For that to be so, a verdict must be told at n
 * even where it is the one held, since another one may be under way; it is, for every resource that has the changed
 * one as a neighbour, or of which a newer item was read than the one held is about.
 */
export async function onChange(
  judging: Judging,
  change: Change,
  { addressee, name, leftScope }: { addressee: Addressee; name: string; leftScope: boolean },
  count: Count,
): Promise<readonly Error[]> {
  const { rule } = judging;
  const summary = itemOf(change.item);
  const { resourceType: type, resourceId: id } = summary;
  const isGone = leftScope || GONE.includes(summary.status);
  const key = keyOf(type, id);
  const gone = isGone ? key : undefined;
  const faults: Error[] = [];
  if (carriers(rule.appliesTo).includes(type)) {
    const isWhole = !change.oversized || isGone;
    const item = isWhole ? summary : await itemThen(addressee.account, summary);
    const own = isGone
      ? { opinions: [], faults: [] }
      : await verdictsOn(judging, [item], { closed: [], gone });
    faults.push(...own.faults);
    const why = isGone ? 'no longer in scope' : 'nothing to judge';
    const mine = own.opinions.filter((one) => keyOf(one.type, one.id) === key);
    // A fault of ours is no verdict, and takes none back.
    const told = mine.length > 0 || own.faults.length > 0 ? mine : [notApplicable(rule, type, id, why)];
    if (told.length > 0) {
      await tell(addressee, told);
      count(told);
    }
  }
  if (!carriers(rule.reads).includes(type)) return faults;

  const held = new Map((await addressee.account.held(name)).map((one) => [keyOf(one.type, one.id), one]));
  const others = await everything(judging, gone);
  const at = addressee.at.toISOString();
  const isTold = (one: Opinion): boolean => {
    const before = held.get(keyOf(one.type, one.id));
    // What was told as of later was read later.
    if (before && before.at > at) return false;
    const isOther =
      one.compliance === 'NOT_APPLICABLE'
        ? before !== undefined
        : before?.compliance !== one.compliance || before.annotation !== one.annotation;
    const isNewer = before !== undefined && one.captured !== undefined && before.at < one.captured;
    return isOther || isNewer || (one.neighbours.has(key) && (before?.at ?? '') < at);
  };
  const told = others.opinions.filter(
    // Whether AWS Config takes what it does not record is found out by sweeps.
    (one) => keyOf(one.type, one.id) !== key && !isDescribed(rule, one) && isTold(one),
  );
  if (told.length > 0) {
    await tell(addressee, told);
    count(told);
  }
  return [...faults, ...others.faults];
}

/**
 * The time that verdicts after a change are told with: that of the notification. The time of the item, which AWS
 * Config names for changes, would be too early in two cases. A sweep that was triggered between the item and its
 * notification has not seen the item, and its verdict would stay; and AWS Config tells of old items anew when a rule
 * is evaluated on demand, of which the verdict would be lost.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html
 *
 * @throws GuardrailsError `EVENT_MALFORMED`
 */
export function orderingOf({ item, noticed }: Change): Date {
  const { captureTime, resourceType, resourceId } = itemOf(item);
  if (captureTime !== undefined) return new Date(Math.max(Date.parse(captureTime), noticed?.getTime() ?? 0));
  throw new GuardrailsError(
    'EVENT_MALFORMED',
    `the item of ${resourceType} ${resourceId} has no configurationItemCaptureTime`,
  );
}

async function itemThen(
  account: Account,
  { resourceType, resourceId, captureTime = '' }: ConfigurationItem,
): Promise<ConfigurationItem> {
  const found = await account.itemAt(resourceType, resourceId, new Date(captureTime));
  if (found !== undefined) return itemOf(found);
  throw new GuardrailsError(
    'ITEM_NOT_FOUND',
    `AWS Config has no item of ${resourceType} ${resourceId} at ${captureTime}, of which it told; the function is to be called again`,
  );
}

export function itemOf(raw: unknown): ConfigurationItem {
  const { items, broken } = readable([raw]);
  if (items[0]) return items[0];
  throw broken[0] ?? new GuardrailsError('EVENT_MALFORMED', 'the event has no item');
}
