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
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  const names = Object.keys(raw);
  if (names.length === 1 && names[0] === 'Ref') return true;
  for (const name of names) if (name.startsWith('Fn::')) return true;
  return false;
}

/** Deeper than any template that CloudFormation takes, and far from the end of the call stack. */
export const DEEPEST = 500;

const shallow = new WeakSet<object>();

/** Whether it nests deeper than that, as everything does that contains itself. */
export function isTooDeep(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  if (shallow.has(raw)) return false;
  const answer = isDeeper(raw, 0);
  if (!answer) shallow.add(raw);
  return answer;
}

function isDeeper(raw: object, depth: number): boolean {
  if (depth > DEEPEST) return true;
  for (const key in raw) {
    const inner: unknown = (raw as Record<string, unknown>)[key];
    if (typeof inner === 'object' && inner !== null && isDeeper(inner, depth + 1)) return true;
  }
  return false;
}
