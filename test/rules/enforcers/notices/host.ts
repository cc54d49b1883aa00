import type { Claim } from '../../../../rules/reachability/claim';
import { bundle } from '../../../../stacks/bundles';
import { type Host, hostOf } from '../config-rule/host';
import { PREFIX } from './events';

/** What starts the function each minute: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html */
export const TICK = { version: '0', source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} };

/** The built function, warm in a process of its own. */
export interface Notices extends Host {
  /** A minute's start: undefined, or the message of what it threw. */
  readonly tick: () => Promise<string | undefined>;
}

export function noticesIn(env: Readonly<Record<string, string>>, claims?: readonly Claim[]): Notices {
  const host = hostOf(bundle('notices', claims && { claims }), { NOTICES_PREFIX: PREFIX, ...env });
  return {
    ...host,
    tick: () =>
      host.call(TICK).then(
        () => undefined,
        (error: Error) => error.message,
      ),
  };
}
