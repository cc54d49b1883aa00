import * as logs from 'aws-cdk-lib/aws-logs';

const accessLine = 'type = "access"';
// A line without a level is not the service's log: a refused configuration, or the last words of Node itself.
const exception = 'level = "error" or level = "fatal" or not ispresent(level)';

/** Stands in the query for one request until somebody puts in the id that an error page or an answer shows. */
export const requestIdPlaceholder = '00000000-0000-4000-8000-000000000000';

interface SavedQuery {
  readonly title: string;
  readonly query: logs.QueryStringProps;
}

/**
 * The saved queries, in CloudWatch Logs Insights QL; the fields are those of the JSON lines that the service writes.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export const queries = Object.freeze({
  ServerErrors: {
    title: '5xx by route',
    query: {
      filterStatements: [`${accessLine} and status >= 500`],
      statsStatements: ['count(*) as answers by route, status'],
      sort: 'answers desc',
    },
  },
  Exceptions: {
    title: 'Exceptions',
    query: {
      fields: ['@timestamp', 'level', 'msg', 'err.type', 'err.message', 'requestId', '@message'],
      filterStatements: [exception],
      sort: '@timestamp desc',
      limit: 50,
    },
  },
  RequestCounts: {
    title: 'Requests over time',
    query: {
      filterStatements: [accessLine],
      statsStatements: ['count(*) as requests by bin(5m)'],
    },
  },
  SlowestRoutes: {
    title: 'Slowest routes',
    query: {
      filterStatements: [`${accessLine} and not ispresent(aborted)`],
      statsStatements: [
        'count(*) as requests, pct(ms, 50) as p50, pct(ms, 99) as p99, max(ms) as slowest by route',
      ],
      sort: 'p99 desc',
      limit: 20,
    },
  },
  OneRequest: {
    title: 'One request by id',
    query: {
      fields: ['@timestamp', 'level', 'route', 'status', 'ms', 'ip', 'msg', 'err.message', 'err.stack'],
      filterStatements: [`requestId = "${requestIdPlaceholder}"`],
      sort: '@timestamp asc',
    },
  },
  RateLimitedClients: {
    title: 'Rate-limited clients',
    query: {
      filterStatements: [`${accessLine} and status = 429`],
      statsStatements: ['count(*) as refused by ip'],
      sort: 'refused desc',
      limit: 20,
    },
  },
  TaskLifecycle: {
    title: 'Starts and stops of tasks',
    query: {
      fields: ['@timestamp', '@logStream', 'level', 'msg', 'signal', 'connections'],
      filterStatements: ['msg = "listening" or msg = "ready" or msg like /^draining/ or msg like /^stopped/'],
      sort: '@timestamp desc',
      limit: 100,
    },
  },
} satisfies Readonly<Record<string, SavedQuery>>);

/** The text of a query, as it is saved and as the dashboard asks it. */
export const textOf = ({ query }: SavedQuery): string => new logs.QueryString(query).toString();

/**
 * What becomes a metric. Two filters count exceptions: a pattern of JSON matches no line that is not JSON, and a
 * service that refuses its configuration says so in plain text, each line with `quest: ` before it.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export const metricFilters = Object.freeze({
  Exceptions: { metric: 'Exceptions', pattern: '{ $.level = "error" || $.level = "fatal" }' },
  RefusedConfigurations: { metric: 'Exceptions', pattern: '"quest: "' },
  ServerErrors: { metric: 'ServerErrors', pattern: '{ $.type = "access" && $.status >= 500 }' },
  RateLimited: { metric: 'RateLimited', pattern: '{ $.type = "access" && $.status = 429 }' },
} as const);

export type LogMetric = (typeof metricFilters)[keyof typeof metricFilters]['metric'];
