import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Price = z.strictObject({
  usd: z.number().nonnegative(),
  per: z.string(),
  source: z.url(),
  sourceDated: z.string(),
  // Null where the price is from memory, and the source is where to look it up.
  read: z.iso.date().nullable(),
  evidence: z.enum(['aws', 'second-hand', 'not-read']),
});
const Prices = z.strictObject({
  region: z.string(),
  currency: z.literal('USD'),
  prices: z.record(z.string(), Price),
});
const Assumptions = z.record(
  z.string(),
  z.strictObject({ value: z.number().nonnegative(), unit: z.string(), why: z.string() }),
);

/** What things cost, what use is assumed, and what costs nothing, with the reason. */
export type Tables = Readonly<{
  prices: z.infer<typeof Prices>;
  assumptions: z.infer<typeof Assumptions>;
  free: Readonly<Record<string, string>>;
}>;

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(__dirname, name), 'utf8'));

/** Reads the tables beside this file. */
export const readTables = (): Tables => ({
  prices: Prices.parse(read('prices.json')),
  assumptions: Assumptions.parse(read('assumptions.json')),
  free: z.record(z.string(), z.string()).parse(read('free.json')),
});

/** The tables with `<name>=<number>` assumed instead. */
export const assuming = (tables: Tables, wanted: readonly string[]): Tables => {
  const changed = wanted.map((text) => {
    const [, name = '', value = ''] = /^(\w+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    const known = tables.assumptions[name];
    if (!known) {
      const names = Object.keys(tables.assumptions).join(', ');
      throw new Error(`cannot assume "${text}", expected <name>=<number> with one of ${names}`);
    }
    return [name, { ...known, value: Number(value), why: 'given by --assume' }] as const;
  });
  return { ...tables, assumptions: { ...tables.assumptions, ...Object.fromEntries(changed) } };
};
