import { SEVERITIES } from '../../core/rule';
import type { Outcome } from '../../exceptions/except';
import type { Pack } from '../../packs/packs';
import { POINTS } from '../../packs/points';
import { jsonReport } from '../../reporters/json';
import { plural, type Summary } from '../../reporters/summary';
import { fold, type Look, type Style } from '../../reporters/text';
import type { Estate } from './estate';
import type { RuleTally, Tally, Told } from './estate-tally';

/** What came of judging an estate, for every format. */
export interface EstateReport {
  readonly estate: Estate;
  /** One for each account and region. */
  readonly places: readonly Tally[];
  readonly summary: Summary;
  readonly totals: Totals;
  readonly rules: Pack['rules'];
  /** The findings that are told one by one. */
  readonly outcomes: readonly Outcome[];
  /** Findings on what was not recorded but given, such as an exception that ended. */
  readonly beside: readonly Outcome[];
  readonly replaced: readonly string[];
  readonly most: number;
}

export interface Totals {
  readonly violations: number;
  readonly warnings: number;
  readonly indeterminate: number;
  readonly excepted: number;
}

/** Tallies of one account and region as one, whoever counted. */
export function merged(tallies: readonly Tally[], most: number): readonly Tally[] {
  const found = new Map<string, Tally>();
  for (const one of tallies) {
    const key = `${one.account} ${one.region}`;
    const into = found.get(key);
    if (!into) {
      found.set(key, one);
      continue;
    }
    into.resources += one.resources;
    into.gone += one.gone;
    for (const [rule, row] of Object.entries(one.rules)) {
      const own = into.rules[rule];
      if (!own) {
        into.rules[rule] = row;
        continue;
      }
      for (const name of ['judged', 'clean', 'violation', 'indeterminate', 'excepted'] as const) {
        own[name] += row[name];
      }
      own.told.push(...row.told);
    }
  }
  for (const { rules } of found.values()) for (const row of Object.values(rules)) trim(row, most);
  return [...found.values()].sort((x, y) => (placeName(x) < placeName(y) ? -1 : 1));
}

function trim({ told }: RuleTally, most: number): void {
  const orderOf = ({ origin, path, message }: Told): string => `${origin.id}\n${path}\n${message}`;
  told.sort((x, y) => (orderOf(x) < orderOf(y) ? -1 : 1));
  const left = new Map<string, number>();
  const kept = told.filter(({ status }) => {
    left.set(status, (left.get(status) ?? 0) + 1);
    return (left.get(status) ?? 0) <= most;
  });
  told.splice(0, told.length, ...kept);
}

export function placeName({ account, region }: Pick<Tally, 'account' | 'region'>): string {
  return `${account === '-' ? 'no account' : account} ${region === '-' ? 'no region' : region}`;
}

/** The report for people: the gravest rules first, and of each where most is wrong. */
export function estateText(report: EstateReport, look: Look): string {
  const { paint, width } = look;
  const say = (text: string, indent = 2): string => fold(shown(text), indent, width);
  const blocks = [
    ...problemBlocks(report, look),
    ...ruleRows(report).map((row) => ruleBlock(row, report.most, look)),
    ...report.beside.map(
      ({ rule, message }) => `${paint('yellow', 'EXCEPTION')}  ${rule.id}\n${say(message)}`,
    ),
    placesBlock(report, look),
    notJudgedBlock(report, look),
  ];
  const { violations, warnings, indeterminate, excepted } = report.totals;
  const { judged, resources: all, rules } = report.summary;
  const counted = [
    plural(violations, 'violation'),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    `${number(indeterminate)} in doubt`,
    `${number(excepted)} excepted`,
  ].join(', ');
  const line = `${number(judged)} of ${resources(all)} judged by ${plural(rules.length, 'rule')}: ${counted}`;
  const whole = report.estate.problemCount > 0 ? `${line}; not everything could be read` : line;
  return `${[...blocks.filter((one) => one !== ''), paint('bold', violations > 0 ? paint('red', whole) : whole)].join('\n\n')}\n`;
}

interface Row {
  readonly rule: Pack['rules'][number];
  readonly status: Told['status'];
  readonly total: number;
  readonly places: readonly { readonly tally: Tally; readonly row: RuleTally; readonly count: number }[];
}

const STATUSES = ['violation', 'indeterminate', 'excepted'] as const;

function ruleRows({ rules, places }: EstateReport): readonly Row[] {
  const rows = STATUSES.flatMap((status) =>
    rules.flatMap((rule): Row[] => {
      const all = places.flatMap((tally) => {
        const row = Object.hasOwn(tally.rules, rule.id) ? tally.rules[rule.id] : undefined;
        return row && row[status] > 0 ? [{ tally, row, count: row[status] }] : [];
      });
      if (all.length === 0) return [];
      const total = all.reduce((sum, { count }) => sum + count, 0);
      return [{ rule, status, total, places: all.sort((x, y) => y.count - x.count) }];
    }),
  );
  const rank = ({ rule, status }: Row): number =>
    STATUSES.indexOf(status) * 100 + (rule.stage === 'trial' ? 50 : 0) + SEVERITIES.indexOf(rule.severity);
  return rows.sort((x, y) => rank(x) - rank(y) || y.total - x.total || (x.rule.id < y.rule.id ? -1 : 1));
}

/** So many accounts and regions of a rule are shown, those with the most findings. */
const MOST_PLACES = 5;

function ruleBlock(row: Row, most: number, look: Look): string {
  const { rule, status, total, places } = row;
  const { paint, width } = look;
  const [label, style] = labelOf(rule.stage, status);
  const where = places.length > 1 ? ` in ${number(places.length)} accounts and regions` : '';
  const head = `${paint(style, label)}  ${rule.severity}  ${paint('cyan', rule.id)}  ${findings(total)}${where}`;
  if (status === 'excepted') return head;
  const shownPlaces = places.slice(0, status === 'violation' ? MOST_PLACES : 1);
  const lines = shownPlaces.flatMap(({ tally, row: { judged, clean, told: all }, count }) => {
    const own = all.filter((one) => one.status === status);
    const told = own.slice(0, status === 'violation' ? most : Math.min(most, 1));
    const left = count - told.length;
    return [
      `  ${paint('bold', placeName(tally))}: ${findings(count)}; ${number(clean)} of ${number(judged)} resources without one`,
      ...told.map(({ origin, path, message }) =>
        fold(shown(`${origin.id}: ${message.startsWith(path) ? '' : `${path} `}${message}`), 4, width),
      ),
      ...(left > 0 && told.length > 0 ? [paint('dim', `    and ${number(left)} more`)] : []),
    ];
  });
  const others = places.slice(shownPlaces.length);
  const rest = others.reduce((sum, { count }) => sum + count, 0);
  return [
    head,
    ...lines,
    ...(others.length > 0 ? [paint('dim', `  and ${findings(rest)} elsewhere`)] : []),
    ...(status === 'violation' ? [fold(`Fix: ${rule.remediation}`, 2, width)] : []),
  ].join('\n');
}

function findings(count: number): string {
  return count === 1 ? '1 finding' : `${number(count)} findings`;
}

function resources(count: number): string {
  return count === 1 ? '1 resource' : `${number(count)} resources`;
}

function labelOf(stage: string, status: Told['status']): readonly [string, Style] {
  if (status === 'excepted') return ['EXCEPTED', 'dim'];
  if (status === 'indeterminate') return ['IN DOUBT', 'yellow'];
  return stage === 'trial' ? ['WARNING', 'yellow'] : ['VIOLATION', 'red'];
}

function placesBlock({ places, rules }: EstateReport, { paint }: Look): string {
  const enforced = new Map(rules.map(({ id, stage }) => [id, stage]));
  const rows = places.map((tally) => {
    const sum = (of: (row: RuleTally, rule: string) => number): number =>
      Object.entries(tally.rules).reduce((total, [rule, row]) => total + of(row, rule), 0);
    return [
      placeName(tally),
      number(tally.resources),
      number(tally.resources - sumOf(tally.unjudged)),
      number(sum((row, rule) => (enforced.get(rule) === 'enforced' ? row.violation : 0))),
      number(sum((row) => row.indeterminate)),
      number(sum((row) => row.excepted)),
      minute(tally.oldest),
      minute(tally.newest),
    ];
  });
  const head = [
    'Account and region',
    'resources',
    'judged',
    'violations',
    'in doubt',
    'excepted',
    'oldest',
    'newest (UTC)',
  ];
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return [paint('bold', line(head)), ...rows.map(line)].join('\n');
}

function notJudgedBlock({ estate, places, rules, replaced }: EstateReport, { paint, width }: Look): string {
  const byType = unjudgedTypes(places);
  const count = byType.reduce((sum, [, one]) => sum + one, 0);
  const types = byType.slice(0, 6).map(([type, one]) => `${type} ${number(one)}`);
  const gone = places.reduce((sum, tally) => sum + tally.gone, 0);
  const blind = blindRules(rules, places);
  const lines = [
    ...(count > 0
      ? [
          `${resources(count)} of types that no rule is about: ${types.join(', ')}${byType.length > 6 ? ` and ${plural(byType.length - 6, 'more type')}` : ''}`,
        ]
      : []),
    ...(gone > 0 ? [`${resources(gone)} deleted`] : []),
    ...(blind.length > 0
      ? [
          `${blind.length} of ${rules.length} rules had nothing to judge, because AWS Config does not record what they are about, or AWS does not publish how: ${blind
            .slice(0, 4)
            .map(({ id }) => id)
            .join(', ')}${blind.length > 4 ? `, ... (all with --format json)` : ''}`,
        ]
      : []),
    ...estate.open
      .slice(0, 5)
      .map(
        ({ account, why }) =>
          `What is missing in account ${account} may be elsewhere, and is in doubt: ${why}`,
      ),
    ...(replaced.length > 0
      ? [`${plural(replaced.length, 'file')} that a newer snapshot of the same account and region replaces`]
      : []),
  ];
  return lines.length === 0
    ? ''
    : [paint('bold', 'Not judged'), ...lines.map((one) => fold(shown(one), 2, width))].join('\n');
}

/** The rules without any resource because of what AWS Config does not record, and why. */
export function blindRules(
  rules: EstateReport['rules'],
  places: readonly Tally[],
): readonly { readonly id: string; readonly why: string }[] {
  return rules.flatMap(({ id }) => {
    const { unseen } = (Object.hasOwn(POINTS, id) ? POINTS[id] : undefined)?.item ?? {};
    const isJudged = places.some(({ rules: rows }) => Object.hasOwn(rows, id));
    return unseen === undefined || isJudged ? [] : [{ id, why: unseen.join('; ') }];
  });
}

export function unjudgedTypes(places: readonly Tally[]): readonly (readonly [string, number])[] {
  const byType = new Map<string, number>();
  for (const { unjudged } of places) {
    for (const [type, one] of Object.entries(unjudged)) byType.set(type, (byType.get(type) ?? 0) + one);
  }
  return [...byType].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
}

function problemBlocks({ estate }: EstateReport, { paint, width }: Look): readonly string[] {
  const { problems, problemCount } = estate;
  if (problemCount === 0) return [];
  const shownOnes = problems.slice(0, 10);
  const more = problemCount - shownOnes.length;
  return [
    [
      paint('red', 'COULD NOT JUDGE'),
      ...shownOnes.map(({ file, code, message }) => fold(shown(`${file}: ${message} (${code})`), 2, width)),
      ...(more > 0 ? [`  and ${number(more)} more`] : []),
    ].join('\n'),
  ];
}

/** What an item holds may be meant for the terminal. */
function shown(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function minute(time: number | undefined): string {
  return time === undefined ? '-' : new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

/** So many types are told apart in the report for programs, those with the most resources. */
const MOST_TYPES = 50;

/** The report for programs: what `check` says of templates, and what is known by account, region and rule. */
export function estateJson(report: EstateReport): string {
  const { estate, places, totals, rules, outcomes, beside, summary, replaced, most } = report;
  const { tool, inputs, findings } = JSON.parse(jsonReport(summary, [...outcomes, ...beside]));
  const whole = {
    tool,
    inputs,
    summary: { resources: summary.resources, judged: summary.judged, rules: rules.length, ...totals },
    findings,
    findingsListed: { mostPerRuleAndPlace: most, exactCounts: 'places[].rules[]' },
    places: places.map((tally) => {
      const types = unjudgedTypes([tally]);
      return {
        account: tally.account,
        region: tally.region,
        resources: tally.resources,
        gone: tally.gone,
        oldest: tally.oldest === undefined ? null : new Date(tally.oldest).toISOString(),
        newest: tally.newest === undefined ? null : new Date(tally.newest).toISOString(),
        notJudged: {
          resources: sumOf(tally.unjudged),
          why: 'no rule is about their types',
          types: Object.fromEntries(types.slice(0, MOST_TYPES)),
          otherTypes: Math.max(0, types.length - MOST_TYPES),
        },
        rules: rules.flatMap(({ id }) => {
          const row = Object.hasOwn(tally.rules, id) ? tally.rules[id] : undefined;
          if (!row) return [];
          const { judged, clean, violation, indeterminate, excepted } = row;
          return [{ rule: id, judged, clean, violations: violation, indeterminate, excepted }];
        }),
      };
    }),
    rulesWithoutResources: blindRules(rules, places).map(({ id, why }) => ({ rule: id, why })),
    openViews: estate.open,
    replaced,
    problems: { count: estate.problemCount, first: estate.problems },
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
