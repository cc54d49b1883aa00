import { allows, named, type Statement } from '../../core/policy';
import { type Predicate, unknownList } from '../../core/property';
import { isList, isProperties, isUnresolved, type Part, unresolved, type Value } from '../../core/value';
import { all, compliant, type Verdicts } from '../../core/verdict';

/** Characters that nobody writes, around the number of a part that is not written out. */
const MARK = /\uE000(\d+)\uE001/;

/** The statements of a policy that is given as an object, or as JSON text with references in it. */
function statementsIn(path: string, value: Value): readonly Statement[] | undefined {
  const document = isProperties(value) ? value : parsed(value);
  const found = isProperties(document) ? document['Statement'] : undefined;
  if (found === undefined || isUnresolved(found)) return undefined;
  return (isList(found) ? found : [found]).map((one) => ({ path, value: one }));
}

function parsed(value: Value): Value | undefined {
  const parts = isUnresolved(value) ? value.parts : [value];
  const text = parts
    .map((part, index) => (typeof part === 'string' ? part : `\uE000${index}\uE001`))
    .join('');
  const why = isUnresolved(value) ? value.why : '';
  try {
    return JSON.parse(text, (_key, inner: unknown) =>
      typeof inner === 'string' && MARK.test(inner) ? restored(inner, parts as readonly Part[], why) : inner,
    ) as Value;
  } catch {
    return undefined;
  }
}

function restored(text: string, parts: readonly Part[], why: string): Value {
  const pieces = text.split(MARK).flatMap((piece, index): readonly Part[] => {
    if (index % 2 === 1) return [parts[Number(piece)] ?? ''];
    return piece === '' ? [] : [piece];
  });
  return unresolved(pieces, why);
}

/** Judges each statement that allows something, of the policy at a path. */
export function eachAllowing(path: string, judge: (statement: Statement) => Verdicts): Predicate {
  return (resource, context) => {
    const value = context.read(resource, path);
    if (value === undefined) return compliant();
    const found = statementsIn(path, value);
    if (!found) return unknownList(path, value);
    return all([compliant(), ...found.filter((one) => allows(one) !== false).map(judge)]);
  };
}

/** The actions of a statement, in words. */
export function actionsOf(statement: Statement): string {
  const { values, negated } = named(statement, 'Action');
  return `${negated ? 'all but ' : ''}${values.filter((one) => typeof one === 'string').join(', ') || 'actions'}`;
}
