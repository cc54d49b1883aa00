import {
  isList,
  isProperties,
  isUnresolved,
  ownValue,
  type Properties,
  type Unresolved,
  type Value,
} from '../core/value';
import type { ConfigurationItem } from './configuration-item';
import { document, shaped, unknown } from './translators/read';
import type { Recorded, Translation } from './translators/translation';

/** The properties of an item's resource, with a doubt for what AWS Config does not record. */
export function propertiesOf(
  item: ConfigurationItem,
  recorded: Recorded,
  translation: Translation,
): Properties | Unresolved {
  const { configuration, supplementary } = item;
  if (configuration === undefined) return unknown('whose configuration is not in this AWS Config item');
  const isPascal = hasPascalCase(configuration);
  if (translation.shape === undefined && !isPascal) {
    return unknown('which AWS Config records in a shape that is not translated yet');
  }
  const own =
    translation.shape && !isPascal
      ? shaped(translation.shape, configuration)
      : adapted(configuration, translation);
  const made = {
    ...shaped(translation.supplementary ?? {}, supplementary),
    ...own,
    ...translation.also?.(recorded),
  };
  return withTags(translation.notRecorded.reduce(withUnknown, made), item);
}

/** With what the API alone has a name for, of which the schema has no types. */
export function withMore(
  properties: Properties | Unresolved,
  { configuration }: ConfigurationItem,
  { beyond }: Translation,
): Properties | Unresolved {
  if (beyond === undefined || configuration === undefined || isUnresolved(properties)) return properties;
  return { ...properties, ...(hasPascalCase(configuration) ? {} : shaped(beyond, configuration)) };
}

/** Names of CloudFormation begin with a capital; an item that holds nothing is no proof of that. */
function hasPascalCase(configuration: Properties): boolean {
  const names = Object.keys(configuration);
  return names.length > 0 && names.every((name) => /^[A-Z]/.test(name));
}

function adapted(
  configuration: Properties,
  { renamed = {}, documents = [], left = [] }: Translation,
): Properties {
  const named = rename(configuration, '', renamed);
  const properties = isProperties(named) ? named : {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => {
      const kept = documents.includes(name) ? document(value) : value;
      return kept === undefined || left.includes(name) ? [] : [[name, kept] as const];
    }),
  );
}

/** Without what is null, which stands for what is not set. */
function rename(value: Value, path: string, renamed: Readonly<Record<string, string>>): Value {
  if (isList(value)) return value.map((item) => rename(item, `${path}[]`, renamed));
  if (!isProperties(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (inner === null) return [];
      const at = path === '' ? name : `${path}.${name}`;
      const known = Object.hasOwn(renamed, at) ? (renamed[at] ?? name) : name;
      return [[known, rename(inner, at, renamed)] as const];
    }),
  );
}

/** What is not recorded but held all the same, as by items newer than the published schema, is kept. A path goes through lists. */
function withUnknown(properties: Properties, path: string): Properties {
  const [name = '', ...rest] = path.split('.');
  const value = ownValue(properties, name);
  if (rest.length > 0) {
    const within = (one: Value): Value => (isProperties(one) ? withUnknown(one, rest.join('.')) : one);
    if (value === undefined) return properties;
    return { ...properties, [name]: isList(value) ? value.map(within) : within(value) };
  }
  return value === undefined
    ? { ...properties, [name]: unknown('which AWS Config does not record') }
    : properties;
}

/** The item's own tags go before those in its configuration, which some types have as well. */
function withTags(properties: Properties, item: ConfigurationItem): Properties {
  const { Tags, ...others } = properties;
  const tags = tagsOf(item);
  if (item.tags === undefined && Tags === undefined && !Object.hasOwn(item.configuration ?? {}, 'tags')) {
    return { ...others, Tags: unknown('which this AWS Config item does not hold') };
  }
  if (isProperties(Tags)) return { ...others, Tags: { ...Tags, ...tags } };
  if (Tags !== undefined && !isList(Tags)) return properties;
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return list.length === 0 ? others : { ...others, Tags: list };
}

export function tagsOf({
  tags = {},
  configuration = {},
}: ConfigurationItem): Readonly<Record<string, string>> {
  const inner = ownValue(configuration, 'tags') ?? ownValue(configuration, 'Tags');
  const pairs = (isList(inner) ? inner : []).flatMap((tag) => {
    if (!isProperties(tag)) return [];
    const [key, value] = [
      ownValue(tag, 'key') ?? ownValue(tag, 'Key'),
      ownValue(tag, 'value') ?? ownValue(tag, 'Value'),
    ];
    return typeof key === 'string' ? [[key, typeof value === 'string' ? value : ''] as const] : [];
  });
  return { ...Object.fromEntries(pairs), ...tags };
}
