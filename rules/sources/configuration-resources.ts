import { identifies, type Origin, type Resource } from '../core/resource';
import { isUnresolved, type Properties, type Unresolved, type Value } from '../core/value';
import type { ConfigurationItem } from './configuration-item';
import { propertiesOf, tagsOf, withMore } from './configuration-properties';
import { withTypes } from './scalars';
import { located } from './translators/located';
import type { Recorded, Translation } from './translators/translation';
import { TRANSLATIONS } from './translators/translations';

const AS_IT_IS: Translation = { notRecorded: [] };

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html: the resource is gone, or not told of. */
const GONE: readonly string[] = ['ResourceDeleted', 'ResourceDeletedNotRecorded', 'ResourceNotRecorded'];

/** The resource of an item in the shape of CloudFormation, and those that CloudFormation has beside it. */
export function resourcesOfItem(item: ConfigurationItem): readonly Resource[] {
  if (GONE.includes(item.status)) return [];
  const { resourceType } = item;
  const translation = Object.hasOwn(TRANSLATIONS, resourceType) ? TRANSLATIONS[resourceType] : undefined;
  const known = translation ?? AS_IT_IS;
  const type = known.type ?? resourceType;
  const address = [item.account ?? '-', item.region ?? '-', type, idOf(item)].join('/');
  const recorded: Recorded = { item, configuration: item.configuration ?? {} };
  const typed = withTypes(type, propertiesOf(item, recorded, known));
  const properties = located(withMore(typed, item, known), address, '');
  const carrier = { type: resourceType, id: item.resourceId };
  const common = { origin: originOf(item), folded: [], assumptions: [] };
  const isImplicit = item.configuration ? (known.implicit?.(item.configuration) ?? false) : false;
  const resource: Resource = {
    type,
    address,
    aliases: aliasesOf(item, type, properties, known.aliases?.(recorded) ?? []),
    properties,
    ...common,
    implicit: isImplicit,
    ...(type === resourceType ? {} : { reportedAs: carrier }),
    ...(item.tags ? { tags: tagsOf(item) } : {}),
  };
  const parts = (known.parts?.(recorded) ?? []).map((part): Resource => {
    const at = `${address}#${part.type.split('::').at(-1)}/${part.name}`;
    const made = located(withTypes(part.type, part.properties), at, '');
    return {
      ...common,
      type: part.type,
      address: at,
      aliases: [],
      properties: made,
      implicit: isImplicit,
      reportedAs: carrier,
    };
  });
  return [resource, ...distinct(parts)];
}

/** Two parts of one name, which only a broken item has, stay apart. */
function distinct(parts: readonly Resource[]): readonly Resource[] {
  const seen = new Set<string>();
  return parts.map((part, index) => {
    const address = seen.has(part.address) ? `${part.address}/${index}` : part.address;
    seen.add(address);
    return { ...part, address };
  });
}

/** Config calls each revision of a task definition by its family in some items: its ARN tells them apart. */
export function idOf({ resourceType, resourceId, arn }: ConfigurationItem): string {
  if (resourceType !== 'AWS::ECS::TaskDefinition') return resourceId;
  return (arn ?? resourceId).split('/').at(-1) ?? resourceId;
}

function originOf({
  resourceType,
  resourceId,
  file,
  account,
  region,
  captureTime,
}: ConfigurationItem): Origin {
  return {
    type: resourceType,
    id: resourceId,
    file,
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(captureTime === undefined ? {} : { captured: captureTime }),
  };
}

/** The names of other types of EC2 are not unique: every VPC has a security group called `default`. */
const NAMED_IN_EC2: readonly string[] = ['AWS::EC2::LaunchTemplate'];

function aliasesOf(
  { arn, resourceId, resourceName }: ConfigurationItem,
  type: string,
  properties: Properties | Unresolved,
  more: readonly string[],
): readonly string[] {
  const isNamed = !type.startsWith('AWS::EC2::') || NAMED_IN_EC2.includes(type);
  const names = isUnresolved(properties)
    ? []
    : Object.entries(properties).flatMap(([name, value]: [string, Value]) =>
        name.endsWith('Name') && typeof value === 'string' && identifies(name, type) ? [value] : [],
      );
  const all = [arn, resourceId, ...(isNamed ? [resourceName, ...names] : []), ...more];
  return [...new Set(all.flatMap((one) => (one === undefined || one === '' ? [] : [one])))];
}
