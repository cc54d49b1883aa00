import type { Resource } from '../core/resource';
import { isList, isUnresolved, ownValue, type Properties, referenceOf, type Value } from '../core/value';

interface Fold {
  readonly owner: string;
  /** The property of the part that points at its owner. */
  readonly by: string;
  /** The list of the owner that the part belongs to. */
  readonly into: string;
  /** Whether a part whose owner is not in sight is judged in an owner of its own. */
  readonly judgedAlone: boolean;
}

/**
 * Resources that are only a part of another one. A route table has no `Routes` in CloudFormation, only in the API;
 * here it has.
 */
const FOLDS: Readonly<Record<string, Fold>> = {
  'AWS::EC2::SecurityGroupIngress': {
    owner: 'AWS::EC2::SecurityGroup',
    by: 'GroupId',
    into: 'SecurityGroupIngress',
    judgedAlone: true,
  },
  'AWS::EC2::SecurityGroupEgress': {
    owner: 'AWS::EC2::SecurityGroup',
    by: 'GroupId',
    into: 'SecurityGroupEgress',
    judgedAlone: true,
  },
  'AWS::EC2::Route': {
    owner: 'AWS::EC2::RouteTable',
    by: 'RouteTableId',
    into: 'Routes',
    judgedAlone: false,
  },
};

/** The types that are folded. */
export const FOLDED: readonly string[] = Object.keys(FOLDS);

/** Moves every standalone part into its owner, which keeps where the part came from. */
export function fold(resources: readonly Resource[]): readonly Resource[] {
  const byName = new Map(
    resources.flatMap((one) => [one.address, ...one.aliases].map((name) => [name, one])),
  );
  const parts = new Map<Resource, Resource[]>();
  const kept: Resource[] = [];
  for (const resource of resources) {
    const { owner: type, by, judgedAlone } = FOLDS[resource.type] ?? {};
    const owner = by === undefined ? undefined : byName.get(nameIn(resource, by));
    if (owner && owner.type === type && !isUnresolved(owner.properties)) {
      const siblings = parts.get(owner);
      if (siblings) siblings.push(resource);
      else parts.set(owner, [resource]);
    } else if (type !== undefined && judgedAlone) {
      const alone = {
        ...resource,
        type,
        address: `${resource.address}#owner`,
        properties: {},
        assumptions: [],
      };
      kept.push(alone);
      parts.set(alone, [resource]);
    } else {
      kept.push(resource);
    }
  }
  return kept.map((resource) => (parts.get(resource) ?? []).reduce(append, resource));
}

function nameIn({ properties }: Resource, property: string): string {
  const value = isUnresolved(properties) ? undefined : ownValue(properties, property);
  return typeof value === 'string' ? value : (referenceOf(value)?.target ?? '');
}

function append(owner: Resource, part: Resource): Resource {
  const { into, by } = FOLDS[part.type] ?? {};
  if (into === undefined || by === undefined || isUnresolved(owner.properties)) return owner;
  const before = asList(ownValue(owner.properties, into));
  const path = `${into}[${before.length}]`;
  return {
    ...owner,
    properties: { ...owner.properties, [into]: [...before, without(part.properties, by)] },
    folded: [...owner.folded, { path, origin: part.origin }],
    assumptions: [
      ...owner.assumptions,
      ...part.assumptions.map((one) => ({ ...one, path: `${path}.${one.path}` })),
    ],
  };
}

function asList(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function without(properties: Resource['properties'], name: string): Value {
  if (isUnresolved(properties)) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== name)) satisfies Properties;
}
