import { identifies, type Resource, type Undecided, undecidedAt } from '../core/resource';
import { isList, isUnresolved, ownValue, type Properties, referenceOf, type Value } from '../core/value';
import { DEFAULTS_OF_VPC, defaultOf } from './implied';

interface Fold {
  readonly owner: string;
  /** The properties of the part that can point at its owner. */
  readonly by: readonly string[];
  /** The list of the owner that the part belongs to. */
  readonly into: string;
  /** Whether a part whose owner is not in sight is judged in an owner of its own. */
  readonly judgedAlone: boolean;
}

/**
 * Resources that are only a part of another one. A route table has no `Routes` in CloudFormation, and a network ACL no
 * `Entries`, only in the API; here they have.
 */
const FOLDS: Readonly<Record<string, Fold>> = {
  'AWS::EC2::SecurityGroupIngress': {
    owner: 'AWS::EC2::SecurityGroup',
    by: ['GroupId', 'GroupName'],
    into: 'SecurityGroupIngress',
    judgedAlone: true,
  },
  'AWS::EC2::SecurityGroupEgress': {
    owner: 'AWS::EC2::SecurityGroup',
    by: ['GroupId'],
    into: 'SecurityGroupEgress',
    judgedAlone: true,
  },
  'AWS::EC2::Route': {
    owner: 'AWS::EC2::RouteTable',
    by: ['RouteTableId'],
    into: 'Routes',
    judgedAlone: false,
  },
  'AWS::EC2::NetworkAclEntry': {
    owner: 'AWS::EC2::NetworkAcl',
    by: ['NetworkAclId'],
    into: 'Entries',
    judgedAlone: true,
  },
};

const OWNERS: ReadonlySet<string> = new Set(Object.values(FOLDS).map(({ owner }) => owner));

/** Types that take part in folding. */
export const FOLDING: ReadonlySet<string> = new Set(
  Object.entries(FOLDS).flatMap(([type, { owner }]) => [type, owner]),
);

/** The types that are judged as parts of an owner of a type, also where the owner is not in sight. */
export function partsOf(owner: string): readonly string[] {
  return Object.entries(FOLDS).flatMap(([type, fold]) =>
    fold.owner === owner && fold.judgedAlone ? [type] : [],
  );
}

/** The types that are folded. */
export const FOLDED: readonly string[] = Object.keys(FOLDS);

/**
 * Moves every standalone part into its owner, which keeps where the part came from. `decided` tells a world in a
 * scenario, in which an owner that is not in sight is found by each of its parts: the one that it is found by
 * elsewhere may not be made there.
 */
export function fold(resources: readonly Resource[], decided: boolean): readonly Resource[] {
  const byName = new Map(
    resources.flatMap((one) =>
      OWNERS.has(one.type) ? namesOf(one).map((name) => [`${one.type} ${name}`, one] as const) : [],
    ),
  );
  const parts = new Map<Resource, Resource[]>();
  const strangers = new Map<string, Resource[]>();
  const kept: Resource[] = [];
  for (const resource of resources) {
    const into = Object.hasOwn(FOLDS, resource.type) ? FOLDS[resource.type] : undefined;
    const name = into && ownerName(resource, into);
    const owner = name === undefined ? undefined : byName.get(`${into?.owner} ${name}`);
    if (into === undefined) kept.push(resource);
    else if (owner && !isUnresolved(owner.properties)) add(parts, owner, resource);
    else if (!into.judgedAlone) kept.push(resource);
    else {
      // Parts of one owner that is not in sight are judged together: each alone may look harmless.
      const key = `${into.owner} ${name ?? resource.address}`;
      strangers.set(key, [...(strangers.get(key) ?? []), resource]);
    }
  }
  for (const [key, siblings] of strangers) {
    const [type = ''] = key.split(' ');
    const isOpen = decided || siblings.some(({ undecided, conditional }) => undecided ?? conditional);
    for (const part of isOpen ? siblings : siblings.slice(0, 1)) {
      const alone = strangerFor(part, type);
      kept.push(alone);
      parts.set(alone, siblings);
    }
  }
  const open = resources.flatMap(pointersToDecide);
  const unread = unreadParts(resources);
  return kept.map((resource) => {
    const own = [...(parts.get(resource) ?? []), ...(unread.get(resource.type) ?? [])];
    const whole = own.length > 0 ? withParts(resource, own) : resource;
    if (open.length === 0) return whole;
    const mayGain = open.filter(({ owner }) => owner === resource.type).map(({ undecided }) => undecided);
    return mayGain.length > 0 ? { ...whole, undecided: [...(whole.undecided ?? []), ...mayGain] } : whole;
  });
}

/** Parts of which nothing is known may belong to any owner, by its type. */
function unreadParts(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const part of resources) {
    const into = Object.hasOwn(FOLDS, part.type) ? FOLDS[part.type] : undefined;
    if (!into?.judgedAlone || !isUnresolved(part.properties)) continue;
    found.set(into.owner, [...(found.get(into.owner) ?? []), part]);
  }
  return found;
}

/** While it is not decided which owner a part belongs to, it may be any. */
function pointersToDecide(
  part: Resource,
): readonly { readonly owner: string; readonly undecided: Undecided }[] {
  const fold = part.undecided && Object.hasOwn(FOLDS, part.type) ? FOLDS[part.type] : undefined;
  if (!fold) return [];
  const { owner, by, into } = fold;
  const variables = by.flatMap((property) => undecidedAt(part, property));
  return variables.map((variable) => ({ owner, undecided: { path: into, variable } }));
}

function strangerFor({ address, origin }: Resource, type: string): Resource {
  return {
    type,
    address: `${address}#owner`,
    aliases: [],
    properties: {},
    origin,
    folded: [],
    assumptions: [],
    implicit: false,
  };
}

function add(parts: Map<Resource, Resource[]>, owner: Resource, part: Resource): void {
  const siblings = parts.get(owner);
  if (siblings) siblings.push(part);
  else parts.set(owner, [part]);
}

function namesOf({ address, aliases }: Resource): readonly string[] {
  return [`logical ${address}`, ...aliases.map((alias) => `physical ${alias}`)];
}

/** How a part names its owner: by reference, by literal, or by an expression that is equal for equal owners. */
function ownerName({ properties }: Resource, { by, owner }: Fold): string | undefined {
  if (isUnresolved(properties)) return undefined;
  const [value] = by.flatMap((property) => ownValue(properties, property) ?? []);
  if (typeof value === 'string') return `physical ${value}`;
  if (!isUnresolved(value)) return undefined;
  const reference = referenceOf(value);
  if (reference && identifies(reference.attribute, owner)) return `logical ${reference.target}`;
  return reference && DEFAULTS_OF_VPC[reference.attribute] === owner
    ? `logical ${defaultOf(reference.target, reference.attribute)}`
    : `expression ${JSON.stringify(value.parts)}`;
}

function withParts(owner: Resource, parts: readonly Resource[]): Resource {
  const lists = new Map<string, Value[]>();
  const folded = [...owner.folded];
  const assumptions = [...owner.assumptions];
  const undecided = [...(owner.undecided ?? [])];
  for (const part of parts) {
    const { into, by } = FOLDS[part.type] ?? {};
    if (into === undefined || by === undefined || isUnresolved(owner.properties)) continue;
    const items = lists.get(into) ?? [...asList(ownValue(owner.properties, into))];
    const path = `${into}[${items.length}]`;
    items.push(without(part.properties, by));
    lists.set(into, items);
    folded.push({ path, origin: part.origin });
    for (const one of part.assumptions) {
      assumptions.push({ ...one, path: one.path === '' ? path : `${path}.${one.path}` });
    }
    for (const one of part.undecided ?? []) undecided.push({ ...one, path: `${path}.${one.path}` });
    for (const variable of part.conditional ?? []) undecided.push({ path, variable });
  }
  if (lists.size === 0 || isUnresolved(owner.properties)) return owner;
  const properties = { ...owner.properties, ...Object.fromEntries(lists) };
  return { ...owner, properties, folded, assumptions, undecided };
}

function asList(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function without(properties: Resource['properties'], names: readonly string[]): Value {
  if (isUnresolved(properties)) return properties;
  return Object.fromEntries(
    Object.entries(properties).filter(([key]) => !names.includes(key)),
  ) satisfies Properties;
}
