import { legAsClient, legsTo, legWithout } from './hop';
import { type Leg, openOn } from './leg';
import type { Node, Place, Relay } from './network';
import { type Arrival, enteredAt, type Search } from './search';
import type { Family } from './sets';
import type { Source } from './source';

/** What a relay brings on, where it does. */
export function* relayedBy(here: Search, relay: Relay, before: Arrival): Generator<Arrival> {
  const { scene, mode } = here;
  const at = scene.network.nodes.get(relay.at);
  const target = scene.network.nodes.get(relay.to);
  if (!at || !target || scene.isLeftOut(target.id)) return;
  const { protocol, ports } = relay.exit;
  for (const { leg, ...way } of waysOf(here, relay, at, target, before)) {
    const open = openOn(leg, ports)[mode];
    if (open.length > 0) yield { ...way, node: target, leg, relay, protocol, ports: open, before };
  }
}

interface RelayWay {
  readonly leg: Leg;
  readonly source: Source;
  readonly place: Place | undefined;
  readonly family: Family | undefined;
}

/**
 * The client's address is kept where it is of the family of the target, and not by what comes over PrivateLink:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */
function* waysOf(
  { scene }: Search,
  relay: Relay,
  at: Node,
  target: Node,
  before: Arrival,
): Generator<RelayWay> {
  const { family = 4, source } = relay;
  const [first] = at.places;
  const from: Source = first ? { kind: 'place', node: at, place: first } : { kind: 'doubt', node: at };
  if (source === 'none' || target.places.length === 0) {
    yield { leg: legWithout(relay), place: target.places[0], family: undefined, source: from };
    return;
  }
  const entered = enteredAt(before);
  const isKept = source === 'client' && entered !== undefined && before.family === family;
  for (const place of target.places) {
    if (isKept) {
      const leg = legAsClient(scene, before.leg, relay, at, entered, target, place, family);
      if (leg) yield { leg, place, family, source: from };
      continue;
    }
    for (const own of entered ? [entered] : at.places) {
      const through: Source = { kind: 'place', node: at, place: own };
      for (const leg of legsTo(scene, through, target, place, family, relay.exit.protocol, false)) {
        const whole = { ...leg, tris: [...leg.tris, relay.holds], facts: [relay] };
        yield { leg: whole, place, family, source: through };
      }
    }
  }
}
