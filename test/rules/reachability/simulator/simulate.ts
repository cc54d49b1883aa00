import { arrives, clientsOf, compromised } from './arrive';
import type { Case, Client, Quantifier } from './case';
import { everyWay } from './decide';
import { edgesOf } from './internet';
import { leaves } from './leave';
import { readWorld } from './read';
import type { Template } from './template';

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly protocol: number;
  readonly port: number;
  readonly quantifier: Quantifier;
  readonly evenThroughCompromise?: boolean;
}

/** Sends packets, one after another, through a template, in every way that it may turn out or in a sample of them. */
export function simulate(template: Template, asked: Asked): boolean {
  return simulator(template).ask(asked);
}

interface Simulator {
  readonly ask: (asked: Asked) => boolean;
  /** Whether the template leaves nothing open that filters and routes look at. */
  readonly isConcrete: boolean;
}

/** The same, for many questions of one template. */
export function simulator(template: Template): Simulator {
  const worlds = everyWay((decide) => readWorld(template, decide));
  const parts = worlds.map((world) => ({ world, ...edgesOf(world) }));
  const cases = {
    some: parts.map((one): Case => ({ ...one, quantifier: 'some' })),
    every: parts.map((one): Case => ({ ...one, quantifier: 'every' })),
  };
  const spread = new Map<Case, Map<string, Client[][]>>();
  const spreadOf = (one: Case, from: string): Client[][] => {
    const known = spread.get(one) ?? new Map<string, Client[][]>();
    const found = known.get(from) ?? compromised(one, from);
    spread.set(one, known.set(from, found));
    return found;
  };
  const ask = (asked: Asked): boolean => {
    const holds = (one: Case): boolean => {
      const sources = asked.evenThroughCompromise
        ? spreadOf(one, asked.from)
        : [clientsOf(one.world, asked.from)];
      return sources.some((clients) => reaches(one, clients, asked));
    };
    return asked.quantifier === 'some' ? cases.some.some(holds) : cases.every.every(holds);
  };
  return { ask, isConcrete: worlds.length === 1 };
}

function reaches(one: Case, clients: readonly Client[], { to, protocol, port }: Asked): boolean {
  const traffic = { protocol, port: protocol === 6 || protocol === 17 ? port : -1 };
  return to === 'internet'
    ? clients.some((client) => client !== 'internet' && leaves(one, client, traffic))
    : arrives(one, clients, to, traffic);
}
