import { type AddressRange, showCidr } from '../core/cidr';
import { legAsClient, legsOut, legsTo } from './hop';
import { obstacles, type Step } from './leg';
import type { Fact, Network, Node, Relay } from './network';
import { EVERY_PORT, type Ports } from './profile';
import { type Hop, isForEverything, type Path, type Question } from './question';
import { reach } from './reach';
import { type Scene, sceneOf } from './scene';
import { FAMILIES } from './sets';
import { publicAt, type Source, sourcesOf } from './source';

/** What each kind of node is called. */
export const KINDS: Readonly<Record<Node['kind'], string>> = {
  instance: 'instance',
  interface: 'network interface',
  service: 'service',
  function: 'function',
  'load-balancer': 'load balancer',
  nat: 'NAT gateway',
  endpoint: 'endpoint',
  'gateway-endpoint': 'gateway endpoint',
  'vpc-link': 'VPC link',
  api: 'API',
  'endpoint-service': 'endpoint service',
  managed: 'managed resource',
  doubt: 'what is not modelled,',
};

/** A path in words, as a packet goes: from whom, what lets it through, to whom. */
export function showPath(path: Path): string {
  const [first] = path.hops;
  return [first ? showStart(first) : 'nobody', ...path.hops.flatMap(showHop)].join(' -> ');
}

/** With the blocks that alone come through, where they are two at most. */
function showStart({ from, passage }: Hop): string {
  const callers = FAMILIES.flatMap((family) => passage.sets['caller']?.[family] ?? []);
  const isFew = callers.length > 0 && callers.length <= 2 && callers.every(isBlock);
  return isFew ? `${showSource(from)} (${callers.map(showCidr).join(', ')})` : showSource(from);
}

function isBlock({ family, first, last }: AddressRange): boolean {
  const size = last - first + 1n;
  if (last >= 1n << (family === 4 ? 32n : 128n)) return false;
  return (size & (size - 1n)) === 0n && first % size === 0n;
}

function showHop({ from, passage, to, place, subnet, protocol, ports, relay }: Hop): readonly string[] {
  const of = (kind: Step['kind']): readonly Fact[] =>
    passage.steps.flatMap((step) => (step.kind === kind ? [step.fact] : []));
  const entries = of('acl').filter((fact) => !isForEverything(fact));
  const told = (facts: readonly Fact[]): readonly string[] => facts.map(showFact);
  const [route, ...routes] = told(of('route'));
  const isEntered = from.kind !== 'place' && subnet !== undefined && route !== undefined;
  const roads = isEntered ? [`subnet ${subnet} by ${route}`, ...routes] : told(of('route'));
  // What is not modelled is on the way itself.
  const ends = [to, 'node' in from ? from.node : undefined];
  const states = of('state').filter(
    ({ key }) => !ends.some((node) => node?.kind === 'doubt' && node.open?.key === key),
  );
  const parts = [...told([...of('relay'), ...states]), ...roads, ...told([...entries, ...of('group')])];
  const reached = to ? showNode(to) : 'internet';
  const at = relay || place || !to ? ` on ${showFlow(protocol, ports)}` : '';
  return [...new Set(parts), `${reached}${at}`];
}

/** A fact, and where it was written: the line of a template, or the construct of an app if it does not say so itself. */
export function showFact({ says, origin: { path, file, line } }: Pick<Fact, 'says' | 'origin'>): string {
  if (line !== undefined) return `${says} (${file}, line ${line})`;
  return path === undefined || path === '' || says.split(' ').includes(path) ? says : `${says} (${path})`;
}

export function showSource(source: Source): string {
  switch (source.kind) {
    case 'internet':
      return 'internet';
    case 'peer':
      return `peer ${source.peering.says}`;
    default:
      return showNode(source.node);
  }
}

export function showNode({ kind, name, open }: Node): string {
  return `${KINDS[kind]} ${kind === 'doubt' ? (open?.says ?? name) : name}`;
}

/** https://www.iana.org/assignments/protocol-numbers */
const PROTOCOLS: Readonly<Record<number, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6' };

export function showFlow(protocol: number, ports: readonly Ports[]): string {
  const name = PROTOCOLS[protocol] ?? `protocol ${protocol}`;
  if (protocol !== 6 && protocol !== 17) return name;
  const few = ports.slice(0, 4).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  const isEvery = ports.length === 1 && ports[0]?.[0] === EVERY_PORT[0] && ports[0][1] === EVERY_PORT[1];
  return isEvery ? `every ${name} port` : `${name} ${few.join(', ')}${ports.length > 4 ? ', ...' : ''}`;
}

/** Why a question is answered with no, hop by hop: what is in the way directly, and by each relay that leads there. */
export function blocks(network: Network, question: Question): readonly string[] {
  const scene = sceneOf(network, question.without);
  const sources = sourcesAsked(scene, question);
  if (question.to === 'internet') return sources.flatMap((source) => blockedOut(scene, source, question));
  const targets = question.to.flatMap((id) => network.nodes.get(id) ?? []);
  return [
    ...new Set(
      targets.flatMap((target) => [
        ...sources.flatMap((source) => blockedTo(scene, source, target, question)),
        ...network.relays
          .filter(
            ({ to, key, through }) => to === target.id && !scene.isLeftOut(key) && !scene.isLeftOut(through),
          )
          .map((relay) => blockedRelay(scene, relay, question)),
      ]),
    ),
  ];
}

function sourcesAsked({ network }: Scene, { from }: Question): readonly Source[] {
  if (from === 'internet') return [{ kind: 'internet' }];
  if (from === 'outside') {
    const peers = network.peerings.filter(({ outside }) => outside !== undefined);
    return [{ kind: 'internet' }, ...peers.map((peering): Source => ({ kind: 'peer', peering }))];
  }
  return from.flatMap((id) => network.nodes.get(id) ?? []).flatMap(sourcesOf);
}

function protocolOf({ protocol = 6 }: Question): number {
  return protocol === 'any' ? 6 : protocol;
}

function blockedTo(scene: Scene, source: Source, target: Node, question: Question): readonly string[] {
  const wanted = question.ports ?? EVERY_PORT;
  const protocol = protocolOf(question);
  return target.places.map((place) => {
    const why = FAMILIES.flatMap((family) => {
      const address = publicAt(place, family);
      const isInside = source.kind === 'place';
      if (!isInside && address.holds === false) return [address.says];
      if (!isInside && !scene.gateway(scene.subnet(place.subnet))) return ['no internet gateway is attached'];
      const legs = legsTo(scene, source, target, place, family, protocol);
      return legs.flatMap((leg) => obstacles(leg, wanted));
    });
    const flow = showFlow(protocol, [wanted]);
    const reasons = [...new Set(why)].join('; ') || 'there is no way between their networks';
    return `${showSource(source)} -> ${showNode(target)} in subnet ${scene.subnet(place.subnet).name}, ${flow}: ${reasons}`;
  });
}

function blockedRelay(scene: Scene, relay: Relay, question: Question): string {
  const at = scene.network.nodes.get(relay.at);
  const name = at ? showNode(at) : relay.at;
  if (scene.isLeftOut(relay.at)) return `${relay.says}: ${name} is left out`;
  const { entry, exit } = relay;
  const [first, last] = question.ports ?? EVERY_PORT;
  if (exit.ports[1] < first || exit.ports[0] > last)
    return `${relay.says} on ${showFlow(exit.protocol, [exit.ports])} only`;
  const there = reach(scene.network, {
    ...question,
    to: [relay.at],
    protocol: entry.protocol,
    ports: entry.ports,
  });
  return there.reaches === false
    ? `${relay.says}: ${name} is not reached on ${showFlow(entry.protocol, [entry.ports])}`
    : `${relay.says}: ${name} is reached, and does not reach the target on ${showFlow(exit.protocol, [exit.ports])}${at ? blockedOn(scene, relay, at) : ''}`;
}

/** What is in the way behind a relay, to whom the target sees it. */
function blockedOn(scene: Scene, relay: Relay, at: Node): string {
  const target = scene.network.nodes.get(relay.to);
  const { family = 4, entry, exit } = relay;
  const why = at.places.flatMap((own) =>
    (target?.places ?? []).flatMap((place) => {
      const from: Source = { kind: 'place', node: at, place: own };
      if (!target) return [];
      if (relay.source !== 'client') {
        return legsTo(scene, from, target, place, family, exit.protocol, false).flatMap((leg) =>
          obstacles(leg, exit.ports),
        );
      }
      return legsTo(scene, { kind: 'internet' }, at, own, family, entry.protocol)
        .flatMap((leg) => legAsClient(scene, leg, relay, at, own, target, place, family) ?? [])
        .flatMap((leg) => obstacles(leg, exit.ports));
    }),
  );
  if (why.length === 0) return '';
  const seen = relay.source === 'client' ? ' (which sees the address of the client)' : '';
  return `${seen}: ${[...new Set(why)].join('; ')}`;
}

function blockedOut(scene: Scene, source: Source, question: Question): readonly string[] {
  const wanted = question.ports ?? EVERY_PORT;
  const protocol = protocolOf(question);
  const why = FAMILIES.flatMap((family) =>
    legsOut(scene, source, family, protocol).flatMap((leg) => obstacles(leg, wanted)),
  );
  const own = source.kind === 'place' ? [source.place.publicIpv4, source.place.ipv6] : [];
  const none = own.filter(({ holds }) => holds === false).map(({ says }) => says);
  const where = source.kind === 'place' ? ` in subnet ${scene.subnet(source.place.subnet).name}` : '';
  const noRoute = ['no route leads to a NAT gateway'];
  const reasons = [...new Set(why.length > 0 ? why : [...none, ...noRoute])].join('; ');
  return [`${showSource(source)}${where} -> internet, ${showFlow(protocol, [wanted])}: ${reasons}`];
}
