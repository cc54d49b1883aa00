import fc from 'fast-check';
import { parseCidr } from '../../../rules/core/cidr';
import type { IngressEntry } from '../../../rules/reachability/ingress';
import { isInternet, isPublic } from '../../../rules/reachability/internet';
import { meetings } from '../../../rules/reachability/meetings';

const WEB = { protocol: 'tcp', ports: [80, 443] };

function part(
  protocol: string | undefined,
  ports: IngressEntry['ports'],
  ...blocks: readonly string[]
): IngressEntry {
  return {
    path: 'p',
    says: 's',
    protocol,
    ports,
    sources: blocks.flatMap((block) => parseCidr(block) ?? []),
  };
}

test.each<[boolean, boolean, readonly string[]]>([
  [true, true, ['0.0.0.0/0']],
  [true, true, ['52.0.0.0/7']],
  [false, true, ['52.0.0.0/8']],
  [true, true, ['52.0.0.0/8', '53.0.0.0/32']],
  [false, false, ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']],
  [false, false, ['224.0.0.0/3', '127.0.0.0/8', '169.254.0.0/16']],
  [true, true, ['8.0.0.0/5']],
  [true, true, ['2000::/3']],
  [true, true, ['2a00::/12']],
  [false, true, ['2a00::/13']],
  [false, false, ['fc00::/7', 'fe80::/10', '::1/128', '8000::/1', '4000::/2']],
  [false, false, ['2001:db8::/32']],
  [false, false, ['::ffff:0.0.0.0/96']],
  [false, false, []],
])('internet %p, public %p: %p', (internet, open, blocks) => {
  const ranges = blocks.flatMap((block) => parseCidr(block) ?? []);
  expect([isInternet(ranges), isPublic(ranges)]).toEqual([internet, open]);
});

const SSH = [22, 22] as const;

test.each<[string, readonly IngressEntry[], readonly (boolean | undefined)[]]>([
  ['on one port', [part('tcp', SSH, '52.0.0.0/8'), part('tcp', SSH, '53.0.0.0/8')], [true, true]],
  [
    'on ports apart',
    [part('tcp', SSH, '52.0.0.0/8'), part('tcp', [23, 24], '53.0.0.0/8')],
    [undefined, undefined],
  ],
  [
    'of protocols apart',
    [part('tcp', SSH, '52.0.0.0/8'), part('udp', SSH, '53.0.0.0/8')],
    [undefined, undefined],
  ],
  [
    'of every protocol',
    [part('tcp', SSH, '52.0.0.0/8'), part('all', [0, 65535], '53.0.0.0/8')],
    [true, true],
  ],
  [
    'on an open port only',
    [part('tcp', [443, 443], '52.0.0.0/8'), part('tcp', [1, 443], '53.0.0.0/8')],
    [undefined, undefined],
  ],
  [
    'behind an open port',
    [part('tcp', [443, 445], '52.0.0.0/8'), part('tcp', [443, 444], '53.0.0.0/8')],
    [true, true],
  ],
  [
    'on a port that is not known',
    [part('tcp', undefined, '52.0.0.0/8'), part('tcp', SSH, '53.0.0.0/8')],
    [false, false],
  ],
  [
    'of a protocol that is not known',
    [part(undefined, undefined, '52.0.0.0/8'), part('tcp', SSH, '53.0.0.0/8')],
    [false, false],
  ],
  [
    'without one that adds nothing',
    [part('tcp', SSH, '52.0.0.0/8'), part('tcp', SSH, '53.0.0.0/8'), part('tcp', SSH, '10.0.0.0/8')],
    [true, true, undefined],
  ],
  [
    'without one that is the internet',
    [part('tcp', SSH, '52.0.0.0/8'), part('tcp', SSH, '0.0.0.0/0')],
    [undefined, undefined],
  ],
  [
    'with a doubt that makes it no less sure',
    [part('tcp', SSH, '52.0.0.0/8'), part('tcp', SSH, '53.0.0.0/8'), part('tcp', undefined, '54.0.0.0/8')],
    [true, true, false],
  ],
])('blocks meet %s', (_name, entries, expected) => {
  const found = meetings(entries, WEB);
  expect(entries.map((one) => found.get(one)?.surely)).toEqual(expected);
});

test('more blocks than a security group can hold are a doubt, soon', () => {
  const entries = Array.from({ length: 5000 }, (_, at) =>
    part('tcp', [at, at + 9], `${1 + (at % 9)}.0.0.0/${8 + (at % 9)}`),
  );
  const found = meetings(entries, WEB);
  expect(entries.every((one) => found.get(one)?.surely === false)).toBe(true);
});

test('agrees with looking at every port', () => {
  const blocks = fc.subarray(['50.0.0.0/8', '51.0.0.0/8', '52.0.0.0/9', '52.128.0.0/9'], {
    minLength: 1,
    maxLength: 2,
  });
  const port = fc.integer({ min: 78, max: 84 });
  const entry = fc
    .tuple(fc.constantFrom('tcp', 'udp', 'all'), port, port, blocks)
    .map(([protocol, a, b, sources]) =>
      part(protocol, protocol === 'all' ? [0, 65535] : [Math.min(a, b), Math.max(a, b)], ...sources),
    )
    .filter(({ sources }) => !isInternet(sources ?? []));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
      const accused = new Set<IngressEntry>();
      for (const protocol of new Set(entries.map((one) => one.protocol))) {
        for (let at = 0; at <= 100; at++) {
          if (protocol === 'tcp' && WEB.ports.includes(at)) continue;
          const meet = entries.filter(
            ({ protocol: own, ports }) =>
              (own === protocol || own === 'all') && ports !== undefined && ports[0] <= at && at <= ports[1],
          );
          if (isInternet(meet.flatMap(({ sources }) => sources ?? [])))
            for (const one of meet) accused.add(one);
        }
      }
      expect(new Set(meetings(entries, WEB).keys())).toEqual(accused);
    }),
    { numRuns: 300 },
  );
});
