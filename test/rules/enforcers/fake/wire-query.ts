import type { Member, Shape, Traits } from './shape';
import { formatOf, timeFrom, timeTo } from './wire-json';

/** Which of the two dialects of the query protocol a service speaks. */
export type Query = 'query' | 'ec2';

type Tree = Map<string, Tree | string>;

/**
 * Reads what is sent as a form: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html and
 * https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export function fromForm(form: URLSearchParams, shape: Shape, query: Query): unknown {
  const tree: Tree = new Map();
  for (const [path, value] of form) {
    if (path === 'Action' || path === 'Version') continue;
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let at = tree;
    for (const step of steps) {
      const next = at.get(step);
      const deeper: Tree = next instanceof Map ? next : new Map();
      at.set(step, deeper);
      at = deeper;
    }
    at.set(last, value);
  }
  return read(tree, shape, {}, query);
}

function read(node: Tree | string, shape: Shape, traits: Traits, query: Query): unknown {
  const isFlat = query === 'ec2' || traits['xmlFlattened'] !== undefined;
  switch (shape.kind) {
    case 'structure': {
      if (!(node instanceof Map)) return node === '' ? {} : node;
      const names = new Map(
        [...shape.members].map(([name, member]) => [formName(name, member, query), name]),
      );
      return Object.fromEntries(
        [...node].map(([key, one]) => {
          const name = names.get(key) ?? '';
          const member = shape.members.get(name);
          return member ? [name, read(one, member.shape(), member.traits, query)] : [key, one];
        }),
      );
    }
    case 'list': {
      const name = String(shape.of.traits['xmlName'] ?? 'member');
      const list = isFlat || !(node instanceof Map) ? node : (node.get(name) ?? new Map());
      return numbered(list).map((one) => read(one, shape.of.shape(), shape.of.traits, query));
    }
    case 'map': {
      const entries = isFlat || !(node instanceof Map) ? node : (node.get('entry') ?? new Map());
      const [key, value] = [nameIn(shape.key, 'key'), nameIn(shape.of, 'value')];
      return Object.fromEntries(
        numbered(entries).map((one) => {
          const entry = one instanceof Map ? one : new Map<string, Tree | string>();
          return [String(entry.get(key)), read(entry.get(value) ?? '', shape.of.shape(), {}, query)];
        }),
      );
    }
    case 'time':
      return timeFrom(node, 'iso');
    case 'number':
      return node === '' || Number.isNaN(Number(node)) ? node : Number(node);
    case 'boolean':
      return node === 'true' ? true : node === 'false' ? false : node;
    case 'bytes':
      return typeof node === 'string' ? new Uint8Array(Buffer.from(node, 'base64')) : node;
    default:
      return node;
  }
}

function numbered(node: Tree | string): readonly (Tree | string)[] {
  if (!(node instanceof Map)) return [];
  return [...node].sort(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value);
}

function nameIn({ traits }: Member, usual: string): string {
  return String(traits['xmlName'] ?? usual);
}

function formName(name: string, { traits }: Member, query: Query): string {
  const xml = typeof traits['xmlName'] === 'string' ? traits['xmlName'] : undefined;
  if (query === 'query') return xml ?? name;
  const own = traits['ec2QueryName'];
  return typeof own === 'string' ? own : (xml ?? name).replace(/^./, (first) => first.toUpperCase());
}

/** Writes a value as XML in an element of the name. */
export function toXml(name: string, value: unknown, shape: Shape, traits: Traits = {}): string {
  if (value === undefined || value === null) return '';
  const element = (content: string): string => `<${name}>${content}</${name}>`;
  const isFlat = traits['xmlFlattened'] !== undefined;
  switch (shape.kind) {
    case 'structure':
      return element(
        [...shape.members]
          .map(([key, one]) => {
            const found = (value as Readonly<Record<string, unknown>>)[key];
            return toXml(nameIn(one, key), found, one.shape(), one.traits);
          })
          .join(''),
      );
    case 'list': {
      const of = isFlat ? name : nameIn(shape.of, 'member');
      const all = (value as readonly unknown[])
        .map((one) => toXml(of, one, shape.of.shape(), shape.of.traits))
        .join('');
      return isFlat ? all : element(all);
    }
    case 'map': {
      const of = isFlat ? name : 'entry';
      const all = Object.entries(value as object)
        .map(([key, one]) => {
          const inner = toXml(nameIn(shape.of, 'value'), one, shape.of.shape(), {});
          return `<${of}>${toXml(nameIn(shape.key, 'key'), key, { kind: 'text' })}${inner}</${of}>`;
        })
        .join('');
      return isFlat ? all : element(all);
    }
    case 'time':
      return element(String(timeTo(value as Date, formatOf(shape, traits, 'iso'))));
    case 'bytes':
      return element(Buffer.from(value as Uint8Array).toString('base64'));
    default:
      return element(escaped(String(value)));
  }
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
