import { isDeepStrictEqual } from 'node:util';
import { GuardrailsError } from '../../rules/core/errors';
import type { Family, Mutant, Operator, Place, Template, TemplateResource, Templates } from './mutant';

export type Path = readonly (string | number)[];
export type Properties = Readonly<Record<string, unknown>>;

/** Set to take a property away. */
export const GONE: unique symbol = Symbol('gone');

/** A value with one thing in it put elsewise; what lies on the way is made where it is not there. */
export function put(value: unknown, [step, ...rest]: Path, to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value) || typeof step === 'number') {
    const list: unknown[] = Array.isArray(value) ? [...value] : [];
    list[Number(step)] = put(list[Number(step)], rest, to);
    return list;
  }
  const object = typeof value === 'object' && value !== null ? (value as Properties) : {};
  const { [step]: before, ...others } = object;
  const after = put(before, rest, to);
  return after === GONE ? others : { ...object, [step]: after };
}

export function get(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Properties | undefined)?.[step], value);
}

/** Templates with one resource as it is given, or without it. */
export function withResource(
  templates: Templates,
  { stack, resource }: Place,
  to: TemplateResource | undefined,
): Templates {
  const template = templates[stack];
  if (!template) throw new GuardrailsError('STACK_UNKNOWN', `there is no stack ${stack} to change`);
  const { [resource]: _, ...others } = template.Resources;
  const Resources = to ? { ...template.Resources, [resource]: to } : withoutWaiting(others, resource);
  return { ...templates, [stack]: { ...template, Resources } };
}

/** What waited for a resource that is gone waits no more. */
function withoutWaiting(
  resources: Template['Resources'],
  gone: string,
): Readonly<Record<string, TemplateResource>> {
  return Object.fromEntries(
    Object.entries(resources).map(([id, it]) => {
      const waits = it['DependsOn'];
      if (!Array.isArray(waits) || !waits.includes(gone)) return [id, it];
      return [id, { ...it, DependsOn: waits.filter((one) => one !== gone) }];
    }),
  );
}

/** The resources of a type, over all templates. */
export function ofType(
  templates: Templates,
  type: string,
): readonly (Place & { readonly it: TemplateResource })[] {
  return Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).flatMap(([resource, it]) =>
      it.Type === type ? [{ stack, resource, it }] : [],
    ),
  );
}

interface Row {
  readonly name: string;
  readonly family: Family;
  readonly rule: string;
  readonly reason: string;
  readonly alike?: readonly string[];
}

/** At how many resources an operator is tried: more of one kind tell nothing new. */
const MOST = 3;

/** An operator that changes the properties of what is there. */
export function changing(
  row: Row & {
    readonly type: string;
    /** Undefined where there is nothing to change. */
    readonly to: (properties: Properties, place: Place, templates: Templates) => Properties | undefined;
    readonly related?: (place: Place, templates: Templates) => readonly Place[];
  },
): Operator {
  const { type, to, related } = row;
  return {
    ...operatorOf(row),
    apply: (templates) =>
      ofType(templates, type)
        .flatMap(({ stack, resource, it }) => {
          const place = { stack, resource };
          const Properties = to(it.Properties ?? {}, place, templates);
          if (!Properties) return [];
          const mutated = withResource(templates, place, { ...it, Properties });
          return [made(row, place, mutated, related?.(place, templates) ?? [])];
        })
        .slice(0, MOST),
  };
}

/** An operator that puts one value at a path. */
export function setting(
  row: Row & { readonly type: string; readonly path: Path; readonly value: unknown },
): Operator {
  return changing({
    ...row,
    // Where it is so already there is nothing to change.
    to: (properties) => {
      const after = put(properties, row.path, row.value) as Properties;
      return isDeepStrictEqual(after, properties) ? undefined : after;
    },
  });
}

/** An operator that takes resources away. */
export function removing(
  row: Row & {
    readonly type: string;
    readonly related: (place: Place, templates: Templates) => readonly Place[];
  },
): Operator {
  return {
    ...operatorOf(row),
    apply: (templates) =>
      ofType(templates, row.type)
        .slice(0, MOST)
        .map((place) =>
          made(row, place, withResource(templates, place, undefined), row.related(place, templates)),
        ),
  };
}

/** An operator that adds resources to the first stack that has one of a type; the first of them is what it is about. */
export function adding(
  row: Row & {
    readonly beside: string;
    readonly resources: (
      there: Place & { readonly it: TemplateResource },
      templates: Templates,
    ) => Readonly<Record<string, TemplateResource>> | undefined;
  },
): Operator {
  return {
    ...operatorOf(row),
    apply: (templates) => {
      const [there] = ofType(templates, row.beside);
      const resources = there && row.resources(there, templates);
      if (!there || !resources) return [];
      const names = Object.keys(resources);
      const places = names.map((resource) => ({ stack: there.stack, resource }));
      const mutated = Object.entries(resources).reduce(
        (so, [resource, it]) => withResource(so, { stack: there.stack, resource }, it),
        templates,
      );
      const [first = there, ...others] = places;
      return [made(row, first, mutated, others)];
    },
  };
}

function operatorOf({ name, family, reason, rule }: Row): Omit<Operator, 'apply'> {
  return { name, family, reason, rule };
}

export function made(
  { name, family, rule, alike = [] }: Pick<Row, 'name' | 'family' | 'rule' | 'alike'>,
  { stack, resource }: Place,
  templates: Templates,
  related: readonly Place[] = [],
): Mutant {
  return {
    name: `${name}: ${stack}/${resource}`,
    operator: name,
    family,
    rule,
    alike,
    stack,
    resource,
    related,
    templates,
  };
}

/** Nothing that does not differ is a mutant. */
export function assertChanged(before: Templates, { name, templates }: Mutant): void {
  if (!isDeepStrictEqual(before, templates)) return;
  throw new GuardrailsError(
    'MUTANT_UNCHANGED',
    `the mutant ${name} is the same as what it was made of; mend its operator`,
  );
}
