import type { Truth } from '../core/value';
import type { AclEntry, Fact, Permit, Route, Subnet, Target, Vpc } from './network';
import { type AddressSet, ANYWHERE, addressSet, intersect, isEmpty, minus, NOWHERE, union } from './sets';

/** First and last port. */
export type Ports = readonly [number, number];

export const EVERY_PORT: Ports = [0, 65535];

/** Which addresses are let through on some ports, where every unknown allows, and where every unknown denies. */
export interface Piece {
  readonly ports: Ports;
  readonly may: AddressSet;
  readonly must: AddressSet;
}

/** What lets packets through, port by port: pieces in order that cover every port. */
export interface Profile {
  readonly kind: 'group' | 'acl' | 'route';
  /** For people: `security group Task`, `the routes of subnet Public1`. */
  readonly name: string;
  readonly pieces: readonly Piece[];
  /** What lets an address of a set through on a port: the facts, and what of it is not known. */
  readonly why: (port: number, addresses: AddressSet) => Why;
}

export interface Why {
  readonly facts: readonly Fact[];
  readonly doubts: readonly string[];
}

const NOTHING: Why = { facts: [], doubts: [] };

/** The pieces into which the ends of ranges cut the ports. */
export function cutPorts(ranges: readonly Ports[], within: Ports = EVERY_PORT): readonly Ports[] {
  const [lowest, highest] = within;
  const starts = new Set([lowest]);
  for (const [first, last] of ranges) {
    if (first > lowest && first <= highest) starts.add(first);
    if (last >= lowest && last < highest) starts.add(last + 1);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, index) => [start, (sorted[index + 1] ?? highest + 1) - 1] as const);
}

export function covers([first, last]: Ports, port: number): boolean {
  return first <= port && port <= last;
}

/** Whether a rule or an entry is for a protocol. */
function isFor({ protocol }: Permit, wanted: number): Truth {
  return protocol === undefined ? 'unknown' : protocol === 'all' || protocol === wanted;
}

/** What a rule surely lets through, and what it possibly does; `members` tells whether the peer is in one of its groups. */
interface Reading {
  readonly permit: Permit;
  readonly ports: Ports;
  readonly sure: AddressSet;
  readonly possible: AddressSet;
}

function readings(
  permits: readonly Permit[],
  protocol: number,
  isMember: (permit: Permit) => Truth,
): readonly Reading[] {
  return permits.flatMap((permit) => {
    const applies = isFor(permit, protocol);
    if (applies === false) return [];
    const member = permit.groups.length > 0 ? isMember(permit) : false;
    const isSure = applies === true && permit.ports !== undefined;
    return [
      {
        permit,
        ports: permit.ports ?? EVERY_PORT,
        sure: !isSure ? NOWHERE : member === true ? ANYWHERE : permit.addresses.sure,
        possible: member === false ? permit.addresses.possible : ANYWHERE,
      },
    ];
  });
}

/**
 * The rules of security groups for one way and one protocol: what one of them allows is allowed.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function ofGroups(
  name: string,
  permits: readonly Permit[],
  doubts: readonly string[],
  protocol: number,
  isMember: (permit: Permit) => Truth,
): Profile {
  const all = readings(permits, protocol, isMember);
  const pieces = cutPorts(all.map(({ ports }) => ports)).map((ports): Piece => {
    const here = all.filter((one) => covers(one.ports, ports[0]));
    return {
      ports,
      may: doubts.length > 0 ? ANYWHERE : union(...here.map(({ possible }) => possible)),
      must: union(...here.map(({ sure }) => sure)),
    };
  });
  return {
    kind: 'group',
    name,
    pieces,
    why: (port, addresses) => {
      const here = all.filter((one) => covers(one.ports, port));
      const sure = here.find((one) => !isEmpty(intersect(one.sure, addresses)));
      if (sure) return { facts: [sure.permit], doubts: [] };
      const possible = here.find((one) => !isEmpty(intersect(one.possible, addresses)));
      if (!possible) return { facts: [], doubts };
      const { permit } = possible;
      return {
        facts: [permit],
        doubts: [permit.doubt ?? permit.addresses.doubt ?? `whether ${permit.says}`],
      };
    },
  };
}

/**
 * The entries of a network ACL for one way and one protocol, in the order of their numbers; the first that matches
 * decides, and what none matches is denied: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function ofAcl(
  { acl, aclDoubt, aclName }: Subnet,
  ingress: boolean,
  protocol: number,
  isLeftOut: (fact: Fact) => boolean,
): Profile {
  const entries = acl.filter((entry) => entry.ingress === ingress && !isLeftOut(entry));
  const all = readings(entries, protocol, () => false).map((reading) => {
    const { allows, number } = reading.permit as AclEntry;
    return { ...reading, allows, number };
  });
  const pieces = cutPorts(all.map(({ ports }) => ports)).map((ports): Piece => {
    const here = all.filter((one) => covers(one.ports, ports[0]));
    return {
      ports,
      may: aclDoubt === undefined ? permitted(here, 'may') : ANYWHERE,
      must: aclDoubt === undefined ? permitted(here, 'must') : NOWHERE,
    };
  });
  return {
    kind: 'acl',
    name: aclName,
    pieces,
    why: (port, addresses) => {
      const here = all.filter((one) => covers(one.ports, port));
      const [may, must] = (['may', 'must'] as const).map((mode) => permitted(here, mode));
      const isSure = must !== undefined && !isEmpty(intersect(must, addresses)) && aclDoubt === undefined;
      const first = here.find((one) => one.allows !== false && !isEmpty(intersect(one.possible, addresses)));
      const unsure = here.filter(
        (one) => one.allows === 'unknown' || one.number === undefined || one.sure !== one.possible,
      );
      const doubts = unsure.map(
        ({ permit }) => permit.doubt ?? permit.addresses.doubt ?? `whether ${permit.says}`,
      );
      return {
        facts: first && may && !isEmpty(intersect(may, addresses)) ? [first.permit] : [],
        doubts: isSure ? [] : aclDoubt === undefined ? doubts : [aclDoubt],
      };
    },
  };
}

interface AclReading extends Reading {
  readonly allows: Truth;
  readonly number: number | undefined;
}

/** An entry of which the number is not known decides first where it speaks against what is looked for, else last. */
function permitted(entries: readonly AclReading[], mode: 'may' | 'must'): AddressSet {
  const isMay = mode === 'may';
  const read = entries.map((entry) => {
    const allows = entry.allows === 'unknown' ? isMay : entry.allows;
    const order = entry.number ?? (allows === isMay ? -1 : Number.POSITIVE_INFINITY);
    return { allows, order, set: allows === isMay ? entry.possible : entry.sure };
  });
  let [allowed, denied] = [NOWHERE, NOWHERE];
  for (const { allows, set } of read.sort((a, b) => a.order - b.order)) {
    if (allows) allowed = union(allowed, minus(set, denied));
    else denied = union(denied, minus(set, allowed));
  }
  return allowed;
}

/**
 * The addresses for which the longest prefix of a subnet's routes leads to what is wanted. The local routes of the VPC
 * are among them: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html#route-tables-priority
 */
export function ofRoutes(
  subnet: Subnet,
  vpc: Vpc | undefined,
  wants: (target: Target) => Truth,
  isLeftOut: (fact: Fact) => boolean,
): Profile {
  const { routesDoubt, name } = subnet;
  const own = subnet.routes.filter((route) => !isLeftOut(route));
  const entries = [...own, ...localRoutes(vpc)].map((route) => ({
    ...route,
    is: wants(route.target),
    route,
  }));
  // Of two routes of one length, which a template can hold and AWS may refuse, nobody knows which counts.
  entries.sort((a, b) => b.prefix - a.prefix || Number(a.is === false) - Number(b.is === false));
  let [may, taken] = [NOWHERE, NOWHERE];
  for (const { is, destination, prefix } of entries) {
    // What is not known may be longer than any that is.
    if (is !== false)
      may = union(may, prefix < 0 ? destination.possible : minus(destination.possible, taken));
    else if (prefix >= 0) taken = union(taken, destination.sure);
  }
  let must = NOWHERE;
  taken = NOWHERE;
  // What is not known may be longer than any. The lists of AWS's own services never hold all of the internet.
  const first = entries.filter(({ prefix, target }) => prefix < 0 && target.kind !== 'gateway-endpoint');
  const known = entries.filter(({ prefix }) => prefix >= 0);
  known.sort((a, b) => b.prefix - a.prefix || Number(a.is === true) - Number(b.is === true));
  for (const { is, destination, prefix } of [...first, ...known]) {
    if (is === true) must = union(must, minus(destination.sure, taken));
    else if (prefix < 0 || is === false || is === 'unknown') taken = union(taken, destination.possible);
  }
  const rival = ({ prefix, destination, is }: (typeof entries)[number]): boolean =>
    prefix >= 0 &&
    entries.some(
      (one) =>
        one.prefix === prefix && one.is !== is && !isEmpty(intersect(one.destination.sure, destination.sure)),
    );
  return {
    kind: 'route',
    name: `the routes of subnet ${name}`,
    pieces: [
      {
        ports: EVERY_PORT,
        may: routesDoubt === undefined ? may : ANYWHERE,
        must: routesDoubt === undefined ? must : NOWHERE,
      },
    ],
    why: (_port, addresses) => {
      const chosen = entries.find(
        (one) => one.is === true && !isEmpty(intersect(one.destination.sure, addresses)),
      );
      const possible = entries.find(
        (one) => one.is !== false && !isEmpty(intersect(one.destination.possible, addresses)),
      );
      const route = chosen ?? possible;
      if (!route) return routesDoubt === undefined ? NOTHING : { facts: [], doubts: [routesDoubt] };
      const doubts = [
        ...(route.target.kind === 'unknown' ? [route.target.doubt] : []),
        ...(rival(route) ? [`which of the routes of subnet ${name} to the same destination counts`] : []),
        ...(route.destination.doubt === undefined ? [] : [route.destination.doubt]),
        ...(routesDoubt === undefined ? [] : [routesDoubt]),
      ];
      return { facts: route.target.kind === 'local' ? [] : [route.route], doubts };
    },
  };
}

function localRoutes(vpc: Vpc | undefined): readonly Route[] {
  if (!vpc) return [];
  return [...vpc.blocks[4], ...vpc.blocks[6]].map((range) => {
    const hostBits = (range.last - range.first).toString(2).replace(/^0$/, '').length;
    const block = addressSet([range]);
    return {
      key: `${vpc.id}#local`,
      says: `the local route of ${vpc.name}`,
      origin: { type: 'AWS::EC2::VPC', id: vpc.id, file: '' },
      path: '',
      destination: { sure: block, possible: block },
      prefix: (range.family === 4 ? 32 : 128) - hostBits,
      target: { kind: 'local' },
    };
  });
}
