import { basename } from 'node:path';

/** What the name of a file tells that AWS Config delivered. */
export interface Delivery {
  readonly account: string;
  readonly region: string;
  readonly kind: 'snapshot' | 'history';
  /** When the snapshot was taken; when the history ends. As `20270331T061234Z`, which sorts by time. */
  readonly time: string;
}

/**
 * `<account>_Config_<region>_ConfigSnapshot_<time>_<id>.json.gz` and
 * `<account>_Config_<region>_ConfigHistory_<type>_<from>_<to>_<number>.json.gz`:
 * https://docs.aws.amazon.com/config/latest/developerguide/view-manage-resource.html
 */
const NAME =
  /^(\d{12})_Config_([a-z0-9-]+)_Config(Snapshot|History)_(?:.*?_)??(?:\d{8}T\d{6}Z_)?(\d{8}T\d{6}Z)(?:_[^_]*)?\.json(?:\.gz)?$/;

export function deliveryOf(path: string): Delivery | undefined {
  const [, account, region, kind, time] = NAME.exec(basename(path)) ?? [];
  if (account === undefined || region === undefined || kind === undefined || time === undefined)
    return undefined;
  return { account, region, kind: kind === 'Snapshot' ? 'snapshot' : 'history', time };
}

/**
 * The files that something newer replaces as a whole: of an account and region, what was delivered before the newest
 * snapshot. What stands in one of them only is gone.
 */
export function replaced(paths: readonly string[]): ReadonlySet<string> {
  const newest = new Map<string, string>();
  const all = paths.map((path) => ({ path, delivery: deliveryOf(path) }));
  for (const { delivery } of all) {
    if (delivery?.kind !== 'snapshot') continue;
    const key = `${delivery.account} ${delivery.region}`;
    if ((newest.get(key) ?? '') < delivery.time) newest.set(key, delivery.time);
  }
  return new Set(
    all
      .filter(({ delivery }) => {
        const time = delivery && newest.get(`${delivery.account} ${delivery.region}`);
        return time !== undefined && delivery !== undefined && delivery.time < time;
      })
      .map(({ path }) => path),
  );
}
