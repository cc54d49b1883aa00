import { isProperties, type Value } from '../../../rules/core/value';
import { withTypes } from '../../../rules/sources/scalars';
import { resolved } from './world';

function port(value: Value): unknown {
  const typed = withTypes('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: [{ FromPort: value, CidrIp: value }],
  });
  return isProperties(typed) ? typed['SecurityGroupIngress'] : typed;
}

test.each<[string, Value, Value, Value]>([
  ['a number', 22, 22, '22'],
  ['a number in a string', '22', 22, '22'],
  ['a negative one', '-1', -1, '-1'],
  ['one with space around it', ' 22 ', 22, ' 22 '],
  ['words', 'ssh', 'ssh', 'ssh'],
  ['nothing', '', '', ''],
  ['space', ' ', ' ', ' '],
  ['no number', 'Infinity', 'Infinity', 'Infinity'],
  ['a boolean', true, true, 'true'],
  ['null', null, null, null],
])('an integer and a string that is %s', (_name, value, integer, text) => {
  expect(port(value)).toEqual([{ FromPort: integer, CidrIp: text }]);
});

test('a document is one as text too, and what is in it stays as it is', () => {
  const statement = { Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': false } } };
  const key = (KeyPolicy: Value): unknown => withTypes('AWS::KMS::Key', { KeyPolicy });
  expect(key({ Statement: [statement] })).toEqual({ KeyPolicy: { Statement: [statement] } });
  expect(key(JSON.stringify({ Statement: [statement] }))).toEqual({ KeyPolicy: { Statement: [statement] } });
  expect(key('{ no document')).toEqual({ KeyPolicy: '{ no document' });
});

test('a boolean is one in any case, and a word is a word', () => {
  const subnet = (value: Value): unknown => withTypes('AWS::EC2::Subnet', { MapPublicIpOnLaunch: value });
  expect(subnet('True')).toEqual({ MapPublicIpOnLaunch: true });
  expect(subnet('false')).toEqual({ MapPublicIpOnLaunch: false });
  expect(subnet('yes')).toEqual({ MapPublicIpOnLaunch: 'yes' });
});

test('what is not in the schema stays as it is, whatever its name', () => {
  for (const type of ['AWS::Test::X', 'constructor', '__proto__', 'toString']) {
    expect(withTypes(type, { length: '1', name: '2', toString: '3' })).toEqual({
      length: '1',
      name: '2',
      toString: '3',
    });
  }
});

test('a doubt stays one', () => {
  const doubt = resolved({ 'Fn::If': ['C', 'a', 'b'] });
  expect(port(doubt)).toEqual([{ FromPort: doubt, CidrIp: doubt }]);
});
