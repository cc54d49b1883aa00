import { shown } from './one-rule/page';
import { walk } from './one-rule/walk';

test('docs/one-rule-everywhere.md shows what every enforcement point really says', async () => {
  expect(shown()).toEqual(await walk());
}, 120_000);
