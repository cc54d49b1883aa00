import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../../../rules/core/resource';
import { isList, isProperties, isUnresolved, type Value } from '../../../../rules/core/value';
import { type ConfigurationItem, parseConfigurationItem } from '../../../../rules/sources/configuration-item';
import { resourcesOfItem } from '../../../../rules/sources/configuration-resources';

const FIXTURES = join(__dirname, '../../../fixtures/configuration-items');

/** An item as it stands in a file, by its type. */
export function rawItem(type: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(FIXTURES, `${type.replaceAll('::', '-')}.json`), 'utf8'));
}

export function itemOf(type: string, changes: Readonly<Record<string, unknown>> = {}): ConfigurationItem {
  return parseConfigurationItem({ ...rawItem(type), ...changes }, { file: 'items.json' });
}

/** What an item became, in words: a doubt as a question mark and its reason, those of whole properties apart. */
export interface Told {
  readonly type: string;
  readonly properties: unknown;
  readonly unknown?: readonly string[];
  readonly aliases?: readonly string[];
}

export function toldOf(type: string): readonly Told[] {
  return resourcesOfItem(itemOf(type)).map(told);
}

export function told({ type, properties, aliases }: Resource): Told {
  const entries = isUnresolved(properties) ? [] : Object.entries(properties);
  const unknown = entries.filter(([, value]) => isUnresolved(value)).map(([name]) => name);
  return {
    type,
    properties: isUnresolved(properties)
      ? words(properties)
      : Object.fromEntries(
          entries.filter(([, value]) => !isUnresolved(value)).map(([name, value]) => [name, words(value)]),
        ),
    ...(unknown.length > 0 ? { unknown: unknown.sort() } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
  };
}

export function words(value: Value): unknown {
  if (isUnresolved(value)) return `? ${value.why}`;
  if (isList(value)) return value.map(words);
  if (!isProperties(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, words(inner)]));
}
