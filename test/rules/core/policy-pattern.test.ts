import {
  allOf,
  anyOf,
  coversPattern,
  mayBeAnything,
  overlaps,
  someCovers,
} from '../../../rules/core/policy-pattern';
import { type Part, type Truth, unresolved, type Value } from '../../../rules/core/value';
import { ref } from './world';

const given = { target: 'T/Name', attribute: 'Ref', given: true } as const;
const made = { target: 'T/Bucket', attribute: 'Arn' } as const;
const joined = (...parts: readonly Part[]): Value => unresolved(parts, 'which is known once deployed');
const partition = { target: 'AWS::Partition', attribute: 'Ref' } as const;
const account = { target: 'AWS::AccountId', attribute: 'Ref' } as const;

test.each<[string, Value, Value, Truth]>([
  ['a text and itself', 'arn:aws:s3:::a', 'arn:aws:s3:::a', true],
  ['a text and another', 'arn:aws:s3:::a', 'arn:aws:s3:::b', false],
  ['a text and a longer one', 'arn:aws:s3:::a', 'arn:aws:s3:::ab', false],
  ['the star and anything', '*', 'arn:aws:s3:::a', true],
  ['the star and the star', '*', '*', true],
  ['stars and the star', '**', '*', true],
  ['a star behind a question mark', '?*', '*', true],
  ['a question mark and the star', '?', '*', false],
  ['a question mark and a character', 'arn:aws:s3:::a?', 'arn:aws:s3:::ab', true],
  ['a question mark and none', 'arn:aws:s3:::a?', 'arn:aws:s3:::a', false],
  ['a prefix and what begins so', 'arn:aws:s3:::a*', 'arn:aws:s3:::a/b', true],
  ['a prefix and the star', 'arn:aws:s3:::a*', '*', false],
  ['a suffix, met on the second try', '*-logs', 'my-logs-logs', true],
  ['a middle', 'a*b*c', 'axbxbxc', true],
  ['what a wildcard inside covers', 's3:*', 's3:Get*', true],
  ['less than a wildcard inside covers', 's3:Get*', 's3:*', false],
  ['another case', 's3:getobject', 's3:GetObject', false],
  ['another partition', 'arn:aws-cn:s3:::a', 'arn:aws:s3:::a', true],
  ['the partition by reference', joined('arn:', partition, ':s3:::a'), 'arn:aws:s3:::a', true],
  ['any partition', 'arn:*:s3:::a', 'arn:aws:s3:::a', true],
  ['everything of a partition by reference', joined('arn:', partition, ':*:*:*:*'), 'arn:aws:*:*:*:*', true],
  [
    'the account by reference, and every account',
    joined('arn:aws:kms:*:', account, ':key/*'),
    'arn:aws:kms:*:*:key/*',
    false,
  ],
  ['a parameter, and all', joined(given), 'arn:aws:*:*:*:*', 'unknown'],
  ['a part that is a parameter, and all', joined('arn:aws:s3:::', given), 'arn:aws:*:*:*:*', false],
  [
    'a part that is a parameter, and all of a kind',
    joined('arn:aws:s3:::', given),
    'arn:aws:s3:::*',
    'unknown',
  ],
  [
    'a part that AWS makes, and all of a kind',
    joined('arn:aws:s3:::', { ...made, attribute: 'Ref' }),
    'arn:aws:s3:::*',
    false,
  ],
  ['what AWS makes, and a text', joined(made, '/a'), 'arn:aws:s3:::b/a', 'unknown'],
  ['what AWS makes, and a text that ends otherwise', joined(made, '/a'), 'arn:aws:s3:::b/b', false],
  ['what AWS makes, and itself', joined(made), joined(made), true],
  ['what AWS makes and a star, and more of it', joined(made, '*'), joined(made, '/x'), true],
  ['what AWS makes, and another', joined(made), ref('Other', 'Arn'), false],
  ['a text, and what AWS makes', 'arn:aws:s3:::b', joined(made), false],
  ['the star, and what AWS makes', '*', joined(made), true],
  ['a question mark, and what AWS makes', '?', joined(made), false],
  ['a text, and a parameter', 'arn:aws:s3:::b', joined(given), 'unknown'],
  ['the star, and a parameter', '*', joined(given), true],
  ['a policy variable, and all', `arn:aws:s3:::\${aws:username}`, 'arn:aws:s3:::*', false],
  ['a star that is written as one', `\${*}`, '*', false],
  ['a number', 7, '7', false],
  ['the empty text', '', '', true],
  ['a text without end', 'a'.repeat(5000), 'a'.repeat(5000), 'unknown'],
])('%s', (_name, outer, inner, expected) => {
  expect(coversPattern(outer, inner)).toBe(expected);
});

test('case counts unless it is left out', () => {
  expect(coversPattern('S3:GET*', 's3:getObject', true)).toBe(true);
  expect(coversPattern('S3:GET*', 's3:getObject')).toBe(false);
});

test('a pattern of many wildcards takes no time', () => {
  expect(coversPattern('*a'.repeat(500), 'a'.repeat(499))).toBe(false);
  expect(coversPattern('*?'.repeat(1000), 'a')).toBe(true);
});

test.each<[Value, Value, Truth]>([
  ['s3:Get*', 's3:GetObject', true],
  ['s3:GetObject', 's3:Get*', true],
  ['s3:Get*', 's3:Put*', false],
  ['s3:*Object', 's3:Get*', 'unknown'],
  ['s3:GetObject', 's3:PutObject', false],
  ['iam:*', 's3:Get*', false],
])('%s overlaps %s: %s', (a, b, expected) => {
  expect(overlaps(a, b)).toBe(expected);
});

test('one of several covers', () => {
  expect(someCovers(['a', '*'], 'b')).toBe(true);
  expect(someCovers(['a', joined(given)], 'b')).toBe('unknown');
  expect(someCovers([], 'b')).toBe(false);
});

test('three-valued', () => {
  expect([anyOf([]), anyOf([false, 'unknown']), anyOf(['unknown', true])]).toEqual([false, 'unknown', true]);
  expect([allOf([]), allOf([true, 'unknown']), allOf(['unknown', false])]).toEqual([true, 'unknown', false]);
});

test('what may hold a wildcard', () => {
  const parts: readonly Part[] = [
    '*',
    made,
    account,
    given,
    { expression: 'x' },
    { target: 'T/Child', attribute: 'Outputs.A' },
  ];
  expect(parts.map(mayBeAnything)).toEqual([false, false, false, true, true, true]);
});
