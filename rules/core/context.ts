import { GuardrailsError } from './errors';
import type { Graph } from './graph';
import { pathSteps, type Resource } from './resource';
import type { Context, Neighbours, Rule } from './rule';
import { isList, isProperties, isUnresolved, ownValue, type Value } from './value';

/** Hears of each part of a resource that a rule looks at; the path is undefined for whether it is there at all. */
export type Touch = (resource: Resource, path: string | undefined, depth?: 'elements') => void;

/** What was made of a graph, by what made it and what that may read, with all that it looked at. */
type Made = Map<
  unknown,
  Map<string, { readonly value: unknown; readonly touched: readonly Parameters<Touch>[] }>
>;
const MADE = new WeakMap<Graph, Made>();

/** What a rule sees of the world, told to `touch` as it looks. */
export function contextFor(rule: Rule, graph: Graph, touch: Touch): Context {
  const declared = (type: string): void => {
    if (rule.reads.includes(type)) return;
    throw new GuardrailsError('RULE_READS_UNDECLARED', `it asked for ${type}; add the type to its reads`);
  };
  const there = (neighbours: Neighbours): Neighbours => {
    for (const one of neighbours.found) touch(one, undefined);
    return neighbours;
  };
  const touchEach = (resources: readonly Resource[], property: string): void => {
    for (const one of resources) touch(one, firstOf(property));
  };
  return {
    read(resource, path) {
      touch(resource, path);
      return walk(resource.properties, path);
    },
    outline(resource, path) {
      touch(resource, path, 'elements');
      return walk(resource.properties, path);
    },
    referenced(type, value) {
      declared(type);
      return there(graph.referenced(type, value));
    },
    related(type, property, target) {
      declared(type);
      touchEach(graph.suspects(type, property, target), property);
      // What it is called decides who points at it.
      for (const name of ['Name', `${target.type.split('::').at(-1)}Name`]) touch(target, name);
      return there(graph.related(type, property, target));
    },
    having(type, property, value) {
      declared(type);
      touchEach(graph.unsure(type, firstOf(property)), property);
      return there(graph.having(type, property, value));
    },
    every(type) {
      declared(type);
      return there(graph.every(type));
    },
    others() {
      const found = graph.others(rule.reads);
      for (const one of found) touch(one, undefined);
      return found;
    },
    once<T>(make: (context: Context) => T): T {
      const ofGraph: Made = MADE.get(graph) ?? new Map();
      MADE.set(graph, ofGraph);
      const ofMake = ofGraph.get(make) ?? new Map();
      ofGraph.set(make, ofMake);
      const reads = rule.reads.join();
      let made = ofMake.get(reads);
      if (!made) {
        const touched: Parameters<Touch>[] = [];
        const value = make(contextFor(rule, graph, (...touch) => touched.push(touch)));
        made = { value, touched };
        ofMake.set(reads, made);
      }
      for (const [resource, path, depth] of made.touched) touch(resource, path, depth);
      return made.value as T;
    },
  };
}

function firstOf(property: string): string {
  return property.split(/[.[]/)[0] ?? '';
}

function walk(from: Value, path: string): Value | undefined {
  let value: Value | undefined = from;
  for (const step of pathSteps(path)) {
    if (isUnresolved(value)) return value;
    if (typeof step === 'number') value = isList(value) ? value[step] : undefined;
    else value = isProperties(value) ? ownValue(value, step) : undefined;
  }
  return value;
}
