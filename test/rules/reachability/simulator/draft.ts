import type { Reference, Resource } from './template';

export type Random = () => number;

/** https://en.wikipedia.org/wiki/Linear_congruential_generator is too weak for low bits; this is mulberry32. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Draft {
  readonly random: Random;
  readonly resources: Record<string, Resource>;
}

export function pick<T>({ random }: { readonly random: Random }, of: readonly T[]): T {
  return of[Math.floor(random() * of.length)] as T;
}

export function chance({ random }: Draft, share: number): boolean {
  return random() < share;
}

export function put(draft: Draft, id: string, type: string, Properties: object): { Ref: string } {
  draft.resources[id] = { Type: `AWS::${type}`, Properties };
  return { Ref: id };
}

export const WORLD = [
  '0.0.0.0/0',
  '0.0.0.0/0',
  '0.0.0.0/0',
  '0.0.0.0/1',
  '128.0.0.0/1',
  '44.0.0.0/8',
  '44.128.0.0/9',
  '8.8.8.0/24',
  '44.130.2.7/32',
];
const NEAR = [
  '10.0.0.0/8',
  '10.0.0.0/16',
  '10.1.0.0/16',
  '10.0.0.0/24',
  '10.0.1.0/24',
  '10.0.0.128/25',
  '10.0.0.0/15',
  '10.0.2.0/23',
  '10.1.0.0/24',
];
export const RANGES: readonly (readonly [number, number])[] = [
  [0, 65535],
  [80, 80],
  [443, 443],
  [80, 443],
  [1024, 65535],
  [32768, 65535],
  [1024, 5000],
  [22, 22],
  [8080, 8080],
  [0, 1023],
  [5001, 65535],
  [3000, 9000],
];

export function cidr(draft: Draft): string {
  return pick(draft, chance(draft, 0.6) ? WORLD : NEAR);
}

/** A subnet that was drawn. */
export interface Drawn {
  readonly id: string;
  readonly vpc: number;
  readonly base: string;
}

export const id = (group: string): Reference => ({ 'Fn::GetAtt': [group, 'GroupId'] });
