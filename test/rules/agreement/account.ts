import { ResourceType } from '@aws-sdk/client-config-service';
import type { World } from '../../../rules/core/resource';
import { DESCRIBED } from '../../../rules/enforcers/config-rule/described';
import { type ConfigurationItem, readConfigurationItems } from '../../../rules/sources/configuration-item';
import { worldOfItems } from '../../../rules/sources/configuration-world';
import { describedAs } from './answers/described';
import type { Deployed } from './deploy';
import { DIALECTS, type Dialect, type Item } from './dialects';
import { interfacesOf } from './items/instance';
import { madeWith } from './items/made-with-vpc';
import { projectionOf } from './items/projections';
import { volumesOf } from './items/volumes';
import { carrierOf, type Stack, stackOf } from './parts';

/** Every type that AWS Config records, under its own name. */
export const RECORDED: ReadonlySet<string> = new Set(Object.values(ResourceType));

/** What AWS Config calls a type of CloudFormation. */
const CALLED: Readonly<Record<string, string>> = {
  'AWS::CertificateManager::Certificate': 'AWS::ACM::Certificate',
  'AWS::IAM::ManagedPolicy': 'AWS::IAM::Policy',
  'AWS::KMS::ReplicaKey': 'AWS::KMS::Key',
};

/** The type of the item that tells of a type; undefined where AWS Config has none. */
export function recordedAs(type: string): string | undefined {
  // Of a role's own policies AWS Config has no item; that of this name is a managed policy.
  if (type === 'AWS::IAM::Policy') return undefined;
  const called = CALLED[type] ?? type;
  return RECORDED.has(called) ? called : undefined;
}

/** Whether a periodic rule can describe a type that AWS Config does not record. */
export function isDescribed(type: string): boolean {
  return Object.hasOwn(DESCRIBED, type);
}

/** Where the resources of a template are found in AWS Config. */
export interface Account {
  readonly items: readonly Item[];
  /** What a periodic rule describes itself. */
  readonly described: readonly ConfigurationItem[];
  /** The types that are in the account and of which nothing is told. */
  readonly untold: readonly string[];
  /** The item of a resource by its logical id and its type, as `type id`. */
  readonly itemOf: (logicalId: string, type: string) => string | undefined;
}

export function keyOf({ type, id }: { readonly type: string; readonly id: string }): string {
  return `${type} ${id}`;
}

/** What AWS Config, and what else a periodic rule can describe, tells of the resources of an account. */
export function accountOf(resources: readonly Deployed[], described: (type: string) => boolean): Account {
  const stack = stackOf(resources);
  const implied = resources.flatMap((one) => [
    ...(one.type === 'AWS::EC2::VPC' ? madeWith(one, stack) : []),
    ...(one.type === 'AWS::EC2::Instance' ? [...volumesOf(one, stack), ...interfacesOf(one, stack)] : []),
  ]);
  // Parts of what AWS makes belong to it, too.
  const whole = stackOf([...resources, ...implied]);
  const carriers = whole.all.filter(
    (one) => carrierOf(one, whole) === one && !one.type.startsWith('Custom::'),
  );
  const made = new Map(
    carriers.flatMap((one) => {
      const item = itemFor(one, whole);
      return item ? [[one, item] as const] : [];
    }),
  );
  const told = new Map(
    carriers
      .filter(({ type }) => recordedAs(type) === undefined && described(type))
      .map((one) => [one, describedAs(one)] as const),
  );
  const keys = new Map(
    whole.all.flatMap((one) => {
      const carrier = carrierOf(one, whole);
      const item = carrier && made.get(carrier);
      const [found] = (carrier && told.get(carrier)) ?? [];
      const key = item ? keyOf(item) : found && keyOf({ type: found.resourceType, id: found.resourceId });
      return key === undefined ? [] : [[`${one.type} ${one.logicalId}`, key] as const];
    }),
  );
  return {
    items: [...made.values()],
    described: [...told.values()].flat(),
    untold: [...told].flatMap(([{ type }, found]) => (found.length === 0 ? [type] : [])),
    itemOf: (logicalId, type) => keys.get(`${type} ${logicalId}`),
  };
}

function itemFor(one: Deployed, stack: Stack): Item | undefined {
  const { type, id, name, arn, properties } = one;
  const common = { id, name, arn, tags: tagsOf(properties['Tags']), supplementary: {}, relationships: [] };
  const recorded = recordedAs(type);
  const found = recorded === undefined ? undefined : projectionOf(type)?.(one, stack);
  return found && recorded !== undefined ? { ...common, ...found, type: found.type ?? recorded } : undefined;
}

function tagsOf(tags: unknown): Readonly<Record<string, string>> {
  const pairs = Array.isArray(tags) ? tags : [];
  return Object.fromEntries(
    pairs.flatMap((tag) => (tag?.Key === undefined ? [] : [[String(tag.Key), String(tag.Value ?? '')]])),
  );
}

/** The world as the items tell it in one dialect. */
export function worldOf({ items, described }: Account, dialect: Dialect, closed: readonly string[]): World {
  const read = DIALECTS[dialect](items).flatMap((text) => readConfigurationItems(text, `${dialect}.json`));
  return worldOfItems([...read, ...described], { closed });
}
