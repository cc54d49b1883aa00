import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { CATALOG } from '../../../rules/catalog';
import { GuardrailsError } from '../../../rules/core/errors';
import { evaluate } from '../../../rules/core/evaluate';
import { parseConfigurationItem, readConfigurationItems } from '../../../rules/sources/configuration-item';
import { worldOfItems } from '../../../rules/sources/configuration-world';
import { rawItem } from './translators/items';

const TYPES = readdirSync(join(__dirname, '../../fixtures/configuration-items')).map((file) =>
  file.replace('.json', '').replaceAll('-', '::'),
);
const ALL = TYPES.map(rawItem);

/** Judges items; a rule that throws is our fault, and an error that is not ours is a crash. */
function judge(raws: readonly unknown[]): string {
  try {
    const items = raws.map((raw) => parseConfigurationItem(raw, { file: 'items.json' }));
    const { faults } = evaluate(worldOfItems(items, { closed: TYPES }), CATALOG, { strict: true });
    expect(faults).toEqual([]);
    return 'judged';
  } catch (thrown) {
    if (thrown instanceof GuardrailsError) return thrown.code;
    throw thrown;
  }
}

const EVIL = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'value', 'length', ''];

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, true, false, 0, -1, 443, '', 'x', '{', '[[', '%7B', '"', '{"a":"b"}'),
    fc.string(),
    fc.array(tie('json'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...EVIL), fc.string({ maxLength: 5 })), tie('json')), {
        maxLength: 3,
      })
      .map((entries) => Object.fromEntries(entries)),
  ),
})) as { json: Arbitrary<unknown> };

type Change = {
  readonly at: number;
  readonly to: unknown;
  readonly key: string;
  readonly how: 'set' | 'add' | 'drop';
};

const change: Arbitrary<Change> = fc.record({
  at: fc.nat(),
  to: json,
  key: fc.constantFrom(...EVIL),
  how: fc.constantFrom('set', 'add', 'drop'),
});

/** Every place of a value, as the object or list that holds it and its name there. */
function placesIn(value: unknown): readonly (readonly [object, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[value, name] as const, ...placesIn(inner)]);
}

function changed(raw: unknown, changes: readonly Change[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(raw));
  for (const { at, to, key, how } of changes) {
    const places = placesIn(copy);
    const [holder, name] = places[at % Math.max(places.length, 1)] ?? [];
    if (holder === undefined || name === undefined) continue;
    if (how === 'drop') Reflect.deleteProperty(holder, name);
    else {
      const where = how === 'set' || Array.isArray(holder) ? name : key;
      Object.defineProperty(holder, where, {
        value: JSON.parse(JSON.stringify(to)),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return JSON.parse(JSON.stringify(copy));
}

test('every sample is judged', () => {
  expect(judge(ALL)).toBe('judged');
});

test('items that somebody changed in any place are judged or refused', () => {
  const codes = new Set<string>();
  fc.assert(
    fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 6 }), (which, changes) => {
      codes.add(judge([changed(ALL[which % ALL.length], changes)]));
    }),
    { numRuns: 1500 },
  );
  expect([...codes].sort()).toEqual(['CONFIGURATION_ITEM_MALFORMED', 'judged']);
});

test('a world of changed items is judged or refused', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.array(change, { maxLength: 2 })), { maxLength: 8 }),
      (list) => {
        judge(list.map(([which, changes]) => changed(ALL[which % ALL.length], changes)));
      },
    ),
    { numRuns: 300 },
  );
});

test('anything at all is judged or refused', () => {
  fc.assert(
    fc.property(
      json,
      fc.constantFrom(...TYPES),
      json,
      json,
      (raw, resourceType, configuration, supplement) => {
        judge([raw]);
        const supplementaryConfiguration = {
          Policy: supplement,
          BucketPolicy: supplement,
          AccessControlList: supplement,
        };
        judge([
          { resourceType, resourceId: 'x', configuration, supplementaryConfiguration, tags: supplement },
        ]);
      },
    ),
    { numRuns: 1000 },
  );
});

test('any text is read or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        json.map((value) => JSON.stringify(value)),
        json.map((value) => JSON.stringify({ invokingEvent: value, configurationItems: value })),
      ),
      (text) => {
        try {
          readConfigurationItems(text, 'f.json');
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(GuardrailsError);
        }
      },
    ),
    { numRuns: 500 },
  );
});

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test.each([499, 100_000])('%d levels are judged or refused', (levels) => {
  const base = { resourceType: 'AWS::KMS::Key', resourceId: 'k' };
  const texts = [
    `{"resourceType":"AWS::KMS::Key","resourceId":"k","configuration":{"enabled":${deep(levels)}}}`,
    JSON.stringify({ ...base, configuration: `{"enabled":${deep(levels)}}` }),
    JSON.stringify({
      ...base,
      configuration: { enabled: true },
      supplementaryConfiguration: { Policy: deep(levels) },
    }),
    JSON.stringify({ ...base, configuration: { enabled: true }, tags: { a: deep(levels) } }),
    deep(levels),
  ];
  for (const text of texts) {
    try {
      judge(readConfigurationItems(text, 'f.json').map((item) => ({ ...base, ...item })));
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(GuardrailsError);
    }
  }
});

test('a name that every object has changes no other object', () => {
  const text =
    '{"resourceType":"AWS::EFS::FileSystem","resourceId":"fs","configuration":{"__proto__":{"polluted":true},"Encrypted":{"__proto__":{"polluted":true}}},"tags":{"__proto__":"x"}}';
  judge(readConfigurationItems(text, 'f.json'));
  judge([JSON.parse(text)]);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
