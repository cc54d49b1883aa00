import { evaluate } from '../../../rules/core/evaluate';
import type { World } from '../../../rules/core/resource';
import { defineRule } from '../../../rules/core/rule';
import type { Value } from '../../../rules/core/value';
import { compliant } from '../../../rules/core/verdict';
import { type IngressEntry, ingressEntry, SOURCE_TYPES } from '../../../rules/reachability/ingress';
import { closed, doubt, ref, resource } from '../core/world';

const GROUP = 'AWS::EC2::SecurityGroup';

/** The entry as a rule sees it. */
function entry(given: Value, ...beside: World['resources']): IngressEntry {
  const seen: IngressEntry[] = [];
  const rule = defineRule({
    id: 'test-ingress-seen',
    title: 'Ingress is seen',
    severity: 'low',
    stage: 'trial',
    rationale: 'To test it.',
    remediation: 'Look at it',
    controls: {},
    appliesTo: [GROUP],
    reads: SOURCE_TYPES,
    evaluate: (group, context) => {
      seen.push(ingressEntry(group, 'In[0]', context));
      return compliant();
    },
  });
  const { faults } = evaluate(closed(resource(GROUP, 'Group', { In: [given] }), ...beside), [rule], {
    strict: true,
  });
  expect(faults).toEqual([]);
  const [only] = seen;
  if (!only) throw new Error('nothing was judged');
  return only;
}

test.each<[Value, string | undefined]>([
  ['tcp', 'tcp'],
  ['TCP', 'tcp'],
  [6, 'tcp'],
  ['6', 'tcp'],
  ['06', 'tcp'],
  ['-1', 'all'],
  [-1, 'all'],
  ['17', 'udp'],
  ['icmp', 'icmp'],
  [1, 'icmp'],
  [58, 'icmpv6'],
  [50, '50'],
  ['constructor', 'constructor'],
  [true, undefined],
  [null, undefined],
  [doubt, undefined],
])('protocol %p is %p', (IpProtocol, expected) => {
  expect(entry({ IpProtocol }).protocol).toBe(expected);
});

test.each<[string, Record<string, Value>, IngressEntry['ports']]>([
  ['one port', { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }, [22, 22]],
  ['a range', { IpProtocol: 'udp', FromPort: 1, ToPort: 9 }, [1, 9]],
  ['every port', { IpProtocol: 'tcp', FromPort: -1, ToPort: -1 }, [0, 65535]],
  ['no ports, which TCP needs', { IpProtocol: 'tcp' }, undefined],
  ['half a range', { IpProtocol: 'tcp', FromPort: 22 }, undefined],
  ['ports in words', { IpProtocol: 'tcp', FromPort: 'ssh', ToPort: 'ssh' }, undefined],
  ['ports that are not known', { IpProtocol: 'tcp', FromPort: doubt, ToPort: doubt }, undefined],
  ['every protocol', { IpProtocol: '-1', FromPort: 443, ToPort: 443 }, [0, 65535]],
  ['a protocol without ports', { IpProtocol: 'icmp', FromPort: 8, ToPort: 0 }, [0, 65535]],
  ['a protocol that is not known', { IpProtocol: doubt, FromPort: 1, ToPort: 1 }, undefined],
])('ports: %s', (_name, given, expected) => {
  expect(entry(given).ports).toEqual(expected);
});

const world = { family: 4, first: 0n, last: 0xffffffffn };

test.each<[string, Record<string, Value>, unknown]>([
  ['a block', { CidrIp: '0.0.0.0/0' }, [world]],
  ['two blocks', { CidrIp: '0.0.0.0/0', CidrIpv6: '::1/128' }, [world, { family: 6, first: 1n, last: 1n }]],
  ['another group', { SourceSecurityGroupId: doubt }, []],
  ['another group, and a block', { SourceSecurityGroupId: 'sg-1', CidrIp: '0.0.0.0/0' }, [world]],
  ['the block of a VPC', { CidrIp: ref('Vpc', 'CidrBlock') }, []],
  ['the block of a subnet', { CidrIp: ref('Subnet', 'CidrBlock') }, []],
  ['the block of something else', { CidrIp: ref('Custom', 'CidrBlock') }, undefined],
  ['the block of nothing', { CidrIp: ref('Gone', 'CidrBlock') }, undefined],
  ['a prefix list', { SourcePrefixListId: ref('List') }, [world]],
  ['an empty prefix list', { SourcePrefixListId: ref('Empty') }, []],
  ['a prefix list with a doubt', { SourcePrefixListId: ref('Doubtful') }, undefined],
  ['a prefix list that is not known', { SourcePrefixListId: ref('Unknown') }, undefined],
  ['a prefix list that is elsewhere', { SourcePrefixListId: 'pl-1' }, undefined],
  ['a block and a doubt', { CidrIp: '0.0.0.0/0', CidrIpv6: doubt }, undefined],
  ['no block', { CidrIp: 'everywhere' }, undefined],
  ['a number', { CidrIp: 0 }, undefined],
  ['nothing', {}, undefined],
])('sources: %s', (_name, given, expected) => {
  const LIST = 'AWS::EC2::PrefixList';
  const found = entry(
    given,
    resource('AWS::EC2::VPC', 'Vpc', {}),
    resource('AWS::EC2::Subnet', 'Subnet', {}),
    resource('Custom::X', 'Custom', {}),
    resource(LIST, 'List', { Entries: [{ Cidr: '0.0.0.0/0' }] }),
    resource(LIST, 'Empty', {}),
    resource(LIST, 'Doubtful', { Entries: [{ Cidr: '0.0.0.0/0' }, doubt] }),
    resource(LIST, 'Unknown', doubt),
  );
  expect(found.sources).toEqual(expected);
});

test.each<[Value, string]>([
  [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '::/0' }, 'In[0] admits "::/0" to tcp 22'],
  [
    { IpProtocol: 'udp', FromPort: 1, ToPort: 2, CidrIp: doubt },
    'In[0] admits Fn::If in T, not evaluated, to udp 1-2',
  ],
  [{ IpProtocol: '-1', CidrIp: '::/0' }, 'In[0] admits "::/0" to every port of every protocol'],
  [{ IpProtocol: 'tcp', CidrIp: '::/0' }, 'In[0] admits "::/0" to tcp ports that are not known'],
  [{ IpProtocol: 'icmp', CidrIp: '::/0' }, 'In[0] admits "::/0" to protocol icmp'],
  [{}, 'In[0] admits a source that is not given to a protocol that is not known'],
  [doubt, 'In[0] is Fn::If in T, not evaluated: it admits what is not known'],
])('says %#', (given, expected) => {
  expect(entry(given).says).toBe(expected);
});
