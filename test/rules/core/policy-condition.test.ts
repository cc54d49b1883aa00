import { conditions, restrictedBy } from '../../../rules/core/policy-condition';
import { type Truth, unresolved, type Value } from '../../../rules/core/value';
import { doubt, ref } from './world';

const given = unresolved(
  [{ target: 'T/Name', attribute: 'Ref', given: true }],
  'a parameter without a default',
);
const KEYS = ['aws:SourceArn', 'aws:SourceAccount', 'aws:SourceIp', 'aws:PrincipalOrgPaths', 'aws:userid'];

function under(Condition: Value): { readonly path: string; readonly value: Value } {
  return { path: 'P', value: { Condition } };
}

test('conditions are told one by one, their keys in lower case', () => {
  expect(conditions(under({ StringEquals: { 'AWS:SourceArn': 'a', b: ['c'] }, Bool: { d: true } }))).toEqual([
    { operator: 'StringEquals', key: 'aws:sourcearn', values: ['a'] },
    { operator: 'StringEquals', key: 'b', values: ['c'] },
    { operator: 'Bool', key: 'd', values: [true] },
  ]);
  expect(conditions({ path: 'P', value: {} })).toEqual([]);
  expect(conditions(under({}))).toEqual([]);
  expect(conditions(under(doubt))).toBeUndefined();
  expect(conditions(under({ StringEquals: doubt }))).toBeUndefined();
  expect(conditions({ path: 'P', value: doubt })).toBeUndefined();
});

test.each<[string, Value, Truth]>([
  ['no condition', {}, false],
  ['not known', doubt, 'unknown'],
  ['an account', { StringEquals: { 'aws:SourceAccount': '111111111111' } }, true],
  ['the key in another case', { StringEquals: { 'AWS:SOURCEACCOUNT': '111111111111' } }, true],
  ['another key', { StringEquals: { 'aws:Referer': 'https://example.com' } }, false],
  ['the operator reversed', { StringNotEquals: { 'aws:SourceAccount': '111111111111' } }, false],
  ['where the key is there', { StringEqualsIfExists: { 'aws:SourceAccount': '111111111111' } }, false],
  [
    'of all values, of which there may be none',
    { 'ForAllValues:StringEquals': { 'aws:SourceAccount': '1' } },
    false,
  ],
  ['of any value', { 'ForAnyValue:StringEquals': { 'aws:SourceAccount': '111111111111' } }, true],
  ['whether the key is there', { Null: { 'aws:SourceAccount': 'false' } }, false],
  ['no value', { StringEquals: { 'aws:SourceAccount': [] } }, false],
  ['any account', { StringLike: { 'aws:SourceAccount': '*' } }, false],
  ['one account, or any', { StringLike: { 'aws:SourceAccount': ['111111111111', '*'] } }, false],
  ['an account that is a parameter', { StringEquals: { 'aws:SourceAccount': given } }, true],
  ['a pattern that is a parameter', { StringLike: { 'aws:SourceAccount': given } }, 'unknown'],
  [
    'a pattern that is a parameter, beside an account',
    { StringLike: { 'aws:SourceArn': given }, StringEquals: { 'aws:SourceAccount': '1' } },
    true,
  ],
  ['an object where a text belongs', { StringEquals: { 'aws:SourceAccount': {} } }, false],
  ['a resource', { ArnEquals: { 'aws:SourceArn': ref('Topic') } }, true],
  [
    'a part of a resource',
    { ArnLike: { 'aws:SourceArn': unresolved([{ target: 'T/A', attribute: 'Arn' }, '*'], '') } },
    false,
  ],
  ['any bucket', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, false],
  ['a bucket', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::logs' } }, true],
  ['a bucket of any account', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:logs' } }, true],
  ['buckets that begin so', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::logs-*' } }, false],
  ['any topic of an account', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111111111111:*' } }, true],
  ['a topic of any account', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:logs' } }, false],
  ['anything', { ArnLike: { 'aws:SourceArn': 'arn:*' } }, false],
  ['a variable', { StringEquals: { 'aws:SourceAccount': `\${aws:PrincipalAccount}` } }, false],
  ['the account of the resource', { StringEquals: { 'aws:SourceAccount': `\${aws:ResourceAccount}` } }, true],
  ['an address', { IpAddress: { 'aws:SourceIp': '192.0.2.1' } }, true],
  ['a block', { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, true],
  ['a block of 2^24 addresses', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, true],
  ['a block of 2^25 addresses', { IpAddress: { 'aws:SourceIp': '10.0.0.0/7' } }, false],
  ['both halves of the internet', { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, false],
  ['a network of IPv6', { IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, true],
  ['half of one', { IpAddress: { 'aws:SourceIp': '2001:db8::/31' } }, false],
  ['all of IPv6', { IpAddress: { 'aws:SourceIp': '::/0' } }, false],
  ['a block that is a parameter', { IpAddress: { 'aws:SourceIp': given } }, 'unknown'],
  [
    'the units of an organization',
    { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3/r-1/*' } },
    true,
  ],
  ['the units of any organization', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*' } }, false],
  ['the sessions of a role', { StringLike: { 'aws:userid': 'AROAEXAMPLEID:*' } }, true],
  ['the sessions of any role', { StringLike: { 'aws:userid': '*:session' } }, false],
])('restricted by %s', (_name, condition, expected) => {
  expect(restrictedBy(under(condition), KEYS)).toBe(expected);
});
