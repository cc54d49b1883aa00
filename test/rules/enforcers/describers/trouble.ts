import { Refusal } from '../fake/server';

/** What is refused of one thing, by `Operation thing`; an operation alone is refused of all. */
export type Trouble = Readonly<Record<string, readonly [error: string, message: string]>>;

/** Refuses what is in trouble. */
export type Check = (operation: string, thing?: string) => void;

export function checking(trouble: Trouble): Check {
  return (operation, thing = '') => {
    const [type, message] = trouble[`${operation} ${thing}`] ?? trouble[operation] ?? [];
    if (type !== undefined) throw new Refusal(type, message ?? '');
  };
}

/** How many there are on a page, so that a few are several pages. */
export const PAGE = 2;

export function paged<T>(all: readonly T[], token: string | undefined): readonly [T[], string | undefined] {
  const from = Number(token ?? 0);
  const next = from + PAGE;
  return [all.slice(from, next), next < all.length ? String(next) : undefined];
}

export function pairs(tags: Readonly<Record<string, string>> = {}): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
