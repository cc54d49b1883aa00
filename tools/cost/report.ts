import type { Estimate, Line } from './estimate';
import { natInstead, sum } from './estimate';
import type { Tables } from './tables';
import type { Stack } from './template';

const money = (usd: number): string => usd.toFixed(2);
const short = (value: number): string => String(Number(value.toPrecision(6)));

const table = (rows: readonly (readonly string[])[], right: readonly number[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
};

/** More alike than this are one line: nobody reads a hundred times what one rule costs. */
const MOST_ALIKE = 10;

/** Lines that differ in nothing but their resource, as one. */
const together = (lines: readonly Line[]): readonly Line[] => {
  const alike = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify({ ...line, resource: undefined });
    alike.set(key, [...(alike.get(key) ?? []), line]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length <= MOST_ALIKE) return group;
    const quantity = first.quantity * group.length;
    return [{ ...first, resource: `${group.length} ${first.type}`, quantity, usd: sum(group) }];
  });
};

const stackTable = (stack: string, lines: readonly Line[], { prices }: Tables): readonly string[] => {
  const rows = together(lines).map(({ resource, what, quantity, unitPrice, per, price, usd, assumed }) => [
    `  ${resource}`,
    what,
    short(quantity),
    `${unitPrice.toFixed(7).replace(/0{1,5}$/, '')} / ${per}`,
    money(usd),
    `${prices.prices[price]?.evidence === 'not-read' ? '? ' : ''}${assumed.join(', ')}`,
  ]);
  const total = [`${stack} in all`, '', '', '', money(sum(lines)), ''];
  const head = [stack, '', 'quantity', 'unit price, USD', 'a month', 'depends on use by'];
  return table([head, ...rows, total], [2, 4]);
};

const counted = (types: readonly string[]): string =>
  [...new Set(types)]
    .map((type) => {
      const count = types.filter((other) => other === type).length;
      return count > 1 ? `${count} ${type}` : type;
    })
    .join(', ');

/** The estimate as a page of text. */
export const asText = (stacks: readonly Stack[], estimate: Estimate, tables: Tables): string => {
  const { lines, free, unpriced, total } = estimate;
  const regions = [...new Set(stacks.map(({ region }) => region))];
  const { region } = tables.prices;
  const used = new Set(lines.flatMap(({ assumed }) => assumed));
  const assumptions = Object.entries(tables.assumptions).filter(
    ([name]) => name === 'hours' || used.has(name),
  );
  const instead = natInstead(stacks, estimate, tables);
  const reasons = [...new Set(free.map(({ why }) => why))];
  return [
    `A month in USD, by the prices of ${region}${regions.every((name) => name === region) ? '' : `, also for ${regions.join(', ')}`}`,
    'Free allowances, discounts and taxes are left out. "?": a price not read anywhere, to be looked up at its source.',
    '',
    ...stacks.flatMap(({ name }) => [
      ...stackTable(
        name,
        lines.filter(({ stack }) => stack === name),
        tables,
      ),
      '',
    ]),
    ...table(
      [
        ...stacks.map(({ name }) => [name, money(sum(lines.filter(({ stack }) => stack === name)))]),
        [unpriced.length > 0 ? 'in all, without what is not priced' : 'in all', money(total)],
        ['  of it dependent on use', money(sum(lines.filter(({ assumed }) => assumed.length > 0)))],
      ],
      [1],
    ),
    '',
    'Assumed; change with --assume <name>=<number>',
    ...table(
      assumptions.map(([name, { value, unit, why }]) => [`  ${name}`, short(value), unit, why]),
      [1],
    ),
    ...(instead
      ? [
          '',
          `A NAT gateway in each of the ${instead.zones} zones would cost ${money(instead.nat)}, the interface endpoints cost ${money(instead.endpoints)}`,
        ]
      : []),
    '',
    'Free',
    ...reasons.map(
      (reason) => `  ${counted(free.filter(({ why }) => why === reason).map(({ type }) => type))}: ${reason}`,
    ),
    ...(unpriced.length > 0 ? ['', 'NOT PRICED'] : []),
    ...unpriced.map(({ stack, resource, type, why }) => `  ${stack} ${resource} (${type}): ${why}`),
  ].join('\n');
};

/** The estimate as JSON, with every price's source. */
export const asJson = (stacks: readonly Stack[], estimate: Estimate, tables: Tables): string => {
  const used = new Set(estimate.lines.map(({ price }) => price));
  const { region, currency, prices } = tables.prices;
  return JSON.stringify(
    {
      region,
      currency,
      stacks: stacks.map(({ name, region: place }) => ({
        name,
        region: place,
        usd: sum(estimate.lines.filter(({ stack }) => stack === name)),
      })),
      ...estimate,
      natInstead: natInstead(stacks, estimate, tables),
      assumptions: tables.assumptions,
      prices: Object.fromEntries(Object.entries(prices).filter(([name]) => used.has(name))),
    },
    null,
    2,
  );
};
