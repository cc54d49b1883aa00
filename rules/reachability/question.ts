import type { Truth } from '../core/value';
import type { Passage } from './leg';
import type { Fact, Network, Node, Place, Relay } from './network';
import type { Ports } from './profile';
import type { Family } from './sets';
import type { Source } from './source';

/** Nodes by their ids, everybody on the internet, or everybody outside: peers and other accounts too. */
export type Party = 'internet' | 'outside' | readonly string[];

/** Who is asked to reach whom. */
export interface Question {
  readonly from: Party;
  readonly to: 'internet' | readonly string[];
  /** The number of a protocol; TCP where absent. */
  readonly protocol?: number | 'any';
  readonly ports?: Ports;
  readonly family?: Family;
  /** Whether every workload that is reached may open connections of its own. */
  readonly evenThroughCompromise?: boolean;
  /** What is taken away: keys of facts, ids of nodes, and what relays go through. */
  readonly without?: ReadonlySet<string>;
}

export interface Answer {
  /** Unknown where only what is not known decides. */
  readonly reaches: Truth;
  /** The shortest, where it is reached, surely or possibly. */
  readonly path: Path | undefined;
  /** What is not known, and decides. */
  readonly doubts: readonly string[];
}

export interface Path {
  readonly hops: readonly Hop[];
}

export interface Hop {
  readonly from: Source;
  /** The node, or the internet. */
  readonly to: Node | undefined;
  readonly place: Place | undefined;
  /** What the subnet of the place is called. */
  readonly subnet: string | undefined;
  readonly protocol: number;
  readonly ports: readonly Ports[];
  readonly family: Family | undefined;
  readonly relay: Relay | undefined;
  readonly passage: Passage;
}

export type Mode = 'may' | 'must';

const WORKLOADS: readonly Node['kind'][] = ['instance', 'interface', 'service', 'function', 'managed'];

export function isWorkload({ kind }: Node): boolean {
  return WORKLOADS.includes(kind);
}

export const TCP = 6;

/** TCP, UDP, ICMP of both families, those that a rule names, and one that stands for all others. */
export function protocolsIn({ groups, subnets }: Network): readonly number[] {
  const permits = [
    ...[...groups.values()].flatMap(({ rules }) => rules),
    ...[...subnets.values()].flatMap(({ acl }) => acl),
  ];
  const named = permits.flatMap(({ protocol }) => (typeof protocol === 'number' ? [protocol] : []));
  return [...new Set([TCP, 17, 1, 58, 253, ...named])];
}

export function isForEverything(fact: Fact): boolean {
  return 'protocol' in fact && fact.protocol === 'all';
}
