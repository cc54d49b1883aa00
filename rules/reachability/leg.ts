import type { Fact, Tri } from './network';
import { covers, cutPorts, type Ports, type Profile } from './profile';
import { type AddressSet, contains, intersect, isEmpty } from './sets';

/**
 * One way on which a connection can go, as what has to hold of it: of addresses, each of which is some or any one of
 * a set, and of ports: `target`, the one that is asked for; `entry`, the one of a balancer on the way; `client` and
 * `nat`, those that the answer goes back to.
 */
export interface Leg {
  readonly tris: readonly Tri[];
  readonly variables: Readonly<Record<string, Variable>>;
  readonly conditions: readonly Condition[];
  readonly entry?: Ports | undefined;
  /** What is on the way beside what the conditions name, for people. */
  readonly facts?: readonly Fact[];
}

export interface Variable {
  readonly may: AddressSet;
  readonly must: AddressSet;
  /** Whether every one of them has to do, because nobody knows which it is; else one is enough. */
  readonly every: boolean;
  /** Who chooses it, where nobody knows: `the address of web in subnet A, which AWS chooses`. */
  readonly says?: string;
}

export type PortName = 'target' | 'entry' | 'client' | 'nat';

export interface Condition {
  readonly of: string;
  readonly at: PortName;
  readonly profile: Profile;
}

/** What a client's port may be: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports */
const CLIENT: Ports = [1024, 65535];

/** The ports on which a leg is open, where every unknown allows and where every unknown denies. */
export interface Open {
  readonly may: readonly Ports[];
  readonly must: readonly Ports[];
}

export const SHUT: Open = { may: [], must: [] };

type Mode = 'may' | 'must';

/** The ports among those wanted on which a leg is open. */
export function openOn(leg: Leg, wanted: Ports): Open {
  if (leg.tris.some(({ holds }) => holds === false)) return SHUT;
  const isSure = leg.tris.every(({ holds }) => holds === true);
  const pieces = cutFor(leg, 'target', wanted);
  const may: Ports[] = [];
  const must: Ports[] = [];
  for (const ports of pieces) {
    const sets = startOf(leg, ports[0], 'may');
    if (!sets || !passes(leg, sets, 'may')) continue;
    push(may, ports);
    const sure = isSure ? startOf(leg, ports[0], 'must') : undefined;
    if (sure && passes(leg, sure, 'must')) push(must, ports);
  }
  return { may, must };
}

function push(list: Ports[], [first, last]: Ports): void {
  const before = list.at(-1);
  if (before && before[1] + 1 === first) list[list.length - 1] = [before[0], last];
  else list.push([first, last]);
}

function cutFor({ conditions }: Leg, at: PortName, within: Ports): readonly Ports[] {
  return cutPorts(
    conditions.flatMap((one) => (one.at === at ? one.profile.pieces.map(({ ports }) => ports) : [])),
    within,
  );
}

type Sets = Readonly<Record<string, AddressSet>>;

function startOf(leg: Leg, port: number, mode: Mode): Sets | undefined {
  const sets = Object.fromEntries(Object.entries(leg.variables).map(([name, one]) => [name, one[mode]]));
  return narrow(leg, sets, 'target', port, mode);
}

/** The sets after what has to hold at a port; undefined where that leaves one without an address that does. */
function narrow(
  { conditions, variables }: Leg,
  sets: Sets,
  at: PortName,
  port: number,
  mode: Mode,
): Sets | undefined {
  const left: Record<string, AddressSet> = { ...sets };
  for (const { of, at: where, profile } of conditions) {
    if (where !== at) continue;
    const set = left[of];
    const variable = variables[of];
    const through = profile.pieces.find((piece) => covers(piece.ports, port))?.[mode];
    if (!set || !variable || !through) return undefined;
    if (mode === 'must' && variable.every) {
      if (!contains(through, set)) return undefined;
    } else {
      left[of] = intersect(set, through);
    }
  }
  return Object.values(left).some(isEmpty) ? undefined : left;
}

/** Whether an entry, a client's and a NAT gateway's port do: some of them where unknowns allow, else all of them. */
function passes(leg: Leg, sets: Sets, mode: Mode): boolean {
  return choose(leg, sets, mode) !== undefined;
}

interface Chosen {
  readonly sets: Sets;
  readonly ports: Readonly<Partial<Record<PortName, number>>>;
}

function choose(leg: Leg, sets: Sets, mode: Mode): Chosen | undefined {
  const used = new Set(leg.conditions.map(({ at }) => at));
  const entries = used.has('entry') && leg.entry ? cutFor(leg, 'entry', leg.entry) : [undefined];
  const backs = (['client', 'nat'] as const).filter((at) => used.has(at));
  for (const entry of entries) {
    const entered = entry ? narrow(leg, sets, 'entry', entry[0], mode) : sets;
    if (!entered) continue;
    const back = mode === 'may' ? someBack(leg, entered, backs) : allBack(leg, entered, backs);
    if (back) return { sets: back.sets, ports: { ...back.ports, ...(entry ? { entry: entry[0] } : {}) } };
  }
  return undefined;
}

function someBack(leg: Leg, sets: Sets, [at, ...rest]: readonly PortName[]): Chosen | undefined {
  if (at === undefined) return { sets, ports: {} };
  for (const [port] of cutFor(leg, at, CLIENT)) {
    const left = narrow(leg, sets, at, port, 'may');
    const found = left && someBack(leg, left, rest);
    if (found) return { sets: found.sets, ports: { ...found.ports, [at]: port } };
  }
  return undefined;
}

function allBack(leg: Leg, sets: Sets, backs: readonly PortName[]): Chosen | undefined {
  let left: Sets | undefined = sets;
  for (const at of backs) {
    for (const [port] of cutFor(leg, at, CLIENT)) {
      left = left && narrow(leg, left, at, port, 'must');
      if (!left) return undefined;
    }
  }
  return { sets: left, ports: Object.fromEntries(backs.map((at) => [at, CLIENT[0]])) };
}

/** What lets a connection through on a port of a leg that is open there. */
export interface Passage {
  readonly steps: readonly Step[];
  readonly doubts: readonly string[];
  /** What is left of each variable. */
  readonly sets: Sets;
}

/** One thing that lets it through, and what that is. */
export interface Step {
  readonly kind: 'state' | 'relay' | 'group' | 'acl' | 'route';
  readonly fact: Fact;
}

export function passageOf(leg: Leg, port: number, mode: Mode): Passage | undefined {
  const start = startOf(leg, port, mode);
  const chosen = start && choose(leg, start, mode);
  if (!chosen) return undefined;
  const whys = leg.conditions.map(({ of, at, profile }) => {
    const left = chosen.sets[of];
    const here = at === 'target' ? port : (chosen.ports[at] ?? CLIENT[0]);
    const { facts, doubts } = left ? profile.why(here, left) : { facts: [], doubts: [] };
    return { doubts, steps: facts.map((fact): Step => ({ kind: profile.kind, fact })) };
  });
  const unsure = leg.tris.flatMap(({ holds, doubt, says }) => (holds === 'unknown' ? [doubt ?? says] : []));
  const isKnown = mode === 'must' || openOn(leg, [port, port]).must.length > 0;
  const doubts = isKnown ? [] : [...unsure, ...whys.flatMap((why) => why.doubts)];
  return {
    steps: unique([
      ...leg.tris.map((fact): Step => ({ kind: 'state', fact })),
      ...(leg.facts ?? []).map((fact): Step => ({ kind: 'relay', fact })),
      ...whys.flatMap(({ steps }) => steps),
    ]),
    doubts: [...new Set(!isKnown && doubts.length === 0 ? chosenByNobody(leg) : doubts)],
    sets: chosen.sets,
  };
}

/** What decides where nothing is unknown but what AWS or the client chooses. */
function chosenByNobody({ variables, conditions }: Leg): readonly string[] {
  return [
    ...Object.values(variables).flatMap(({ every, says }) => (every && says !== undefined ? [says] : [])),
    ...(conditions.some(({ at }) => at === 'client')
      ? ['the port of the client: of 1024 to 65535 some come back, and not all']
      : []),
  ];
}

function unique(steps: readonly Step[]): readonly Step[] {
  return [...new Map(steps.map((step) => [step.fact.key, step])).values()];
}

/** What shuts a leg on every port that is wanted, in the order in which a packet meets it. */
export function obstacles(leg: Leg, wanted: Ports): readonly string[] {
  const tris = leg.tris.filter(({ holds }) => holds === false).map(({ says }) => says);
  const shut = leg.conditions.filter(({ of, at, profile }) => {
    const within = at === 'target' ? wanted : at === 'entry' ? (leg.entry ?? wanted) : CLIENT;
    const set = leg.variables[of]?.may;
    return (
      set &&
      profile.pieces.every(
        ({ ports, may }) => ports[1] < within[0] || ports[0] > within[1] || isEmpty(intersect(may, set)),
      )
    );
  });
  return [...new Set([...tris, ...shut.map(({ profile }) => `nothing in ${profile.name} lets it through`)])];
}
