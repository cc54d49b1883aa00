import type { Edges } from './internet';
import { isTcp, type Traffic } from './packet';
import type { End, World } from './world';

export type Client = 'internet' | End;

/** Over what is not known, whether one way of it is enough or all have to do. */
export type Quantifier = 'some' | 'every';

export interface Case extends Edges {
  readonly world: World;
  readonly quantifier: Quantifier;
}

export function any<T>({ quantifier }: Case, of: readonly T[], holds: (one: T) => boolean): boolean {
  return quantifier === 'some' ? of.some(holds) : of.every(holds);
}

/** Over the client's ports, for TCP; what is no TCP needs no way back. */
export function back(one: Case, traffic: Traffic, holds: (reply: Traffic) => boolean): boolean {
  const { protocol } = traffic;
  return !isTcp(traffic) || any(one, one.clientPorts, (port) => holds({ protocol, port }));
}
