import { connect } from '../../../rules/core/graph';
import type { Resource } from '../../../rules/core/resource';
import type { Value } from '../../../rules/core/value';
import { closed, doubt, open, ref, resource } from './world';

const VPC = 'AWS::EC2::VPC';
const SUBNET = 'AWS::EC2::Subnet';
const LOG_GROUP = 'AWS::Logs::LogGroup';

const ids = (resources: readonly Resource[]): readonly string[] => resources.map(({ origin }) => origin.id);

describe('referenced', () => {
  const vpc = { ...resource(VPC, 'Vpc', {}), aliases: ['vpc-name'] };
  const second = resource(VPC, 'Second', {});
  const custom = resource('Custom::Network', 'Custom', {});
  const bucket = { ...resource('AWS::S3::Bucket', 'Bucket', {}), aliases: ['T/Vpc', 'bucket-name'] };
  const graph = connect(closed(bucket, vpc, second, custom));

  test.each<[string, Value, readonly string[], boolean]>([
    ['a reference', ref('Vpc'), ['Vpc'], true],
    ['an attribute that identifies', ref('Vpc', 'VpcId'), ['Vpc'], true],
    ['an attribute that names something else', ref('Vpc', 'DefaultSecurityGroup'), [], false],
    ['a list', [ref('Vpc'), ref('Second')], ['Vpc', 'Second'], true],
    ['a list that names one twice', [ref('Vpc'), ref('Vpc', 'VpcId')], ['Vpc'], true],
    ['a list with a doubt', [ref('Vpc'), doubt], ['Vpc'], false],
    ['a physical name', 'vpc-name', ['Vpc'], true],
    ['a name that is not in sight', 'vpc-0123', [], false],
    ['the name of something of another type', 'bucket-name', [], false],
    ['a reference to something of another type', ref('Bucket'), [], true],
    ['what a custom resource returns, which may be anything', ref('Custom'), [], false],
    ['a reference to nothing', ref('Gone'), [], false],
    ['an address written out, which is nobody’s name', 'T/Second', [], false],
    ['a doubt', doubt, [], false],
    ['an empty name', '', [], false],
    ['null', null, [], false],
  ])('%s', (_name, value, found, complete) => {
    const neighbours = graph.referenced(VPC, value);
    expect(ids(neighbours.found)).toEqual(found);
    expect(neighbours.complete).toBe(complete);
  });

  test('an empty physical name is not the name of every doubt', () => {
    const nameless = { ...resource(LOG_GROUP, 'Nameless', {}), aliases: [''] };
    expect(connect(closed(nameless)).referenced(LOG_GROUP, doubt)).toEqual({ found: [], complete: false });
  });
});

describe('related', () => {
  const vpc = { ...resource(VPC, 'Vpc', {}), aliases: ['vpc-name'] };
  const mine = resource(SUBNET, 'Mine', { VpcId: ref('Vpc') });
  const named = resource(SUBNET, 'Named', { VpcId: 'vpc-name' });
  const many = resource(SUBNET, 'Many', { VpcId: [ref('Second'), ref('Vpc')] });
  const theirs = resource(SUBNET, 'Theirs', { VpcId: ref('Second') });
  const unsure = resource(SUBNET, 'Unsure', { VpcId: doubt });
  const unread = resource(SUBNET, 'Unread', doubt);
  const second = resource(VPC, 'Second', {});

  test('finds by reference, by name and in lists, and nothing that is of another', () => {
    const { found, complete } = connect(closed(vpc, second, mine, named, many, theirs)).related(
      SUBNET,
      'VpcId',
      vpc,
    );
    expect(ids(found)).toEqual(['Mine', 'Many', 'Named']);
    expect(complete).toBe(true);
  });

  test.each([
    ['in an open view', open(vpc, mine)],
    ['beside one that may point anywhere', closed(vpc, mine, unsure)],
    ['beside one whose properties are not known', closed(vpc, mine, unread)],
  ])('is not complete %s', (_name, world) => {
    const { found, complete } = connect(world).related(SUBNET, 'VpcId', vpc);
    expect(ids(found)).toEqual(['Mine']);
    expect(complete).toBe(false);
  });

  test('answers the same when asked again', () => {
    const graph = connect(closed(vpc, mine, unsure));
    expect(graph.related(SUBNET, 'VpcId', vpc)).toEqual(graph.related(SUBNET, 'VpcId', vpc));
  });
});

test('a name that nothing in sight has may be that of what is named at deployment', () => {
  const named = resource('AWS::S3::Bucket', 'Named', { BucketName: doubt });
  const unnamed = resource('AWS::S3::Bucket', 'Unnamed', {});
  const policy = resource('AWS::S3::BucketPolicy', 'Policy', { Bucket: 'elsewhere' });
  const graph = connect(closed(named, unnamed, policy));
  expect(graph.related('AWS::S3::BucketPolicy', 'Bucket', named)).toEqual({ found: [], complete: false });
  expect(graph.related('AWS::S3::BucketPolicy', 'Bucket', unnamed)).toEqual({ found: [], complete: true });
  const without = connect(closed(named));
  expect(without.related('AWS::S3::BucketPolicy', 'Bucket', named)).toEqual({ found: [], complete: true });
});
