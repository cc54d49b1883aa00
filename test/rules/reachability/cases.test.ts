import { reach } from '../../../rules/reachability/reach';
import { BEGINNING, CASES, type NetworkCase } from './cases';
import { networkIn } from './network-of';
import { simulate } from './simulator/simulate';
import type { Template } from './simulator/template';

function templateOf({ given }: NetworkCase): Template {
  const all = Object.entries({ ...BEGINNING, ...given }).filter(([, one]) => one !== undefined);
  return { Resources: Object.fromEntries(all) as Template['Resources'] };
}

const known = (name: string): 'internet' | readonly string[] => (name === 'internet' ? name : [`T/${name}`]);

test('there are 60 of them at least, each with its page', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(60);
  expect(
    CASES.filter(({ page, sentence }) => !/^[a-zA-Z]+\/.+\.html$/.test(page) || !sentence.endsWith('.')),
  ).toEqual([]);
});

test.each(CASES.map((one) => [one.sentence, one] as const))('%s', (_, one) => {
  const { from, to, port, protocol = 6, evenThroughCompromise, reaches } = one;
  const template = templateOf(one);
  const asked = { ...(evenThroughCompromise ? { evenThroughCompromise } : {}), protocol };
  const model = reach(networkIn(template.Resources), {
    ...asked,
    from: known(from),
    to: known(to),
    ...(port === undefined ? {} : { ports: [port, port] as const }),
  }).reaches;
  const simulated = (['some', 'every'] as const).map((quantifier) =>
    simulate(template, { ...asked, from, to, port: port ?? 0, quantifier }),
  );
  expect({ model, simulated }).toEqual({ model: reaches, simulated: [reaches, reaches] });
});
