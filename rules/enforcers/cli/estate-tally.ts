import type { Origin } from '../../core/resource';
import type { Exception } from '../../exceptions/parse';

/** An outcome of a rule as threads tell it to each other. */
export interface Told {
  readonly status: 'violation' | 'indeterminate' | 'excepted';
  readonly origin: Origin;
  readonly path: string;
  readonly message: string;
  readonly exception?: Exception;
}

/** What became of the resources of an account and region by one rule. */
export interface RuleTally {
  /** Recorded items that the rule judged, and those of them to which it objects in no way. */
  judged: number;
  clean: number;
  /** Findings. */
  violation: number;
  indeterminate: number;
  excepted: number;
  /** Of each kind of finding the first ones. */
  readonly told: Told[];
}

/** What was seen of an account in a region. */
export interface Tally {
  readonly account: string;
  readonly region: string;
  /** Resources that are there. */
  resources: number;
  /** Those of them to which no rule applies, by type. */
  readonly unjudged: Record<string, number>;
  gone: number;
  /** When the oldest and the newest of what counts was captured, in milliseconds. */
  oldest: number | undefined;
  newest: number | undefined;
  /** By the id of the rule. */
  readonly rules: Record<string, RuleTally>;
}

export function emptyTally(account: string, region: string): Tally {
  return {
    account,
    region,
    resources: 0,
    unjudged: {},
    gone: 0,
    oldest: undefined,
    newest: undefined,
    rules: {},
  };
}

export function ruleTally({ rules }: Tally, rule: string): RuleTally {
  const found = rules[rule] ?? {
    judged: 0,
    clean: 0,
    violation: 0,
    indeterminate: 0,
    excepted: 0,
    told: [],
  };
  rules[rule] = found;
  return found;
}

/** Findings of one kind of one rule in one place: the first ones in the order of their resources. */
export interface Listing {
  readonly add: (key: string, told: Told) => void;
  readonly remove: (key: string) => void;
  readonly first: (most: number) => readonly Told[];
}

export function createListing(most: number): Listing {
  let kept: { readonly key: string; readonly order: string; readonly told: Told }[] = [];
  const sort = (): void => {
    kept.sort((x, y) => (x.order < y.order ? -1 : x.order > y.order ? 1 : 0));
  };
  let worst: string | undefined;
  return {
    add(key, told) {
      const order = `${told.origin.id}\n${told.path}\n${told.message}`;
      if (worst !== undefined && order > worst) return;
      kept.push({ key, order, told });
      if (kept.length < most * 4) return;
      sort();
      // What is taken back later leaves room for others.
      kept = kept.slice(0, most * 2);
      worst = kept.at(-1)?.order;
    },
    remove(key) {
      kept = kept.filter((one) => one.key !== key);
    },
    first(count) {
      sort();
      return kept.slice(0, count).map(({ told }) => told);
    },
  };
}
