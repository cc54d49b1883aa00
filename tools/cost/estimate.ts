import { meters } from './meters';
import type { Tables } from './tables';
import type { Resource, Stack } from './template';
import { list } from './template';

/** One line of the bill. `assumed` names what of the quantity is an assumption about use, the hours left out. */
export type Line = Readonly<{
  stack: string;
  resource: string;
  type: string;
  what: string;
  quantity: number;
  per: string;
  unitPrice: number;
  price: string;
  usd: number;
  assumed: readonly string[];
}>;
type Named = Readonly<{ stack: string; resource: string; type: string; why: string }>;

/** What a month costs. What is in `unpriced` is not in the total. */
export type Estimate = Readonly<{
  lines: readonly Line[];
  free: readonly Named[];
  unpriced: readonly Named[];
  total: number;
}>;

const known = <T>(table: Readonly<Record<string, T>>, name: string): T => {
  const entry = table[name];
  if (entry === undefined) throw new Error(`the tables have no ${name}`);
  return entry;
};

const linesOf = (resource: Resource, stack: Stack, { prices, assumptions }: Tables): readonly Line[] =>
  known(meters, resource.type)(resource, stack).map(({ what, price, count, by }) => {
    const { usd, per } = known(prices.prices, price);
    const quantity = by.reduce((product, name) => product * known(assumptions, name).value, count);
    return {
      stack: stack.name,
      resource: resource.id,
      type: resource.type,
      what,
      quantity,
      per,
      unitPrice: usd,
      price,
      usd: quantity * usd,
      assumed: by.filter((name) => name !== 'hours'),
    };
  });

/** The month of some stacks: each resource is priced, free for a reason, or named as not priced. */
export const estimate = (stacks: readonly Stack[], tables: Tables): Estimate => {
  const lines: Line[] = [];
  const free: Named[] = [];
  const unpriced: Named[] = [];
  for (const stack of stacks) {
    for (const resource of stack.resources) {
      const named = { stack: stack.name, resource: resource.id, type: resource.type };
      const reason = tables.free[resource.type];
      if (reason) free.push({ ...named, why: reason });
      else if (!meters[resource.type])
        unpriced.push({ ...named, why: 'no price and no reason to be free is known for its type' });
      else {
        try {
          const found = linesOf(resource, stack, tables);
          lines.push(...found);
          if (found.length === 0) free.push({ ...named, why: 'nothing of it, as it is set, costs anything' });
        } catch (error) {
          unpriced.push({ ...named, why: error instanceof Error ? error.message : String(error) });
        }
      }
    }
  }
  return { lines, free, unpriced, total: sum(lines) };
};

/** The sum of some lines, in USD. */
export const sum = (lines: readonly Line[]): number => lines.reduce((total, { usd }) => total + usd, 0);

/** What the interface endpoints cost, and what a NAT gateway in each of their zones would cost in their place. */
export const natInstead = (
  stacks: readonly Stack[],
  { lines }: Estimate,
  tables: Tables,
): Readonly<{ zones: number; endpoints: number; nat: number }> | undefined => {
  const interfaces = stacks.flatMap(({ resources }) =>
    resources.filter(
      ({ type, properties }) =>
        type === 'AWS::EC2::VPCEndpoint' && properties['VpcEndpointType'] === 'Interface',
    ),
  );
  if (interfaces.length === 0) return undefined;
  const zones = Math.max(...interfaces.map(({ properties }) => list(properties['SubnetIds']).length));
  const { prices } = tables.prices;
  const assumed = (name: string): number => known(tables.assumptions, name).value;
  const hourly = known(prices, 'natHour').usd + known(prices, 'publicIpv4Hour').usd;
  return {
    zones,
    endpoints: sum(lines.filter(({ type }) => type === 'AWS::EC2::VPCEndpoint')),
    nat: zones * (assumed('hours') * hourly + assumed('natGB') * known(prices, 'natGb').usd),
  };
};
