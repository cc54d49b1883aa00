import { selectEnvironment } from '../../stacks/environments/select';
import { earlier, type Project, project } from './project';

const environment = selectEnvironment('pr-12');

let one: Project;
beforeEach(async () => {
  one = await project(environment);
  one.deploy(earlier);
});
afterEach(() => one.end());

const destroy = (...args: readonly string[]) => one.run('destroy', args);
const deleted = (): readonly string[] => one.account.seen.filter((line) => line.startsWith('cdk destroy'));
const gone = (id: string): string => `cdk destroy ${id} --exclusively --force --no-notices --app cdk.out`;

test('deletes the layers, the last deployed first, and tells what stays', async () => {
  const { code, output } = await destroy('--env', 'pr-12', '--yes');
  expect(deleted()).toEqual(['Governance', 'Observability', 'Service', 'Data', 'Network'].map(gone));
  expect(output).toContain('Quest-pr-12-Data Images (AWS::ECR::Repository): its DeletionPolicy is Retain');
  expect(output).toContain('/quest/pr-12/secret-word: secret:put made it, no stack has it');
  expect(output).toContain('pr-12 is deleted');
  expect(code).toBe(0);
});

test('deletes what is there, and is done where nothing is', async () => {
  one.account.stacks.delete('Quest-pr-12-Governance');
  expect((await destroy('--env', 'pr-12', '--yes')).code).toBe(0);
  expect(deleted()).toEqual(['Observability', 'Service', 'Data', 'Network'].map(gone));
  const again = await destroy('--env', 'pr-12', '--yes');
  expect(again.output).toContain('nothing of pr-12 is there');
  expect(again.code).toBe(0);
});

test('the plan asks nobody', async () => {
  const { code, output } = await destroy('--env', 'pr-12', '--plan');
  expect(code).toBe(0);
  expect(one.account.seen).toEqual(['cdk synth --quiet --no-notices --output cdk.out --context env=pr-12']);
  expect(output).toContain(`  1. Governance: delete Quest-pr-12-Governance, 1 resources, if it is there
     $ node node_modules/aws-cdk/bin/${gone('Governance')}
`);
  expect(output).toContain('What stays, and is yours to delete\n  Quest-pr-12-Data Images');
});

test('only an environment of a pull request, named, and confirmed', async () => {
  const cases = [
    [['--env', 'prod', '--yes'], 'prod is not deleted by this command'],
    [['--env', 'test', '--yes'], 'do: take the termination protection off the stacks of test'],
    [['--env', 'example', '--yes'], 'example is not deleted'],
    [['--env', 'prod', '--plan'], 'prod is not deleted'],
    [['--env', 'pr-12'], 'nobody is there to be asked: --yes deletes pr-12 unasked'],
    [['--yes'], 'which environment?'],
    [['--env', 'pr-12', '--yes-destroy', 'prod'], "Unknown option '--yes-destroy'"],
  ] as const;
  const ended = await Promise.all(cases.map(([args]) => destroy(...args)));
  for (const [index, { code, output }] of ended.entries()) {
    expect(output).toContain(cases[index]?.[1]);
    expect(code).toBe(2);
  }
  expect(one.account.seen).toEqual([]);
});

test('a protected stack, or one in the middle of a change, keeps all of them', async () => {
  const [network, data] = ['Quest-pr-12-Network', 'Quest-pr-12-Data'].map((id) => one.account.stacks.get(id));
  if (network) network.protected = true;
  if (data) data.status = 'UPDATE_IN_PROGRESS';
  const { code, output } = await destroy('--env', 'pr-12', '--yes');
  expect(output).toContain('Quest-pr-12-Network is protected from termination');
  expect(output).toContain('Quest-pr-12-Data is UPDATE_IN_PROGRESS');
  expect(output).toContain('nothing was deleted');
  expect(code).toBe(1);
  expect(deleted()).toEqual([]);
});

test('a stack that will not go stops the rest', async () => {
  const { called } = one.account;
  one.account.called = (name, args, stdin) =>
    args[0] === 'destroy' && args[1] === 'Service' ? { code: 1 } : called(name, args, stdin);
  const { code, output } = await destroy('--env', 'pr-12', '--yes');
  expect(deleted().at(-1)).toBe(gone('Service'));
  expect(output).toContain('deleted: Quest-pr-12-Governance, Quest-pr-12-Observability\n');
  expect(output).toContain('not touched: Quest-pr-12-Data, Quest-pr-12-Network\n');
  expect(output).toContain('do: see its events');
  expect(code).toBe(1);
});

test('credentials that AWS does not accept: nothing is deleted', async () => {
  one.account.faults.set('GetCallerIdentity', { code: 'ExpiredToken', message: 'expired', status: 403 });
  const { code, output } = await destroy('--env', 'pr-12', '--yes');
  expect(output).toContain('destroy: expired');
  expect(code).toBe(1);
  expect(deleted()).toEqual([]);
});

test('credentials of another account: nothing is deleted', async () => {
  one.account.id = '999999999999';
  const { code, output } = await destroy('--env', 'pr-12', '--yes');
  expect(output).toContain('the AWS credentials are of account 999999999999, and pr-12 is in 123456789012');
  expect(code).toBe(1);
  expect(one.account.seen).toEqual(['aws GetCallerIdentity']);
});
