import { whyUnknown } from '../../core/property';
import { nameOf, originOf, type Resource } from '../../core/resource';
import type { Context } from '../../core/rule';
import { isList, isUnresolved, referenceOf, show, type Truth, type Value } from '../../core/value';
import type { Fact, Tri } from '../network';
import { type Stranger, strangersOf } from './strangers';

/** What the parts of a network are made from. */
export interface Source {
  readonly context: Context;
  readonly every: (type: string) => readonly Resource[];
  /** The address of the resource that a value names, or else a spelling of the value that is the same for the same. */
  readonly idOf: (type: string, value: Value) => string;
  readonly named: (type: string, value: Value) => Resource | undefined;
  /** Resources of types that are not modelled, or only where they refer to what is. */
  readonly strangers: readonly Stranger[];
}

export function sourceOf(context: Context): Source {
  const named = (type: string, value: Value): Resource | undefined =>
    context.referenced(type, value).found[0] ?? defaultNamed(context, type, value);
  return {
    context,
    every: (type) => context.every(type).found,
    named,
    strangers: strangersOf(context),
    idOf: (type, value) => named(type, value)?.address ?? show(value).replace(/^"|"$/g, ''),
  };
}

/** What AWS makes with a VPC, which an attribute of the VPC names: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html */
const DEFAULTS: Readonly<Record<string, string>> = {
  'AWS::EC2::SecurityGroup': 'DefaultSecurityGroup',
  'AWS::EC2::NetworkAcl': 'DefaultNetworkAcl',
};

function defaultNamed(context: Context, type: string, value: Value): Resource | undefined {
  const reference = referenceOf(value);
  if (!reference || DEFAULTS[type] !== reference.attribute) return undefined;
  const address = `${reference.target}#${reference.attribute}`;
  return context.every(type).found.find((one) => one.address === address);
}

const IMPLICIT: Readonly<Record<string, string>> = {
  'AWS::EC2::SecurityGroup': 'default security group',
  'AWS::EC2::NetworkAcl': 'default network ACL',
  'AWS::EC2::RouteTable': 'main route table',
};

/** What a group, an ACL or a table is called, which AWS makes with a VPC where nobody wrote it. */
export function called(resource: Resource, kind: string): string {
  const { implicit, type, origin } = resource;
  const made = implicit && origin.captured === undefined ? IMPLICIT[type] : undefined;
  return made === undefined ? `${kind}${nameOf(resource)}` : `${made} of VPC ${nameOf(resource)}`;
}

export function fact(resource: Resource, path: string, says: string): Fact {
  return { key: `${resource.address}#${path}`, says, origin: originOf(resource, path), path };
}

/** Whether a value is what is asked for; absent, it is what AWS documents. */
export function triOf(
  { context }: Source,
  resource: Resource,
  path: string,
  meaning: (value: Value) => boolean,
  absent: Value,
): Tri {
  const value = context.read(resource, path);
  const shown = value === undefined ? `absent, which means ${show(absent)}` : show(value);
  const says = `${path} of ${nameOf(resource)} is ${shown}`;
  if (isUnresolved(value)) {
    return { ...fact(resource, path, says), holds: 'unknown', doubt: `${says}, ${whyUnknown(value)}` };
  }
  return { ...fact(resource, path, says), holds: meaning(value ?? absent) };
}

export function tri(resource: Resource, path: string, says: string, holds: Truth, doubt?: string): Tri {
  return { ...fact(resource, path, says), holds, ...(doubt === undefined ? {} : { doubt }) };
}

/** The elements of a list, one value standing for a list of one; undefined where it is not known. */
export function listOf({ context }: Source, resource: Resource, path: string): readonly Value[] | undefined {
  const value = context.read(resource, path);
  if (value === undefined || value === null) return [];
  if (isUnresolved(value)) return undefined;
  return isList(value) ? value : [value];
}
