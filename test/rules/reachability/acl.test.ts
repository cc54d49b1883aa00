import fc from 'fast-check';
import { parseCidr } from '../../../rules/core/cidr';
import { type AclEntry, openingTo } from '../../../rules/reachability/acl';
import { isInternet } from '../../../rules/reachability/internet';

function entry(number: number | undefined, allows: AclEntry['allows'], block: string | undefined): AclEntry {
  const sources = block === undefined ? undefined : [parseCidr(block) ?? []].flat();
  return { path: 'p', says: 's', ingress: true, tcp: true, ports: [22, 22], number, allows, sources };
}

/** A block of 1/16 of the world, or of several. */
const block = fc
  .tuple(fc.nat(15), fc.integer({ min: 0, max: 4 }))
  .map(([index, bits]) => ({ first: (index >> (4 - bits)) << (4 - bits), size: 16 >> bits, bits }));

test('the first entry that matches a part of the world decides on it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.nat(50), fc.boolean(), block), { selector: ([number]) => number }),
      (given) => {
        const entries = given.map(([number, allows, { first, bits }]) =>
          entry(number, allows, `${first * 16}.0.0.0/${bits}`),
        );
        const inOrder = [...given].sort(([a], [b]) => a - b);
        const open = [...Array(16).keys()].filter(
          (part) => inOrder.find(([, , { first, size }]) => first <= part && part < first + size)?.[1],
        );
        const opening = openingTo(22, entries);
        const isOpen = isInternet(open.flatMap((part) => parseCidr(`${part * 16}.0.0.0/4`) ?? []));
        expect(opening !== undefined).toBe(isOpen);
        expect(opening?.surely ?? true).toBe(true);
        expect(opening?.entries.every(({ allows }) => allows === true) ?? true).toBe(true);
      },
    ),
  );
});

test.each<[string, boolean | undefined, readonly AclEntry[]]>([
  ['open', true, [entry(1, true, '0.0.0.0/0')]],
  ['closed', undefined, [entry(1, false, '0.0.0.0/0'), entry(2, true, '0.0.0.0/0')]],
  ['denied too late', true, [entry(2, false, '0.0.0.0/0'), entry(1, true, '0.0.0.0/0')]],
  ['denied perhaps too late', false, [entry(undefined, false, '0.0.0.0/0'), entry(1, true, '0.0.0.0/0')]],
  ['allowed perhaps in time', false, [entry(1, false, '0.0.0.0/0'), entry(undefined, true, '0.0.0.0/0')]],
  ['denied to nobody knows whom', false, [entry(1, false, undefined), entry(2, true, '0.0.0.0/0')]],
  ['allowed to nobody knows whom', false, [entry(1, true, undefined)]],
  ['allowed or denied', false, [entry(1, 'unknown', '0.0.0.0/0')]],
  [
    'allowed or denied, and then allowed to the other half of the internet',
    true,
    [entry(1, 'unknown', '0.0.0.0/0'), entry(2, true, '::/0')],
  ],
])('%s', (_name, surely, entries) => {
  const opening = openingTo(22, entries);
  expect(opening?.surely).toBe(surely);
});
