import type { ConfigurationItem as SdkItem } from '@aws-sdk/client-config-service';
import { CATALOG } from '../../../../rules/catalog';
import { record } from '../../../../rules/sources/json';
import { accountOf, keyOf } from '../../agreement/account';
import { completed, type Template } from '../../agreement/completed';
import { deploy, Undeployable } from '../../agreement/deploy';
import { DIALECTS, type Item as Projected } from '../../agreement/dialects';
import { Document } from '../../agreement/items/recorded';
import { variants } from '../../agreement/variants';
import { casesOf } from '../../catalog/cases';
import type { Item } from '../fake/config';

/** The template with its own names, so that many of them make one account. */
function apart(template: Template, prefix: string): Template {
  const own = new Set(Object.keys(record(template['Resources'])));
  const named = (name: string): string => {
    const [id = '', ...rest] = name.split('.');
    return own.has(id) ? [`${prefix}${id}`, ...rest].join('.') : name;
  };
  const written = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(written);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        if (key === 'Ref' && typeof one === 'string') return [key, named(one)];
        if (key === 'Fn::GetAtt') {
          if (typeof one === 'string') return [key, named(one)];
          const [id, ...rest] = one as string[];
          return [key, [named(String(id)), ...rest]];
        }
        if (key === 'Fn::Sub') {
          const sub = (text: unknown): unknown =>
            typeof text === 'string'
              ? text.replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => `\${${named(name)}}`)
              : text;
          return [key, Array.isArray(one) ? [sub(one[0]), written(one[1])] : sub(one)];
        }
        return [key, written(one)];
      }),
    );
  };
  const resources = Object.entries(record(template['Resources'])).map(([id, one]) => [
    `${prefix}${id}`,
    written(one),
  ]);
  return { ...template, Resources: Object.fromEntries(resources) };
}

function itemsOf(template: Template): readonly Projected[] {
  try {
    return accountOf(deploy(completed(template)), () => false).items;
  } catch (thrown) {
    if (thrown instanceof Undeployable) return [];
    throw thrown;
  }
}

/**
 * So many resources of all types that rules judge: the templates of the rules' cases, then their variants, each
 * deployed beside the others.
 */
export function estate(size: number): readonly Projected[] {
  const found = new Map<string, Projected>();
  const add = (template: Template, prefix: string): void => {
    for (const item of itemsOf(apart(template, prefix))) {
      if (!found.has(keyOf(item))) found.set(keyOf(item), item);
    }
  };
  const cases = CATALOG.flatMap((rule) => casesOf(rule).map(({ given }) => given));
  cases.forEach((given, at) => {
    add(given, `C${at}x`);
  });
  // Every rule's cases in turn, whatever the size.
  const more = cases.map((given) => variants(given));
  for (let way = 0; found.size < size; way++) {
    const before = found.size;
    more.forEach((some, at) => {
      // Far from each other: the first variants are all of the first property.
      const template = some[(way * 7) % Math.max(some.length, 1)];
      if (template && found.size < size) add(template, `V${at}x${way}x`);
    });
    if (found.size === before) throw new Error(`the cases make ${before} resources only, not ${size}`);
  }
  return [...found.values()];
}

/** An item as the API has it, at a time. */
export function recorded(item: Projected, at: Date): Item {
  const [text = ''] = DIALECTS.api([item]);
  const [one] = JSON.parse(text).configurationItems;
  const time = {
    configurationItemCaptureTime: at,
    resourceCreationTime: at,
    configurationItemDeliveryTime: at,
  };
  return { ...(one as SdkItem), ...time } as Item;
}

/** The item as a rule's function is told of it, at a time. */
export function told(item: Projected, at: Date, more: object = {}): Readonly<Record<string, unknown>> {
  const [text = ''] = DIALECTS.event([item]);
  const invoking = JSON.parse(JSON.parse(text).invokingEvent);
  const configurationItem = {
    ...invoking.configurationItem,
    configurationItemCaptureTime: at.toISOString(),
    ...more,
  };
  return { ...invoking, notificationCreationTime: at.toISOString(), configurationItem };
}

/** What an item would be if it were set up as another one of its type is. */
export function setUpLike(item: Projected, other: Projected): Projected {
  const names = [
    [other.arn, item.arn],
    [other.id, item.id],
    [other.name, item.name],
  ] as const;
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string')
      return names.reduce((text, [from, to]) => (from === '' ? text : text.replaceAll(from, to)), value);
    if (value instanceof Document) return new Document(renamed(value.content) as never);
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one)]));
  };
  return {
    ...item,
    configuration: renamed(other.configuration),
    supplementary: renamed(other.supplementary) as Projected['supplementary'],
    relationships: renamed(other.relationships) as Projected['relationships'],
  };
}
