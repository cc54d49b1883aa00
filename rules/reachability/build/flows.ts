import type { Value } from '../../core/value';
import type { Permit } from '../network';

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ icmp: 1, tcp: 6, udp: 17, icmpv6: 58 }),
);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html */
export function protocolOf(value: Value | undefined): number | 'all' | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const name = String(value).trim().toLowerCase();
  if (name === '-1' || name === 'all') return 'all';
  return /^\d+$/.test(name) ? Number(name) : NUMBERS.get(name);
}

export function portsOf(
  protocol: Permit['protocol'],
  from: Value | undefined,
  to: Value | undefined,
): Permit['ports'] {
  if (protocol === undefined) return undefined;
  if (protocol !== 6 && protocol !== 17) return [0, 65535];
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  return from === -1 || to === -1 ? [0, 65535] : [from, to];
}

/** For people: `tcp 443`. */
export function showFlow(protocol: Permit['protocol'], ports: Permit['ports']): string {
  if (protocol === 'all') return 'every protocol';
  if (protocol === undefined) return 'a protocol that is not known';
  const name = [...NUMBERS].find(([, number]) => number === protocol)?.[0] ?? `protocol ${protocol}`;
  if (protocol !== 6 && protocol !== 17) return name;
  if (!ports) return `${name} ports that are not known`;
  return ports[0] === ports[1] ? `${name} ${ports[0]}` : `${name} ${ports[0]}-${ports[1]}`;
}
