import type { LogEvent } from './emitted';
import { list, name, skip, type Tokens, take, tokens, whole } from './tokens';

type Value = string | number | boolean | undefined;
type Row = Readonly<Record<string, Value>>;
type Test = (event: LogEvent) => boolean;
type Stage = (rows: readonly Row[]) => readonly Row[];

/** `and` binds tighter than `or`, as in the documentation of the filter command. */
function anyOf(given: Tokens): Test {
  const alternatives = [allOf(given)];
  while (skip(given, 'or')) alternatives.push(allOf(given));
  return (event) => alternatives.some((test) => test(event));
}

function allOf(given: Tokens): Test {
  const conditions = [condition(given)];
  while (skip(given, 'and')) conditions.push(condition(given));
  return (event) => conditions.every((test) => test(event));
}

function condition(given: Tokens): Test {
  if (skip(given, 'not')) {
    const negated = condition(given);
    return (event) => !negated(event);
  }
  const field = take(given, name);
  if (field === 'ispresent') {
    take(given, '(');
    const asked = take(given, name);
    take(given, ')');
    return (event) => event[asked] !== undefined;
  }
  const operator = take(given, '=', '>=', 'like');
  if (operator === 'like') {
    const pattern = new RegExp(take(given, /^\/.+\/$/).slice(1, -1));
    return (event) => pattern.test(String(event[field] ?? ''));
  }
  if (operator === '>=') {
    const least = Number(take(given, whole));
    return (event) => Number(event[field] ?? Number.NaN) >= least;
  }
  const expected = take(given, /^"/, whole).replaceAll('"', '');
  return (event) => event[field] !== undefined && String(event[field]) === expected;
}

const aggregates: Readonly<Record<string, (values: readonly number[], argument: number) => number>> = {
  count: (values) => values.length,
  max: (values) => Math.max(...values),
  pct: (values, percent) =>
    values.toSorted((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] ?? 0,
};

function aggregate(given: Tokens): (rows: readonly Row[]) => [string, number] {
  const kind = take(given, ...Object.keys(aggregates));
  take(given, '(');
  const field = kind === 'count' ? take(given, '*') : take(given, name);
  const argument = kind === 'pct' && take(given, ',') ? Number(take(given, whole)) : 0;
  take(given, ')');
  take(given, 'as');
  const alias = take(given, name);
  return (rows) => [
    alias,
    aggregates[kind]?.(
      rows.map((row) => Number(row[field])),
      argument,
    ) ?? 0,
  ];
}

function key(given: Tokens): (row: Row) => [string, Value] {
  const field = take(given, name);
  if (field !== 'bin') return (row) => [field, row[field]];
  take(given, '(');
  const minutes = Number(take(given, /^\d+m$/).slice(0, -1)) * 60_000;
  take(given, ')');
  return (row) => ['bin', Math.floor(Date.parse(String(row['@timestamp'])) / minutes) * minutes];
}

const commands: Readonly<Record<string, (given: Tokens) => Stage>> = {
  fields: (given) => {
    const shown = list(given, () => take(given, name));
    return (rows) => rows.map((row) => Object.fromEntries(shown.map((field) => [field, row[field]])));
  },
  filter: (given) => {
    const test = anyOf(given);
    return (rows) => rows.filter(test);
  },
  stats: (given) => {
    const wanted = list(given, () => aggregate(given));
    take(given, 'by');
    const keys = list(given, () => key(given));
    return (rows) => {
      const groups = new Map<string, Row[]>();
      for (const row of rows) {
        const of = JSON.stringify(keys.map((keyOf) => keyOf(row)));
        groups.set(of, [...(groups.get(of) ?? []), row]);
      }
      return [...groups].map(([of, members]) =>
        Object.fromEntries([...JSON.parse(of), ...wanted.map((result) => result(members))]),
      );
    };
  },
  sort: (given) => {
    const field = take(given, name);
    const sign = take(given, 'asc', 'desc') === 'asc' ? 1 : -1;
    const less = (a: Row, b: Row) => Number((a[field] ?? '') < (b[field] ?? ''));
    return (rows) => rows.toSorted((a, b) => sign * (less(b, a) - less(a, b)));
  },
  limit: (given) => {
    const most = Number(take(given, whole));
    return (rows) => rows.slice(0, most);
  },
};

interface Query {
  /** What the query names in its conditions and shows; a name that no line has would go unnoticed in AWS. */
  readonly fields: readonly string[];
  readonly matching: (events: readonly LogEvent[]) => readonly LogEvent[];
  readonly rows: (events: readonly LogEvent[]) => readonly Row[];
}

const words = /^(as|fields|filter|stats|sort|limit|and|or|not|ispresent|like|count|pct|max|by|bin|asc|desc)$/;

/**
 * Reads a query in exactly that part of CloudWatch Logs Insights QL which the saved queries use, and throws on
 * everything else, so that no query gets beyond what is tested. `fields` shows and does not narrow: it comes after.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export function parseQuery(text: string): Query {
  const stages = text.split(/\n\| /).map((line) => {
    const given = tokens(line);
    const command = take(given, ...Object.keys(commands));
    const used = given.filter(
      (word, index) => name.test(word) && !words.test(word) && given[index - 1] !== 'as',
    );
    const stage = commands[command]?.(given);
    if (stage === undefined || given.length > 0) throw new Error(`Not understood: ${given.join(' ')}`);
    return { command, stage, used };
  });
  const run = (chosen: typeof stages, events: readonly LogEvent[]) =>
    chosen.reduce<readonly Row[]>((rows, { stage }) => stage(rows), events);
  const filters = stages.filter(({ command }) => command === 'filter');
  const shown = stages.filter(({ command }) => command === 'fields');
  const others = stages.filter(({ command }) => command !== 'fields');
  const aliases = [...text.matchAll(/ as (\w+)/g)].map(([, alias]) => alias);
  return {
    fields: stages.flatMap(({ used }) => used).filter((field) => !aliases.includes(field)),
    matching: (events) => run(filters, events) as readonly LogEvent[],
    rows: (events) => run([...others, ...shown], events),
  };
}
