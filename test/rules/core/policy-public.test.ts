import { isPublic } from '../../../rules/core/policy-public';
import type { Truth, Value } from '../../../rules/core/value';
import { doubt } from './world';

const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' };
const outsiders = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3' } };
const shut = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: outsiders };

function judge(statement: Value, ...beside: readonly Value[]): Truth {
  const made = [statement, ...beside].map((value, index) => ({ path: `S[${index}]`, value }));
  const [first = { path: '', value: null }] = made;
  return isPublic(first, made);
}

test.each<[string, Value, readonly Value[], Truth]>([
  ['open to everybody', open, [], true],
  ['a statement that denies', { ...open, Effect: 'Deny' }, [], false],
  ['open to one account', { ...open, Principal: { AWS: '111111111111' } }, [], false],
  [
    'open to all but one',
    { Effect: 'Allow', NotPrincipal: { AWS: '1' }, Action: '*', Resource: '*' },
    [],
    true,
  ],
  [
    'open to an organization',
    { ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3' } } },
    [],
    false,
  ],
  [
    'open to those who say where they come from',
    { ...open, Condition: { StringLike: { 'aws:Referer': 'https://example.com/*' } } },
    [],
    true,
  ],
  ['open over TLS', { ...open, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, [], true],
  ['open, and a statement that is not known', open, [doubt], 'unknown'],
  ['not known', doubt, [], 'unknown'],
  ['a condition that is not known', { ...open, Condition: doubt }, [], 'unknown'],
  ['open, and denied to all outside the organization', open, [shut], false],
  [
    'open, and denied over HTTP',
    open,
    [{ ...shut, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    true,
  ],
  ['open, and denied altogether', open, [{ ...shut, Condition: {} }], false],
  [
    'open, and denied to all but one',
    open,
    [{ Effect: 'Deny', NotPrincipal: { AWS: '1' }, Action: '*', Resource: '*' }],
    false,
  ],
  ['open, and writing denied', open, [{ ...shut, Action: 's3:Put*' }], true],
  ['open, and another object denied', open, [{ ...shut, Resource: 'arn:aws:s3:::a/b' }], true],
  ['open, and denied to one account', open, [{ ...shut, Principal: { AWS: '1' } }], true],
  [
    'open, and denied to all outside any organization',
    open,
    [{ ...shut, Condition: { StringNotLike: { 'aws:PrincipalOrgID': '*' } } }],
    true,
  ],
  [
    'open, and denied outside the organization at a time',
    open,
    [{ ...shut, Condition: { ...outsiders, DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } } }],
    'unknown',
  ],
  [
    'open, and allowed to the organization',
    open,
    [{ ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a' } } }],
    true,
  ],
  [
    'all but an action, and an action denied',
    { ...open, Action: undefined, NotAction: 's3:PutObject' } as unknown as Value,
    [{ ...shut, Action: 's3:Get*' }],
    true,
  ],
])('%s', (_name, statement, beside, expected) => {
  expect(judge(statement, ...beside)).toBe(expected);
});
