import { metricFilters, queries, requestIdPlaceholder, textOf } from '../../stacks/observability/queries';
import { emittedLines, eventOf, type LogEvent } from './observability/emitted';
import { parsePattern } from './observability/filter-pattern';
import { parseQuery } from './observability/insights';

let lines: readonly string[];
let events: readonly LogEvent[];
beforeAll(async () => {
  lines = await emittedLines();
  events = lines.map(eventOf);
});

/** A line in so few words that a table of them can be read. */
function brief(event: LogEvent): string {
  if (event['type'] !== 'access')
    return String(event['msg'] ?? event['@message']).replace(/(: answering.*| \d+: set PORT.*)$/, '');
  return [event['method'], event['route'], event['status'], event['aborted'] ? 'aborted' : []]
    .flat()
    .join(' ');
}

const good = ['GET /tls 200', 'GET /tls 200', 'GET / 200', 'GET /ready 200', 'GET /aws 200'];
const aborted = ['GET /docker 200 aborted'];
const refused = ['GET unmatched 404', 'POST /tls 405', 'GET unmatched 421'];
const limited = ['GET unmatched 429', 'GET unmatched 429'];
const broken = ['GET /secret_word 500', 'GET /ready 503'];
const failures = ['a request failed', 'cannot listen on port'];
const plainText = [
  'quest: PORT is "http": we accept a whole number from 0 to 65535. Set PORT=3000, or leave it unset.',
];
const lifecycle = ['listening', 'ready', 'draining', 'stopped'];
const access = [...good, ...aborted, ...refused, ...limited, ...broken];

test('the service wrote each kind of line that is asked for, and nothing else', () => {
  expect(events.map(brief).toSorted()).toEqual(
    [...access, ...failures, ...plainText, ...lifecycle].toSorted(),
  );
});

const matches: Readonly<Record<keyof typeof queries, readonly string[]>> = {
  ServerErrors: broken,
  Exceptions: [...failures, ...plainText],
  RequestCounts: access,
  SlowestRoutes: [...good, ...refused, ...limited, ...broken],
  OneRequest: [],
  RateLimitedClients: limited,
  TaskLifecycle: lifecycle,
};

const queryNames = Object.keys(queries) as (keyof typeof queries)[];

test.each(queryNames)('the query %s matches exactly its lines', (name) => {
  const matched = parseQuery(textOf(queries[name])).matching(events);
  expect(matched.map(brief).toSorted()).toEqual(matches[name].toSorted());
});

test.each(queryNames)('the query %s names only fields that some line has', (name) => {
  const known = new Set(events.flatMap((event) => Object.keys(event)));
  expect(parseQuery(textOf(queries[name])).fields.filter((field) => !known.has(field))).toEqual([]);
});

describe('what the queries show', () => {
  const rows = (name: keyof typeof queries) => parseQuery(textOf(queries[name])).rows(events);

  test('5xx are counted by route and status', () => {
    expect(rows('ServerErrors')).toEqual([
      { route: '/secret_word', status: 500, answers: 1 },
      { route: '/ready', status: 503, answers: 1 },
    ]);
  });

  test('exceptions come with their message and the id of the request, the latest first', () => {
    expect(rows('Exceptions')).toMatchObject([
      {
        level: 'error',
        'err.type': 'TypeError',
        'err.message': 'a fault of the test',
        requestId: expect.any(String),
      },
      { level: 'fatal', 'err.message': expect.stringContaining('EADDRINUSE') },
      { level: undefined, '@message': plainText[0] },
    ]);
  });

  test('requests are counted every five minutes', () => {
    const counts = rows('RequestCounts').map((row) => Number(row['requests']));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(access.length);
  });

  test('the slowest route is first, and no client that left makes one slow', () => {
    const slowest = rows('SlowestRoutes');
    expect(slowest.map((row) => row['route']).toSorted()).toEqual(
      ['/', '/aws', '/ready', '/secret_word', '/tls', 'unmatched'].toSorted(),
    );
    const p99 = slowest.map((row) => Number(row['p99']));
    expect(p99).toEqual(p99.toSorted((a, b) => b - a));
    expect(slowest.find((row) => row['route'] === '/tls')).toMatchObject({ requests: 3 });
  });

  test('one request shows its exception and its access line', () => {
    const id = events.find((event) => event['status'] === 500)?.['requestId'];
    const query = textOf(queries.OneRequest).replace(requestIdPlaceholder, String(id));
    expect(parseQuery(query).rows(events)).toMatchObject([
      {
        level: 'error',
        'err.message': 'a fault of the test',
        'err.stack': expect.stringContaining('TypeError'),
      },
      { level: 'info', route: '/secret_word', status: 500 },
    ]);
  });

  test('clients that came too often are counted by address', () => {
    expect(rows('RateLimitedClients')).toEqual([{ ip: '127.0.0.1', refused: 2 }]);
  });
});

const counted: Readonly<Record<keyof typeof metricFilters, readonly string[]>> = {
  Exceptions: failures,
  RefusedConfigurations: plainText,
  ServerErrors: broken,
  RateLimited: limited,
};

test.each(Object.keys(metricFilters) as (keyof typeof metricFilters)[])(
  'the metric filter %s counts exactly its lines',
  (name) => {
    const matched = lines.filter(parsePattern(metricFilters[name].pattern)).map(eventOf);
    expect(matched.map(brief).toSorted()).toEqual(counted[name].toSorted());
  },
);

test('no line is counted by two filters of one metric', () => {
  const ofMetric = Object.values(metricFilters).filter(({ metric }) => metric === 'Exceptions');
  for (const line of lines)
    expect(ofMetric.filter(({ pattern }) => parsePattern(pattern)(line)).length).toBeLessThan(2);
});

test.each([
  'filter status != 200',
  'filter status > 499',
  'filter status < 500',
  'filter status in [500, 503]',
  'filter msg like "draining"',
  "filter type = 'access'",
  'filter strcontains(msg, "x")',
  'filter type = "access" and',
  'parse @message "* *" as a, b',
  'dedup requestId',
  'stats avg(ms) as mean by route',
  'stats count(*) by route',
  'stats count(*) as n',
  'stats count(*) as n by bin(1h)',
  'sort ms',
  'limit many',
])('a query in words that are not tested is refused: %s', (text) => {
  expect(() => parseQuery(text)).toThrow();
});

test.each([
  'ERROR',
  '?ERROR ?WARN',
  '"one" "two"',
  '%ERROR%',
  '[ip, user]',
  '{ $.status > 499 }',
  '{ $.status != 200 }',
  '{ $.err.type = "TypeError" }',
  '{ $.type = "access" && $.status = 500 || $.status = 503 }',
  '{ ($.status = 500) }',
  '{ $.requestId = * }',
  '{ $.aborted IS TRUE }',
])('a pattern in words that are not tested is refused: %s', (pattern) => {
  expect(() => parsePattern(pattern)).toThrow();
});
