import type { Reference, Rule } from './properties';
import type { Resource } from './template';

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
  /** Whether some of it is in IPv6 as well. */
  readonly hasIpv6: boolean;
  readonly isBalanced: boolean;
  /** Whether things are drawn of which nobody knows before they are deployed. */
  readonly isOpen: boolean;
}

export function pick<T>({ random }: { readonly random: Random }, of: readonly T[]): T {
  return of[Math.floor(random() * of.length)] as T;
}

export function chance({ random }: { readonly random: Random }, share: number): boolean {
  return random() < share;
}

export function put(
  draft: Draft,
  id: string,
  type: string,
  Properties: object,
  more: object = {},
): { Ref: string } {
  draft.resources[id] = { Type: `AWS::${type}`, Properties, ...more };
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
  '10.0.1.0/25',
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

export const WORLD6 = ['::/0', '::/0', '::/0', '::/1', '8000::/1', '2a00:1450::/32', '2a00:1450:4000::/36'];
const NEAR6 = [
  '2600:1f00::/32',
  '2600:1f00::/56',
  '2600:1f00:0:100::/56',
  '2600:1f00:0:1::/64',
  '2600:1f00::b/128',
];

/** A block of either kind, and perhaps a prefix list: the properties that a rule says it in. */
export function peer(draft: Draft, direction: 'Source' | 'Destination'): Rule {
  if (draft.isOpen && chance(draft, 0.75)) {
    return { [`${direction}PrefixListId`]: pick(draft, ['pl-1', 'pl-2']) };
  }
  if (draft.resources['List'] !== undefined && chance(draft, 0.15)) {
    return { [`${direction}PrefixListId`]: { Ref: 'List' } };
  }
  return draft.hasIpv6 && chance(draft, 0.4) ? { CidrIpv6: cidr6(draft) } : { CidrIp: cidr(draft) };
}

export function cidr(draft: Draft): string {
  return pick(draft, chance(draft, 0.6) ? WORLD : NEAR);
}

export function cidr6(draft: Draft): string {
  return pick(draft, chance(draft, 0.7) ? WORLD6 : NEAR6);
}

/** A subnet that was drawn. */
export interface Drawn {
  readonly id: string;
  readonly vpc: number;
  /** The first three parts of its addresses. */
  readonly base: string;
  /** In IPv6, where that is written out, the first four. */
  readonly base6: string | undefined;
  readonly hasIpv6: boolean;
}

/** The id of a group; `V:default` is the default one of a VPC `V`. */
export function idOf(group: string): Reference {
  const [vpc = '', isDefault] = group.split(':');
  return { 'Fn::GetAtt': isDefault ? [vpc, 'DefaultSecurityGroup'] : [group, 'GroupId'] };
}
