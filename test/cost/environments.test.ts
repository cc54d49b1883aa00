import { Stack as CdkStack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { selectEnvironment } from '../../stacks/environments/select';
import { estimate } from '../../tools/cost/estimate';
import { meters } from '../../tools/cost/meters';
import { readTables } from '../../tools/cost/tables';
import { stackOf } from '../../tools/cost/template';
import { build } from '../stacks/template';

const tables = readTables();

const stacksOf = (name: string) =>
  Object.values(build(selectEnvironment(name, name.startsWith('pr-') ? { expires: '2099-01-01' } : {})))
    .filter((value) => CdkStack.isStack(value))
    .map((stack) => stackOf(stack.node.id, stack.region, Template.fromStack(stack).toJSON()));

test.each(['example', 'prod', 'test', 'pr-7'])(
  'every resource of %s is priced or free for a reason',
  (name) => {
    const { lines, unpriced } = estimate(stacksOf(name), tables);
    expect(unpriced).toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
  },
);

test('the network of the example costs four endpoints in two zones, and there is no NAT gateway', () => {
  const { lines } = estimate(stacksOf('example'), tables);
  const hours = lines.filter(({ price }) => price === 'endpointHour').map(({ quantity }) => quantity);
  expect(hours).toEqual([1460, 1460, 1460, 1460]);
  expect(lines.filter(({ price }) => price === 'natHour')).toEqual([]);
});

test('no type is both free and metered', () => {
  expect(Object.keys(meters).filter((type) => tables.free[type])).toEqual([]);
});
