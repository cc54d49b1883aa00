import fc from 'fast-check';
import { CATALOG } from '../../../rules/catalog';
import { casesOf } from '../catalog/cases';
import { unknownIn } from '../catalog/schema-paths-in-templates';
import { BLIND_SPOTS } from './blind-spots';
import { guardEngine } from './engine';
import { NETWORK } from './network-variants';
import { STORAGE } from './storage-variants';
import { type Compared, compare } from './verdicts';
import { WORKLOADS } from './workload-variants';

const RUNS = 100;
const VARIANTS = { ...NETWORK, ...STORAGE, ...WORKLOADS };

const engine = guardEngine();
afterAll(() => engine.free());

/** What our rule leaves in doubt Guard cannot answer: it knows compliance and violation only. */
const isDecided = ({ ours }: Compared): boolean => ours !== 'indeterminate';
const disagrees = (one: Compared): boolean => isDecided(one) && one.ours !== one.guard;

test('there are at least a dozen Guard rules, each with variants; what Guard cannot see is of one of them', () => {
  expect(engine.rules.length).toBeGreaterThanOrEqual(12);
  expect(Object.keys(VARIANTS).sort()).toEqual([...engine.rules].sort());
  expect(Object.keys(BLIND_SPOTS).filter((id) => !engine.rules.includes(id))).toEqual([]);
});

describe.each(engine.rules)('%s', (id) => {
  const rule = CATALOG.find((one) => one.id === id);
  if (!rule) throw new Error(`${id}.guard is of no rule in the catalogue; name it after one`);
  const variants = VARIANTS[id];
  if (!variants) throw new Error(`${id} has no variants`);

  test('Guard says the same of its cases', () => {
    const cases = casesOf(rule).map(({ name, given }) => ({ name, all: compare(rule, given, engine) }));
    const apart = cases.filter(({ all }) => all.some(disagrees)).map(({ name }) => name);
    expect(apart.sort()).toEqual(Object.keys(BLIND_SPOTS[id] ?? {}).sort());
    const same = cases.flatMap(({ all }) => all).filter((one) => isDecided(one) && !disagrees(one));
    expect(new Set(same.map(({ guard }) => guard))).toEqual(new Set(['compliant', 'violation']));
  });

  test(`Guard says the same of ${RUNS} variants of what it is about`, () => {
    let decided = 0;
    fc.assert(
      fc.property(variants.properties, (given) => {
        const template = { Resources: { Judged: { Type: variants.type, Properties: given } } };
        expect(unknownIn(template)).toEqual([]);
        const all = compare(rule, template, engine);
        expect(all).toHaveLength(1);
        expect(all.filter(disagrees)).toEqual([]);
        decided += all.filter(isDecided).length;
      }),
      { numRuns: RUNS },
    );
    expect(decided).toBeGreaterThan(RUNS / 2);
  });
});

describe('a disagreement is seen', () => {
  const volume = CATALOG.find(({ id }) => id === 'ec2-volume-encrypted');
  const template = (Encrypted: boolean): object => ({
    Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { Encrypted } } },
  });

  test.each([
    [true, 'violation', 'compliant'],
    [false, 'compliant', 'violation'],
  ] as const)(
    'of a rule that has it the wrong way round, where Encrypted is %s',
    (encrypted, ours, guard) => {
      if (!volume) throw new Error('there is no rule about volumes');
      const wrong = {
        ...volume,
        evaluate: (...[resource, context]: Parameters<typeof volume.evaluate>) => {
          const properties = { Encrypted: context.read(resource, 'Encrypted') !== true };
          return volume.evaluate(resource, { ...context, read: () => properties.Encrypted });
        },
      };
      expect(compare(wrong, { ...template(encrypted) }, engine)).toEqual([{ id: 'Volume', ours, guard }]);
    },
  );
});
