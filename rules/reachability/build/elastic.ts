import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved } from '../../core/value';
import type { Tri } from '../network';
import { type Source, tri } from './world';

/** Who holds an elastic address, by the address of the resource; and what may be held by anybody. */
export interface Elastic {
  readonly holders: ReadonlyMap<string, Resource>;
  readonly stray: Resource | undefined;
}

const HELD: readonly (readonly [string, string, string])[] = [
  ['AWS::EC2::EIP', 'InstanceId', 'AWS::EC2::Instance'],
  ['AWS::EC2::EIPAssociation', 'InstanceId', 'AWS::EC2::Instance'],
  ['AWS::EC2::EIPAssociation', 'NetworkInterfaceId', 'AWS::EC2::NetworkInterface'],
];

export function elasticOf({ context, every, named }: Source): Elastic {
  const holders = new Map<string, Resource>();
  let stray: Resource | undefined;
  for (const [type, path, holder] of HELD) {
    for (const one of every(type)) {
      const value = context.read(one, path);
      if (value === undefined) continue;
      const known = named(holder, value);
      if (known) holders.set(known.address, one);
      else if (isUnresolved(value)) stray = one;
    }
  }
  return { holders, stray };
}

export function elasticTri(one: Resource, { holders, stray }: Elastic): Tri | undefined {
  const eip = holders.get(one.address);
  if (eip) return tri(eip, '', `elastic IP ${nameOf(eip)} of ${nameOf(one)}`, true);
  const says = stray && `whether elastic IP ${nameOf(stray)} is that of ${nameOf(one)}`;
  return stray && says !== undefined ? tri(stray, '', says, 'unknown', says) : undefined;
}

/** A public address that is there either way counts before one that is not known. */
export function either(own: Tri, elastic: Tri | undefined): Tri {
  return own.holds === true || elastic === undefined ? own : elastic;
}
