import { isProperties, type Value } from '../../../rules/core/value';
import { withTypes } from '../../../rules/sources/scalars';
import { resolved } from './world';

function port(value: Value): unknown {
  const typed = withTypes('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: [{ FromPort: value, CidrIp: value }],
  });
  return isProperties(typed) ? typed['SecurityGroupIngress'] : typed;
}

test.each<[string, Value, Value]>([
  ['a number', 22, 22],
  ['a number in a string', '22', 22],
  ['a negative one', '-1', -1],
  ['one with space around it', ' 22 ', 22],
  ['words', 'ssh', 'ssh'],
  ['nothing', '', ''],
  ['space', ' ', ' '],
  ['no number', 'Infinity', 'Infinity'],
  ['a boolean', true, true],
  ['null', null, null],
])('an integer that is %s', (_name, value, expected) => {
  expect(port(value)).toEqual([{ FromPort: expected, CidrIp: value }]);
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
