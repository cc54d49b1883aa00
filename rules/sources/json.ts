/** Any JSON object as a record, anything else as an empty one. */
export function record(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? (raw as Record<string, unknown>)
    : {};
}

export function list(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : [];
}

/** A member by a name that somebody else chose: `constructor` is a good name for a parameter. */
export function own(raw: unknown, name: string): unknown {
  const members = record(raw);
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Whether CloudFormation evaluates it to something else than it says. */
export function isExpression(raw: unknown): boolean {
  const names = Object.keys(record(raw));
  return names.some((name) => name.startsWith('Fn::')) || (names.length === 1 && names[0] === 'Ref');
}

/** Deeper than any template that CloudFormation takes, and far from the end of the call stack. */
export const DEEPEST = 500;

/** Whether it nests deeper than that, as everything does that contains itself. */
export function isTooDeep(raw: unknown): boolean {
  const open: (readonly [unknown, number])[] = [[raw, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, depth] = next;
    if (depth > DEEPEST) return true;
    if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) open.push([inner, depth + 1]);
    }
  }
  return false;
}
