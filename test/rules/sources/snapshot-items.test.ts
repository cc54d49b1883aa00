import { headOf, itemCutter } from '../../../rules/sources/snapshot-items';

/** What is cut out of a text that comes in pieces of a size. */
function cut(text: string, size: number) {
  const items: string[] = [];
  const strangers: number[] = [];
  const cutter = itemCutter(
    ({ bytes }) => items.push(bytes.toString('utf8')),
    (at) => strangers.push(at),
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) cutter.push(Buffer.from(bytes.subarray(at, at + size)));
  return { items, strangers, end: cutter.end, outside: cutter.outside };
}

const FILE =
  '{"fileVersion":"1.0","configurationItems":[{"a":"}]\\"\\\\"},\n {"b":[{"c":"ü"}]} ],"more":{"x":[1]}}';

test.each([1, 2, 3, 7, 64, 1000])('items are cut alike in pieces of %i bytes', (size) => {
  const { items, strangers, end, outside } = cut(FILE, size);
  expect(items).toEqual(['{"a":"}]\\"\\\\"}', '{"b":[{"c":"ü"}]}']);
  expect(strangers).toEqual([]);
  expect(outside).toEqual(['fileVersion', '1.0', 'configurationItems', 'more']);
  expect(end).not.toThrow();
});

test.each(['5', 'null', '"text, } and ["', '[{"a":1}]'])(
  '%s among the items is told, and the rest is cut',
  (odd) => {
    const before = '{"configurationItems":[{"a":1},';
    const { items, strangers, end } = cut(`${before}${odd},{"b":2}]}`, 4);
    expect(items).toEqual(['{"a":1}', '{"b":2}']);
    expect(strangers).toEqual([before.length]);
    expect(end).not.toThrow();
  },
);

test.each([
  ['{"configurationItems":[{"a":1},{"b"', 'SNAPSHOT_TRUNCATED'],
  ['{"configurationItems":[{"a":1}]', 'SNAPSHOT_TRUNCATED'],
  ['', 'SNAPSHOT_TRUNCATED'],
  ['{"a":1}', 'SNAPSHOT_CORRUPT'],
])('%s is no whole file', (text, code) => {
  expect(cut(text, 5).end).toThrow(expect.objectContaining({ code }));
});

test.each([
  '[{"a":1}]',
  '{"configurationItems":[{"a":1} {"b":2}]}',
  '{"configurationItems":[{"a":1}]}}',
  '{"configurationItems":[{"a":1}]} x',
  '{"configurationItems":[{"a":1}}',
  '{"configurationItems":[],"configurationItems":[]}',
])('%s is refused where it goes wrong', (text) => {
  expect(() => cut(text, 3)).toThrow(expect.objectContaining({ code: 'SNAPSHOT_CORRUPT' }));
});

describe('the head of an item', () => {
  const head = (text: string) => {
    const heads: ReturnType<typeof headOf>[] = [];
    itemCutter((item) => heads.push(headOf(item))).push(Buffer.from(`{"configurationItems":[${text}]}`));
    return heads[0];
  };

  test('is read without what is deeper in it', () => {
    const inner = '"configuration":{"resourceType":"AWS::Other::Thing","awsRegion":"x"}';
    expect(
      head(
        `{${inner},"resourceType" : "AWS::S3::Bucket","resourceId":"b","tags":{"ARN":"no"},"awsRegion":"eu-west-1"}`,
      ),
    ).toEqual({
      resourceType: 'AWS::S3::Bucket',
      resourceId: 'b',
      region: 'eu-west-1',
    });
  });

  test('takes no value for a name', () => {
    expect(head('{"resourceName":"resourceType","resourceType":"AWS::S3::Bucket"}')).toEqual({
      resourceType: 'AWS::S3::Bucket',
    });
  });

  test.each([
    '{"resourceType":"AWS::S3::Bucket","resourceType":"AWS::EC2::VPC"}',
    '{"resourceType":"AWS::S3::B\\u0075cket"}',
    '{"resourceId":5,"resourceType":"AWS::S3::Bucket"}',
  ])('that is not written plainly is left to the parser: %s', (text) => {
    expect(head(text)).toBeUndefined();
  });
});
