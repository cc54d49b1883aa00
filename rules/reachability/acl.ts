import { type AddressRange, parseCidr } from '../core/cidr';
import type { Resource } from '../core/resource';
import type { Context } from '../core/rule';
import { isUnresolved, show, type Truth, type Value } from '../core/value';
import { isOwnBlock } from './ingress';
import { isInternet, isPublic } from './internet';

/** One entry of a network ACL, as far as it is known. */
export interface AclEntry {
  readonly path: string;
  readonly ingress: Truth;
  /** Whether it is for TCP, be it for every protocol. */
  readonly tcp: Truth;
  /** The first and the last port; undefined where they are not known. */
  readonly ports: readonly [number, number] | undefined;
  readonly number: number | undefined;
  readonly allows: Truth;
  /** The addresses that it is for, none for a block that holds no public ones; undefined where they are not known. */
  readonly sources: readonly AddressRange[] | undefined;
  readonly says: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html */
export function aclEntry(acl: Resource, path: string, context: Context): AclEntry {
  const at = (name: string): Value | undefined => context.read(acl, `${path}.${name}`);
  const given = ['CidrBlock', 'Ipv6CidrBlock'].flatMap((name) => at(name) ?? []);
  const protocol = text(at('Protocol'));
  const action = text(at('RuleAction'));
  const egress = at('Egress') ?? false;
  const number = at('RuleNumber');
  const [from, to] = [at('PortRange.From'), at('PortRange.To')];
  const everyPort = protocol === '-1' || protocol === 'all';
  const ranges = given.map((value) => addresses(value, context));
  return {
    path,
    ingress: isUnresolved(egress) ? 'unknown' : egress !== true,
    tcp: protocol === undefined ? 'unknown' : everyPort || protocol === '6' || protocol === 'tcp',
    ports: everyPort
      ? [0, 65535]
      : typeof from === 'number' && typeof to === 'number'
        ? [from, to]
        : undefined,
    number: typeof number === 'number' ? number : undefined,
    allows: action === undefined ? 'unknown' : action === 'allow',
    sources: ranges.length > 0 && ranges.every((range) => range !== undefined) ? ranges.flat() : undefined,
    says: `${path} is for ${given.map((value) => show(value)).join(' and ') || 'addresses that are not known'}`,
  };
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : undefined;
}

function addresses(value: Value, context: Context): readonly AddressRange[] | undefined {
  if (isOwnBlock(value, context)) return [];
  const range = typeof value === 'string' ? parseCidr(value) : undefined;
  return range && [range];
}

const EVERYWHERE = ['0.0.0.0/0', '::/0'].flatMap((block) => parseCidr(block) ?? []);

/** Entries that let the internet in to a port, one alone or several together. */
export interface Opening {
  readonly entries: readonly AclEntry[];
  /** Not so where it depends on something that is not known. */
  readonly surely: boolean;
}

/**
 * How the internet gets in to a TCP port, if it does. The entries are tried in the order of their numbers, the first
 * that matches decides, and what none matches is denied:
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function openingTo(port: number, entries: readonly AclEntry[]): Opening | undefined {
  const [sure, may] = [true, false].map((surely) => letIn(port, entries, surely));
  if (sure && sure.length > 0) return { entries: sure, surely: true };
  return may && may.length > 0 ? { entries: may, surely: false } : undefined;
}

/** What is not known lets in nobody and denies everybody where we must be sure, and the other way round where not. */
function letIn(port: number, entries: readonly AclEntry[], surely: boolean): readonly AclEntry[] {
  const wanted = entries.flatMap((entry) => {
    const isFor = both(both(entry.ingress, entry.tcp), covers(entry.ports, port));
    const lets = both(isFor, entry.allows);
    const denies = both(isFor, entry.allows === 'unknown' ? 'unknown' : !entry.allows);
    const allow = surely ? lets === true : lets !== false;
    const deny = surely ? denies !== false : denies === true;
    // Whoever goes first where the number is not known decides against what is looked for.
    const order = entry.number ?? (deny === surely ? -1 : Number.POSITIVE_INFINITY);
    return allow || deny ? [{ entry, order, allow }] : [];
  });
  wanted.sort((a, b) => a.order - b.order);
  const decided: AddressRange[] = [];
  const open: { readonly entry: AclEntry; readonly ranges: readonly AddressRange[] }[] = [];
  for (const { entry, allow } of wanted) {
    const ranges = entry.sources ?? (allow === surely ? [] : EVERYWHERE);
    if (allow) open.push({ entry, ranges: decided.reduce(without, ranges) });
    decided.push(...ranges);
  }
  if (!isInternet(open.flatMap(({ ranges }) => ranges))) return [];
  const alone = open.filter(({ ranges }) => isInternet(ranges));
  return (alone.length > 0 ? alone : open.filter(({ ranges }) => isPublic(ranges))).map(({ entry }) => entry);
}

function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : 'unknown';
}

function covers(ports: AclEntry['ports'], port: number): Truth {
  return ports === undefined ? 'unknown' : ports[0] <= port && port <= ports[1];
}

function without(ranges: readonly AddressRange[], hole: AddressRange): readonly AddressRange[] {
  return ranges.flatMap((range) => {
    if (range.family !== hole.family || hole.last < range.first || range.last < hole.first) return [range];
    const before = { ...range, last: hole.first - 1n };
    const after = { ...range, first: hole.last + 1n };
    return [before, after].filter(({ first, last }) => first <= last);
  });
}
