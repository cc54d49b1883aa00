import type { Shape } from './shape';

/** How long a text or list may be, or how great a number, and the page that says so. */
export interface Range {
  readonly least?: number;
  readonly most?: number;
  readonly page: string;
  /** The error that the page names; `ValidationException` where it names none. */
  readonly error?: string;
}

/** By `structure.member` of the SDK's schema; `structure.member[]` is for each element of a list. */
export type Ranges = Readonly<Record<string, Range>>;

export interface Excess {
  readonly error: string;
  readonly message: string;
}

/** What in a value is longer, shorter, greater or less than its range. */
export function excesses(value: unknown, shape: Shape, ranges: Ranges): readonly Excess[] {
  if (typeof value !== 'object' || value === null) return [];
  if (shape.kind === 'list')
    return (value as readonly unknown[]).flatMap((one) => excesses(one, shape.of.shape(), ranges));
  if (shape.kind === 'map')
    return Object.values(value).flatMap((one) => excesses(one, shape.of.shape(), ranges));
  if (shape.kind !== 'structure') return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const member = shape.members.get(name);
    if (!member || one === undefined) return [];
    const place = `${shape.name}.${name}`;
    const each = Array.isArray(one) ? one.flatMap((inner) => excess(inner, `${place}[]`, ranges)) : [];
    return [...excess(one, place, ranges), ...each, ...excesses(one, member.shape(), ranges)];
  });
}

function excess(value: unknown, place: string, ranges: Ranges): readonly Excess[] {
  const range = ranges[place];
  if (!range) return [];
  const size = typeof value === 'number' ? value : ((value as { length?: number }).length ?? 0);
  const { least = 0, most = Number.POSITIVE_INFINITY, error = 'ValidationException', page } = range;
  if (size >= least && size <= most) return [];
  return [{ error, message: `${place} is ${size}, and may be ${least} to ${most}: ${page}` }];
}
