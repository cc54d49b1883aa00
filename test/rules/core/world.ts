import type { Resource, World } from '../../../rules/core/resource';
import { type Properties, type Unresolved, unresolved } from '../../../rules/core/value';

/** A resource `T/<id>` with nothing but its properties. */
export function resource(type: string, id: string, properties: Properties | Unresolved): Resource {
  return {
    type,
    address: `T/${id}`,
    aliases: [],
    properties,
    origin: { type, id, file: 't.json' },
    folded: [],
    assumptions: [],
    implicit: false,
  };
}

export function ref(id: string, attribute = 'Ref'): Unresolved {
  return unresolved([{ target: `T/${id}`, attribute }], 'which is known once deployed');
}

export const doubt: Unresolved = unresolved([{ expression: 'Fn::If in T' }], 'not evaluated');

export function closed(...resources: readonly Resource[]): World {
  return { resources, closed: () => true, hidden: [] };
}

export function open(...resources: readonly Resource[]): World {
  return { resources, closed: () => false, hidden: [] };
}
