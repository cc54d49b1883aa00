import { selectEnvironment } from '../../stacks/environments/select';
import { type Ended, keyArn, type Project, project } from './project';

const environment = selectEnvironment('test');
const name = environment.secret.parameterName;
const word = 'correct-horse-battery-staple';

let one: Project;
beforeEach(async () => {
  one = await project(environment);
});
afterEach(() => one.end());

const put = (stdin: string | Buffer, ...more: readonly string[]): Promise<Ended> =>
  one.run('secret-put', ['--env', 'test', ...more], { stdin });
const given = () => one.account.given.filter(({ operation }) => operation === 'PutParameter');

test('makes the parameter, tagged, and then overwrites it, without tags', async () => {
  one.account.parameters.clear();
  const first = await put(`${word}\n`);
  expect(first.output).toContain(`${name} in us-east-1 is at version 1\n`);
  expect(first.code).toBe(0);
  const second = await put('another');
  expect(second.output).toContain(`${name} in us-east-1 is at version 2\n`);
  expect(given().map(({ input }) => input)).toEqual([
    {
      Name: name,
      Value: word,
      Type: 'SecureString',
      KeyId: keyArn,
      Tier: 'Standard',
      Tags: [
        { Key: 'project', Value: 'quest' },
        { Key: 'environment', Value: 'test' },
      ],
    },
    { Name: name, Value: 'another', Type: 'SecureString', KeyId: keyArn, Overwrite: true },
  ]);
  expect(first.output + second.output).not.toMatch(/correct|another/);
  expect(one.account.seen).toEqual([
    'aws DescribeParameters',
    'aws PutParameter',
    'aws DescribeParameters',
    'aws PutParameter',
  ]);
});

test('keeps all but one newline, and takes 4096 bytes', async () => {
  const most = 'é'.repeat(2048);
  await Promise.all([put('word \r\n'), put('\n\n'), put(`${most}\n`)]);
  expect(
    given()
      .map(({ input }) => input['Value'])
      .sort(),
  ).toEqual(['\n', 'word ', most]);
});

test('refuses what cannot be kept, before it asks anybody', async () => {
  const cases = [
    ['', 'the word is empty'],
    ['\n', 'the word is empty'],
    [`${'x'.repeat(4097)}\n`, 'longer than 4096 bytes'],
    ['é'.repeat(200_000), 'longer than 4096 bytes'],
    [Buffer.from([0x77, 0xc3, 0x28]), 'the word is not UTF-8'],
    ['a\0b', 'a NUL byte'],
    ['{{ssm:other}}', 'has {{ in it'],
  ] as const;
  const ended = await Promise.all(cases.map(([stdin]) => put(stdin)));
  for (const [index, { code, output }] of ended.entries()) {
    expect(output).toContain(cases[index]?.[1]);
    expect(output).not.toMatch(/xxx|éé|ssm:other/);
    expect(code).toBe(2);
  }
  expect(one.account.seen).toEqual([]);
});

test('refuses a word that was an argument, and does not repeat it', async () => {
  for (const args of [[word], [`--${word}`], ['--word', word], [`--word=${word}`]]) {
    const { code, output } = await put('', ...args);
    expect(output).toContain('choose another');
    expect(output).not.toContain(word);
    expect(code).toBe(2);
  }
  expect(one.account.seen).toEqual([]);
});

test('no error repeats the word, whatever AWS says', async () => {
  one.account.faults.set('PutParameter', {
    code: 'ValidationException',
    message: `Value '${word}' is wrong`,
  });
  const refused = await put(word);
  expect(refused.output).toContain('the word could not be kept: ValidationException\n');
  one.account.faults.set('PutParameter', { code: 'AccessDeniedException', message: word });
  const denied = await put(word);
  expect(denied.output).toContain(
    'AccessDeniedException\n  do: you may not: it takes ssm:DescribeParameters',
  );
  const gone = await one.run('secret-put', ['--env', 'test'], {
    stdin: word,
    env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
  });
  expect(gone.output).toContain('the word could not be kept: ');
  for (const { code, output } of [refused, denied, gone]) {
    expect(output).not.toContain(word);
    expect(code).toBe(1);
  }
});

test('a throttled request is made again', async () => {
  one.account.faults.set('PutParameter', { code: 'ThrottlingException', message: word, times: 1 });
  const { code, output } = await put(word);
  expect(output).toContain('is at version 2');
  expect(code).toBe(0);
});

test('a parameter in the clear is not written to', async () => {
  one.account.parameters.set(name, { type: 'String', version: 3 });
  const { code, output } = await put(word);
  expect(output).toContain(`${name} is there as a String`);
  expect(output).toContain('do: aws ssm delete-parameter');
  expect(code).toBe(1);
  expect(given()).toEqual([]);
});

test('an environment is named, and names something', async () => {
  const ended = await Promise.all([
    one.run('secret-put', []),
    one.run('secret-put', ['--env', word]),
    one.run('secret-put', ['--env', 'example']),
  ]);
  expect(ended.map(({ code }) => code)).toEqual([2, 2, 2]);
  expect(ended.map(({ output }) => output).join('')).not.toContain(word);
  expect(ended.map(({ output }) => output).join('')).toMatch(
    /which environment[\s\S]*There is no[\s\S]*names nothing/,
  );
  expect(one.account.seen).toEqual([]);
});
