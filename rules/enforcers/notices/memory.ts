import type { Change } from './change';
import { pairOf } from './outcome';

/** More pairs than change between two starts of the function. */
const MOST = 50_000;

/** When the last change of each pair of rule and resource was that was told. */
const told = new Map<string, number>();

/**
 * Whether a change was told, or a later one of the same rule and resource: EventBridge and Amazon SQS may deliver a
 * second time, and late. Forgotten when Lambda starts the function anew; what comes a second time after that is told a
 * second time.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 */
export function isTold(change: Change): boolean {
  return change.at <= (told.get(pairOf(change)) ?? Number.NEGATIVE_INFINITY);
}

export function remember(changes: readonly Change[]): void {
  for (const change of changes) {
    const pair = pairOf(change);
    const at = Math.max(change.at, told.get(pair) ?? 0);
    told.delete(pair);
    told.set(pair, at);
  }
  for (const pair of told.keys()) {
    if (told.size <= MOST) return;
    told.delete(pair);
  }
}
