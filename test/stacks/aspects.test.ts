import { Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { selectEnvironment } from '../../stacks/environments/select';
import { build, type Resource } from './template';

const stacksOf = (name: string, said = {}) => {
  const { service } = build(selectEnvironment(name, said));
  return service.node.root.node.children.filter((child) => Stack.isStack(child));
};
const resources = (name: string): readonly Resource[] =>
  stacksOf(name).flatMap((stack) => Object.values<Resource>(Template.fromStack(stack).toJSON()['Resources']));
/** Of the finished assembly: Aspects have run by then. */
const protection = (name: string) =>
  Stage.of(build(selectEnvironment(name)).service)
    ?.synth()
    .stacks.map((stack) => stack.terminationProtection);
const policies = (name: string, type: string) => [
  ...new Set(
    resources(name)
      .filter(({ Type }) => Type === type)
      .map(({ DeletionPolicy, UpdateReplacePolicy }) => `${DeletionPolicy} ${UpdateReplacePolicy}`),
  ),
];
const lasting = ['AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::ECR::Repository'];

test.each(['prod', 'test', 'example'])('%s keeps what would be lost, and its stacks', (name) => {
  for (const type of [...lasting, 'AWS::S3::Bucket'])
    expect([type, policies(name, type)]).toEqual([type, ['Retain Retain']]);
  expect(protection(name)).toEqual([true, true, true, true, true, true]);
});

test('a pull request leaves nothing behind but the bucket of its logs, which empties itself', () => {
  for (const type of lasting) expect([type, policies('pr-12', type)]).toEqual([type, ['Delete Delete']]);
  expect(policies('pr-12', 'AWS::S3::Bucket')).toEqual(['Retain Retain']);
  expect(protection('pr-12')).toEqual([false, false, false, false]);
  const [repository] = resources('pr-12').filter(({ Type }) => Type === 'AWS::ECR::Repository');
  expect(repository?.Properties).toMatchObject({ EmptyOnDelete: true });
});

test.each([
  ['prod', {}, {}],
  ['pr-12', {}, { 'expires-in-days': '7' }],
  ['pr-12', { expires: '2027-03-31' }, { expires: '2027-03-31' }],
])('the stacks of %s say whose they are, and when they go: %j', (name, said, when) => {
  for (const stack of stacksOf(name, said))
    expect(stack.tags.tagValues()).toEqual({
      project: 'quest',
      environment: name,
      layer: stack.node.id.toLowerCase(),
      ...when,
    });
});

/** What a template names must not be there already: two environments in one account would not both deploy. */
test('no two environments give one name to two things', () => {
  const key =
    /^(Name|LogGroupName|RepositoryName|ClusterName|StateMachineName|Family|AlarmName|DashboardName)$/;
  const names = ['prod', 'test', 'pr-1', 'pr-12'].flatMap((name) => [
    ...new Set(
      resources(name).flatMap(({ Type, Properties = {} }) =>
        Object.entries(Properties)
          .filter(([property, value]) => key.test(property) && typeof value === 'string')
          .filter(() => Type !== 'AWS::Route53::RecordSet')
          .map(([, value]) => `${Type} ${String(value)}`),
      ),
    ),
  ]);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
