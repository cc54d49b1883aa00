import { legsOut, legsTo } from './hop';
import { type Leg, openOn, passageOf } from './leg';
import type { Fact, Flow, Network, Node } from './network';
import { covers, EVERY_PORT, type Ports } from './profile';
import {
  type Answer,
  type Hop,
  isForEverything,
  isWorkload,
  type Mode,
  type Path,
  protocolsIn,
  type Question,
  TCP,
} from './question';
import { relayedBy } from './relayed';
import { type Scene, sceneOf, sharedScene } from './scene';
import { type Arrival, flowsTo, isAsked, type Opening, openingId, type Search, starts } from './search';
import { FAMILIES } from './sets';
import { type Source, sourceId, sourcesOf } from './source';

/** Whether one party reaches another, on which way, and what decides where that is not known. */
export function reach(network: Network, question: Question): Answer {
  const scene = sharedScene(network, question.without);
  const possible = search(scene, question, 'may');
  if (!possible) return { reaches: false, path: undefined, doubts: [] };
  const sure = search(scene, question, 'must');
  if (sure) return { reaches: true, path: pathOf(scene, sure, 'must'), doubts: [] };
  const path = pathOf(scene, possible, 'may');
  const doubts = new Set(path.hops.flatMap(({ passage }) => passage.doubts));
  return { reaches: 'unknown', path, doubts: [...doubts] };
}

/**
 * Every fact of a path without which nothing surely reaches what is asked for any more. That AWS's own ACL lets
 * everything through is none: nobody wrote it.
 */
export function breakers(network: Network, question: Question, path: Path): readonly Fact[] {
  const facts = path.hops.flatMap(({ passage }) =>
    passage.steps.flatMap(({ kind, fact }) => (kind === 'acl' && isForEverything(fact) ? [] : [fact])),
  );
  const cuts = [...new Map(facts.map((fact) => [fact.key, fact])).values()].filter(({ key }) => {
    const without = new Set([...(question.without ?? []), key]);
    return !search(sceneOf(network, without), question, 'must');
  });
  // An integration brings into a link and on from there, which is one thing to whoever reads it.
  return [...new Map(cuts.map((fact) => [fact.says, fact])).values()];
}

function search(scene: Scene, question: Question, mode: Mode): Arrival | undefined {
  const { network, isLeftOut } = scene;
  const { from, to, protocol = TCP, ports = EVERY_PORT, family } = question;
  const asked = to === 'internet' ? new Set<string>() : new Set(to);
  const every = protocol === 'any' || question.evenThroughCompromise ? protocolsIn(network) : [];
  const protocols = protocol === 'any' ? every : [protocol];
  const evenThroughCompromise = question.evenThroughCompromise ?? false;
  const flows = new Map<Node, readonly Flow[]>();
  const here: Search = {
    scene,
    mode,
    protocols,
    families: family === undefined ? FAMILIES : [family],
    wanted: ports,
    isTarget: ({ id }) => asked.has(id),
    evenThroughCompromise,
    fromInternet: typeof from === 'string',
    fromOutside: from === 'outside',
    flows: (node) => {
      const isOwn = asked.has(node.id);
      const all = evenThroughCompromise && isWorkload(node) ? every : [];
      const known = flows.get(node) ?? flowsTo(network, node, isOwn ? protocols : [], ports, all);
      flows.set(node, known);
      return known;
    },
  };
  const nodes = [...network.nodes.values()].filter(({ id }) => !isLeftOut(id));
  const relayed = new Set(network.relays.map(({ at }) => at));
  const met = nodes.filter(
    (node) => asked.has(node.id) || relayed.has(node.id) || (here.evenThroughCompromise && isWorkload(node)),
  );
  let level: Opening[] = starts(scene, from, nodes);
  const opened = new Set<unknown>(level.map(openingId));
  const isOpened = (node: Node): boolean => sourcesOf(node).every((source) => opened.has(sourceId(source)));
  while (level.length > 0) {
    const next: Opening[] = [];
    for (const opening of level) {
      const left = met.filter((node) => asked.has(node.id) || relayed.has(node.id) || !isOpened(node));
      for (const arrival of arrivals(here, opening, left)) {
        if (isAsked(here, arrival, to === 'internet')) return arrival;
        for (const further of onward(here, arrival)) {
          const id = openingId(further);
          if (opened.has(id)) continue;
          opened.add(id);
          next.push(further);
        }
      }
      if (to === 'internet') {
        const out = leaving(here, opening);
        if (out) return out;
      }
    }
    level = next;
  }
  return undefined;
}

function* arrivals(here: Search, opening: Opening, met: readonly Node[]): Generator<Arrival> {
  if (opening.kind === 'relay') {
    yield* relayedBy(here, opening.relay, opening.before);
    return;
  }
  const { source, before } = opening;
  for (const node of met) {
    if (source.kind === 'place' && source.node.id === node.id && !isSeveral(node)) continue;
    yield* reached(here, source, node, before);
  }
  if (source.kind === 'internet') yield* opensFor(here, source, before, OPEN);
  else if (source.kind === 'place' && !here.fromInternet)
    yield* opensFor(here, source, before, webOf(here, source));
}

/** Whether there may be several behind one node, which can call each other. */
function isSeveral({ kind, type }: Node): boolean {
  return kind === 'service' || kind === 'managed' || type === 'AWS::AutoScaling::AutoScalingGroup';
}

/** A way on which nothing is asked for. */
const OPEN: Leg = { tris: [], variables: {}, conditions: [] };

const WEB: Ports = [443, 443];

/** How somebody inside gets to what takes requests from the internet. */
function webOf({ scene, families, mode }: Search, source: Source): Leg | undefined {
  return families
    .flatMap((family) => legsOut(scene, source, family, TCP))
    .find((leg) => openOn(leg, WEB)[mode].length > 0);
}

/** What stands outside of any VPC, and takes requests from there; what is not modelled may do so from anybody. */
function* opensFor(
  here: Search,
  source: Source,
  before: Arrival | undefined,
  web: Leg | undefined,
): Generator<Arrival> {
  for (const node of here.scene.network.nodes.values()) {
    const { open } = node;
    const way = node.kind === 'doubt' ? OPEN : web;
    if (!open || !way || here.scene.isLeftOut(node.id) || here.scene.isLeftOut(open.key)) continue;
    if (node.kind === 'endpoint-service' && !here.fromOutside) continue;
    if (open.holds === false || (here.mode === 'must' && open.holds !== true)) continue;
    const leg: Leg = { ...way, tris: [open, ...way.tris] };
    const all = { source, node, place: undefined, leg, relay: undefined, family: undefined, before };
    const flows = node.kind === 'doubt' || here.isTarget(node) ? here.protocols : [];
    const ports = [way === OPEN ? EVERY_PORT : WEB];
    for (const protocol of new Set([TCP, ...flows])) yield { ...all, protocol, ports };
  }
}

function* reached(here: Search, source: Source, node: Node, before: Arrival | undefined): Generator<Arrival> {
  const { scene, mode, families, fromInternet } = here;
  const isInside = source.kind === 'place';
  if (isInside && fromInternet && !scene.isWorthAsking(node, source.node, source.place)) return;
  for (const place of node.places) {
    for (const family of families) {
      for (const { protocol, ports } of here.flows(node)) {
        // In IPv6 it asks by an address of its VPC, which nobody on the internet has.
        const isAround = !fromInternet || family === 6;
        for (const leg of legsTo(scene, source, node, place, family, protocol, isAround)) {
          const open = openOn(leg, ports)[mode];
          if (open.length === 0) continue;
          yield { source, node, place, leg, relay: undefined, protocol, family, ports: open, before };
        }
      }
    }
  }
}

/** Whether a relay has been gone through already, and would be again and again where balancers are targets of each other. */
function wasOn(last: Arrival, key: string): boolean {
  for (let arrival: Arrival | undefined = last; arrival; arrival = arrival.before) {
    if (arrival.relay?.key === key) return true;
  }
  return false;
}

/** Who goes on from where one arrived. */
function onward(here: Search, arrival: Arrival): readonly Opening[] {
  const { scene, mode, evenThroughCompromise } = here;
  const { node, protocol, ports } = arrival;
  if (!node) return [];
  const relays = scene.network.relays.filter(({ at, entry, key, through, holds, source }) => {
    if (at !== node.id || scene.isLeftOut(key) || scene.isLeftOut(through)) return false;
    if (source === 'client' && wasOn(arrival, key)) return false;
    if (holds.holds === false || (mode === 'must' && holds.holds !== true)) return false;
    const [first, last] = entry.ports;
    return entry.protocol === protocol && ports.some(([from, to]) => from <= last && first <= to);
  });
  const own = (evenThroughCompromise && isWorkload(node)) || node.kind === 'doubt' ? sourcesOf(node) : [];
  return [
    ...relays.map((relay): Opening => ({ kind: 'relay', relay, before: arrival })),
    ...own.map((source): Opening => ({ kind: 'own', source, before: arrival })),
  ];
}

function leaving(here: Search, opening: Opening): Arrival | undefined {
  if (opening.kind !== 'own') return undefined;
  const { source, before } = opening;
  for (const family of here.families) {
    for (const protocol of here.protocols) {
      for (const leg of legsOut(here.scene, source, family, protocol)) {
        const ports = openOn(leg, here.wanted)[here.mode];
        if (ports.length === 0) continue;
        return {
          source,
          node: undefined,
          place: undefined,
          leg,
          relay: undefined,
          protocol,
          family,
          ports,
          before,
        };
      }
    }
  }
  return undefined;
}

function pathOf(scene: Scene, last: Arrival, mode: Mode): Path {
  const hops: Hop[] = [];
  for (let arrival: Arrival | undefined = last; arrival; arrival = arrival.before) {
    const { source, node, place, protocol, family, relay, ports, leg } = arrival;
    const next = hops[0];
    const entry = next?.relay?.entry.ports[0];
    const [first = EVERY_PORT] = ports;
    const port = entry !== undefined && ports.some((range) => covers(range, entry)) ? entry : first[0];
    const passage = passageOf(leg, port, mode) ?? { steps: [], doubts: [], sets: {} };
    const subnet = place && scene.subnet(place.subnet).name;
    hops.unshift({ from: source, to: node, place, subnet, protocol, ports, family, relay, passage });
  }
  return { hops };
}
