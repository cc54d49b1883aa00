import {
  allows,
  covers,
  coversAll,
  everyAction,
  everybody,
  everyResource,
  listed,
  named,
  principals,
  type Statement,
  statements,
  summary,
  unknownDocument,
} from '../../../rules/core/policy';
import type { Context } from '../../../rules/core/rule';
import { type Truth, unresolved, type Value } from '../../../rules/core/value';
import { doubt, ref, resource } from './world';

const given = unresolved(
  [{ target: 'T/Name', attribute: 'Ref', given: true }],
  'a parameter without a default',
);
const none = { found: [], complete: true };
const owner = resource('AWS::S3::BucketPolicy', 'Policy', {});

function reading(value: Value | undefined): Context {
  const context: Context = {
    read: () => value,
    outline: () => value,
    referenced: () => none,
    related: () => none,
    having: () => none,
    every: () => none,
    others: () => [],
    once: (make) => make(context),
  };
  return context;
}

function statement(value: Value): Statement {
  return { path: 'P.Statement', value };
}

test.each<[string, Value | undefined, readonly string[] | undefined]>([
  ['a list', { Statement: [{}, {}] }, ['P.Statement[0]', 'P.Statement[1]']],
  ['one statement', { Statement: {} }, ['P.Statement']],
  ['no statement', { Version: '2012-10-17' }, []],
  ['an empty list', { Statement: [] }, []],
  ['no document', undefined, []],
  ['null', null, []],
  ['a document that is not known', doubt, undefined],
  ['statements that are not known', { Statement: doubt }, undefined],
  ['text', 'nonsense', undefined],
  ['a list where a document belongs', [{ Statement: {} }], undefined],
])('the statements of %s', (_name, document, expected) => {
  expect(statements(owner, 'P', reading(document))?.map(({ path }) => path)).toEqual(expected);
});

test('a document that is not known is in doubt, and says why', () => {
  expect(unknownDocument(owner, 'P', reading(doubt))).toEqual([
    { status: 'indeterminate', path: 'P', message: 'P is Fn::If in T, not evaluated' },
  ]);
});

test.each<[Value, Truth]>([
  [{ Effect: 'Allow' }, true],
  [{ Effect: 'Deny' }, false],
  [{ Effect: 'allow' }, false],
  [{}, false],
  [{ Effect: given }, 'unknown'],
  [doubt, 'unknown'],
  ['text', false],
])('%j allows: %s', (value, expected) => {
  expect(allows(statement(value))).toBe(expected);
});

test('a scalar is a list of one', () => {
  expect([listed(undefined), listed(null), listed('a'), listed(['a', 'b'])]).toEqual([
    [],
    [],
    ['a'],
    ['a', 'b'],
  ]);
});

test('what is named, or what is not', () => {
  expect(named(statement({ Action: 'a' }), 'Action')).toEqual({ values: ['a'], negated: false });
  expect(named(statement({ NotResource: ['a'] }), 'Resource')).toEqual({ values: ['a'], negated: true });
  expect(named(statement({}), 'Resource')).toEqual({ values: [], negated: false });
});

test.each<[Value, 'Action' | 'Resource', Value, Truth]>([
  [{ Action: 'iam:PassRole' }, 'Action', 'iam:PassRole', true],
  [{ Action: 'IAM:passrole' }, 'Action', 'iam:PassRole', true],
  [{ Action: ['s3:*', 'iam:Pass*'] }, 'Action', 'iam:PassRole', true],
  [{ Action: 'iam:Pass' }, 'Action', 'iam:PassRole', false],
  [{ Action: '*' }, 'Action', 'iam:PassRole', true],
  [{ Action: given }, 'Action', 'iam:PassRole', 'unknown'],
  [{ Action: [given, '*'] }, 'Action', 'iam:PassRole', true],
  [{ Action: doubt }, 'Action', 'iam:PassRole', 'unknown'],
  [{}, 'Action', 'iam:PassRole', false],
  [{ NotAction: 'iam:*' }, 'Action', 'iam:PassRole', false],
  [{ NotAction: 's3:*' }, 'Action', 'iam:PassRole', true],
  [{ NotAction: given }, 'Action', 'iam:PassRole', 'unknown'],
  [{ NotAction: '*' }, 'Action', 'iam:PassRole', false],
  [{ NotAction: 's3:PutObject' }, 'Action', 's3:*', false],
  [{ NotAction: 's3:*Object' }, 'Action', 's3:Get*', 'unknown'],
  [{ Resource: 'arn:aws:s3:::A' }, 'Resource', 'arn:aws:s3:::a', false],
  [{ NotResource: 'arn:aws:s3:::a' }, 'Resource', 'arn:aws:s3:::b', true],
  [doubt, 'Action', 'iam:PassRole', 'unknown'],
])('%j covers %s %s: %s', (value, what, name, expected) => {
  expect(covers(statement(value), what, name)).toBe(expected);
});

test('all but a few are all', () => {
  const keys = 'arn:aws:kms:*:*:key/*';
  expect(
    coversAll(statement({ NotResource: 'arn:aws:kms:eu-west-1:111111111111:key/a' }), 'Resource', keys),
  ).toBe(true);
  expect(coversAll(statement({ NotResource: 'arn:aws:kms:*:*:key/*' }), 'Resource', keys)).toBe(false);
  expect(coversAll(statement({ Resource: 'arn:aws:kms:*' }), 'Resource', keys)).toBe(true);
  expect(coversAll(statement({ Resource: 'arn:aws:kms:eu-west-1:*:key/*' }), 'Resource', keys)).toBe(false);
  expect(coversAll(statement(doubt), 'Resource', keys)).toBe('unknown');
});

test.each<[Value, Truth, Truth, Truth]>([
  [{ Action: '*' }, true, true, true],
  [{ Action: '*:*' }, true, true, true],
  [{ Action: 'kms:*' }, true, true, false],
  [{ Action: 'KMS:*' }, true, true, false],
  [{ Action: 'kms:**' }, true, true, false],
  [{ Action: 'kms:?*' }, true, true, false],
  [{ Action: 's3:*' }, true, false, false],
  [{ Action: 'kms:D*' }, false, false, false],
  [{ Action: 'kms:?' }, false, false, false],
  [{ Action: given }, 'unknown', 'unknown', 'unknown'],
  [{ Action: unresolved(['kms:', ...given.parts], 'why') }, 'unknown', 'unknown', false],
  [{ Action: unresolved([...given.parts, ':*'], 'why') }, true, 'unknown', 'unknown'],
  [{ NotAction: 'iam:*' }, true, true, true],
  [{ NotAction: 'kms:*' }, true, false, true],
  [{ NotAction: '*' }, false, false, false],
  [{}, false, false, false],
  [doubt, 'unknown', 'unknown', 'unknown'],
])('every action of any service, of kms, of all: %j', (value, any, kms, all) => {
  const one = statement(value);
  expect([everyAction(one), everyAction(one, 'kms'), coversAll(one, 'Action', '*:*')]).toEqual([
    any,
    kms,
    all,
  ]);
});

test.each<[Value, Truth]>([
  [{ Resource: '*' }, true],
  [{ Resource: ['arn:aws:s3:::a', '*'] }, true],
  [{ Resource: '**' }, true],
  [{ Resource: 'arn:aws:*:*:*:*' }, true],
  [{ Resource: 'arn:*:*:*:*:*' }, true],
  [{ Resource: 'arn:*' }, true],
  [{ Resource: 'arn:aws:s3:::*' }, false],
  [{ Resource: given }, 'unknown'],
  [{ Resource: ref('Topic') }, false],
  [{ NotResource: 'arn:aws:s3:::a' }, true],
  [{ NotResource: '*' }, false],
  [{}, false],
  [doubt, 'unknown'],
])('every resource: %j: %s', (value, expected) => {
  expect(everyResource(statement(value))).toBe(expected);
});

test('principals have a kind', () => {
  expect(principals(statement({ Principal: '*' }))).toEqual([{ kind: '*', value: '*' }]);
  expect(principals(statement({ Principal: { AWS: ['a', 'b'], Service: 'c' } }))).toEqual([
    { kind: 'AWS', value: 'a' },
    { kind: 'AWS', value: 'b' },
    { kind: 'Service', value: 'c' },
  ]);
  expect(principals(statement({}))).toEqual([]);
  expect(principals(statement({ Principal: doubt }))).toBeUndefined();
});

test.each<[Value, Truth]>([
  [{ Principal: '*' }, true],
  [{ Principal: { AWS: '*' } }, true],
  [{ Principal: { AWS: ['111111111111', '*'] } }, true],
  [{ Principal: { '*': '*' } }, true],
  [{ Principal: { Federated: '*' } }, true],
  [{ Principal: { AWS: 'arn:aws:iam::*:root' } }, true],
  [{ Principal: { AWS: 'arn:aws:iam::111111111111:root' } }, false],
  [{ Principal: { Service: 's3.amazonaws.com' } }, false],
  [{ Principal: { AWS: given } }, 'unknown'],
  [{ Principal: { AWS: [given, '*'] } }, true],
  [{ Principal: { Federated: given } }, false],
  [{ Principal: given }, 'unknown'],
  [{ Principal: { AWS: unresolved(['arn:aws:iam::', ...given.parts, ':root'], 'why') } }, false],
  [{ Principal: { AWS: ref('AWS::AccountId') } }, false],
  [{ Principal: { AWS: ref('Role', 'Arn') } }, false],
  [{ Principal: doubt }, 'unknown'],
  [{ NotPrincipal: { AWS: '111111111111' } }, true],
  [{}, false],
  [doubt, 'unknown'],
])('everybody: %j: %s', (value, expected) => {
  expect(everybody(statement(value))).toBe(expected);
});

test('a summary says what the statement is about', () => {
  expect(summary(statement({ Sid: 'x', Effect: 'Allow', Action: ['a'], Principal: '*' }))).toBe(
    'P.Statement is Effect "Allow", Action ["a"], Principal "*"',
  );
  expect(summary(statement(doubt))).toBe('P.Statement is Fn::If in T');
  expect(summary(statement({}))).toBe('P.Statement is {}');
});
