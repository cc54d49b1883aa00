import type { Condition, Leg, Variable } from './leg';
import type { Node, Place, Subnet, Tri } from './network';
import type { Profile } from './profile';
import { type AddressSet, allOf, type Family, intersect } from './sets';
import type { Source } from './source';

const TCP = 6;

/** What is known of one end of a leg before its conditions. */
export interface Way {
  readonly tris: readonly Tri[];
  readonly variables: Readonly<Record<string, Variable>>;
  readonly conditions: readonly Condition[];
}

export type PlaceSource = Extract<Source, { readonly kind: 'place' }>;

export function joined(ways: readonly (Way | undefined)[]): readonly Leg[] {
  const all = ways.flatMap((way) => way ?? []);
  if (all.length < ways.length) return [];
  return [
    {
      tris: all.flatMap(({ tris }) => tris),
      variables: Object.assign({}, ...all.map(({ variables }) => variables)),
      conditions: all.flatMap(({ conditions }) => conditions),
    },
  ];
}

export function condition(
  of: string,
  at: Condition['at'],
  profile: Profile | undefined,
): readonly Condition[] {
  return profile ? [{ of, at, profile }] : [];
}

/** What comes back matters where a connection is to be made: for TCP. Routes are for what leaves a subnet. */
export function back(protocol: number, conditions: () => readonly Condition[]): readonly Condition[] {
  return protocol === TCP ? conditions() : [];
}

export function chosenIn(node: Node, { addresses }: Place, subnet: Subnet, family: Family): Variable {
  const own: AddressSet = intersect(addresses, allOf(family));
  const says = `the address of ${node.name} in subnet ${subnet.name}, which AWS chooses`;
  return { may: own, must: own, every: true, says };
}

export function unknownPublic(isHidden: boolean): { readonly says?: string } {
  return isHidden ? { says: 'the public addresses, which AWS chooses' } : {};
}
