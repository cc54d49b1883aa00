/**
 * Selects by the operators that Systems Manager documents, and refuses any other: a child by name, all values of a name
 * at any depth, an element by its place.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-outputs-inputs.html#automation-action-json-path
 *
 * @throws Error where nothing is there: what Automation makes of that is not documented, so no runbook may rest on it
 */
export function select(json: unknown, path: string): unknown {
  const parts = path.startsWith('$') ? (path.slice(1).match(/\.\.?\w+|\[\d+\]|./g) ?? []) : ['?'];
  let found: unknown = json;
  for (const part of parts) {
    const [, dots = '', name = '', place] = /^(?:(\.\.?)(\w+)|\[(\d+)\])$/.exec(part) ?? [];
    if (dots === '..') found = deep(found, name);
    else if (dots === '.') found = member(found, name, path);
    else if (place !== undefined) found = member(found, place, path);
    else throw new Error(`${path} uses ${part}, which is no documented operator`);
  }
  return found;
}

function member(json: unknown, name: string, path: string): unknown {
  const found = typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
  if (found === undefined || found === null) throw new Error(`${path} selects nothing`);
  return found;
}

function deep(json: unknown, name: string): readonly unknown[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [
    ...(key === name && !Array.isArray(json) ? [value] : []),
    ...deep(value, name),
  ]);
}

/**
 * Makes a value one of the type that an output declares, as far as that is documented.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-outputs-inputs.html
 */
export function converted(value: unknown, type: string): unknown {
  const is = (wanted: string): boolean => typeof value === wanted;
  switch (type) {
    case 'String':
      if (is('string')) return value;
      if (is('number') || is('boolean')) return String(value);
      break;
    case 'Integer':
      if (Number.isInteger(value)) return value;
      if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
      break;
    case 'Boolean':
      if (is('boolean')) return value;
      break;
    case 'StringList':
      if (Array.isArray(value)) return value.map(String);
      return [String(value)];
    case 'MapList':
      if (Array.isArray(value)) return value;
      break;
    case 'StringMap':
      if (is('object') && !Array.isArray(value)) return value;
      break;
  }
  throw new Error(`${JSON.stringify(value)} is no ${type}`);
}
