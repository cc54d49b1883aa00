import { isDeepStrictEqual } from 'node:util';
import type { Template } from './assembly';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const paths = (before: unknown, after: unknown, at: string): readonly string[] => {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [at];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => paths(before[name], after[name], at === '' ? name : `${at}.${name}`));
};

// Where the construct stands in the tree is no part of what is deployed.
const deployedPart = (resource: unknown): unknown => {
  if (!isRecord(resource) || !isRecord(resource['Metadata'])) return resource;
  const { 'aws:cdk:path': _path, ...metadata } = resource['Metadata'];
  return { ...resource, Metadata: Object.keys(metadata).length > 0 ? metadata : undefined };
};

/**
 * What deploying `after` over `before` changes, one line each: `+` adds, `-` takes away, `~` changes. None: the two
 * say the same, in whatever order.
 */
export const difference = (before: Template, after: Template): readonly string[] => {
  const ids = [...new Set([...Object.keys(before.Resources), ...Object.keys(after.Resources)])].sort();
  const resources = ids.flatMap((id) => {
    const [was, is] = [before.Resources[id], after.Resources[id]];
    if (!was) return [`+ ${id} (${is?.Type})`];
    if (!is) return [`- ${id} (${was.Type})`];
    const changed = paths(deployedPart(was), deployedPart(is), '');
    return changed.length > 0 ? [`~ ${id} (${is.Type}): ${changed.join(', ')}`] : [];
  });
  const { Resources: _was, ...rest } = before;
  const { Resources: _is, ...now } = after;
  return [...resources, ...paths(rest, now, '').map((part) => `~ ${part}`)];
};
