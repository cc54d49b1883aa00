import { CANARIES } from '../../canaries/canaries';
import prices from '../../tools/cost/prices.json';

const MINUTES_A_MONTH = 730 * 60;

test.each(CANARIES.map((one) => [one.name, one] as const))(
  'what %s says that it costs is what AWS asks',
  (_, one) => {
    const { usd } = prices.prices.canaryRun;
    expect(one.monthlyUsd).toBeCloseTo((MINUTES_A_MONTH / one.everyMinutes) * usd, 2);
  },
);
