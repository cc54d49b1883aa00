import { parseArgs } from 'node:util';
import type { Environment } from '../stacks/environments/environment';
import { parameterType, putWord } from './deploy/aws/parameter';
import { chosenEnvironment, namesNothing } from './deploy/environment';
import { Failure, finish, UsageError } from './deploy/outcome';
import { readWord } from './deploy/word';

const usage = `npm run secret:put -- --env <environment>
Reads the secret word from standard input and keeps it in the environment's SSM parameter, as a SecureString.
  read -rs WORD && printf %s "$WORD" | npm run secret:put -- --env test
One newline at its end is not part of it. Tasks read it as they start: deploy, or force a new deployment.
Exit code: 0 done, 1 failed, 2 not understood.`;

const read = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      options: { env: { type: 'string' }, help: { type: 'boolean', default: false } },
    }).values;
  } catch {
    // What was given may be the word, and is in the list of processes already: it is not repeated.
    throw new UsageError(
      'it takes --env <environment> and nothing else, which is not shown here\n' +
        '  do: pipe the word in; one that was an argument is no secret any more, choose another',
    );
  }
};

// An answer of AWS may quote the word that it refuses; so only names of errors are told, and what they mean.
const meaning: Readonly<Record<string, string>> = Object.freeze({
  AccessDeniedException:
    'you may not: it takes ssm:DescribeParameters, ssm:PutParameter and the key kms:Encrypt',
  CredentialsProviderError: 'there are no AWS credentials: AWS_PROFILE, or aws sso login',
  ExpiredTokenException: 'the AWS credentials have expired: aws sso login',
  InvalidKeyId: 'secret.keyArn of the environment names no key of this region',
  ParameterAlreadyExists: 'somebody else has just made the parameter: try again',
  ThrottlingException: 'there are too many requests: try again in a minute',
  TooManyUpdates: 'somebody else is writing it: try again',
  UnrecognizedClientException: 'AWS does not know the credentials: AWS_PROFILE, or aws sso login',
});

const explain = (error: unknown): string => {
  if (error instanceof UsageError || error instanceof Failure) return error.message;
  const name = error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : 'an error';
  const why = Object.hasOwn(meaning, name) ? meaning[name] : 'see what AWS says of that error';
  return `the word could not be kept: ${name}\n  do: ${why}`;
};

// Whoever gives the word as an environment does not see it again either.
const named = (name: string | undefined): Environment => {
  try {
    return chosenEnvironment(name);
  } catch (error) {
    if (!(error instanceof UsageError) || name === undefined) throw error;
    throw new UsageError(error.message.replace(JSON.stringify(name), 'of that name'));
  }
};

const main = async (argv: readonly string[]): Promise<void> => {
  const given = read(argv);
  if (given.help) return console.log(usage);
  const environment = named(given.env);
  const { name, region, secret } = environment;
  if (namesNothing(environment)) throw new UsageError(`${name} names nothing that exists; choose another`);
  const word = await readWord(process.stdin);
  const type = await parameterType(region, secret.parameterName);
  if (type !== undefined && type !== 'SecureString')
    throw new Failure(
      `${secret.parameterName} is there as a ${type}`,
      ['a parameter keeps its type, and this one lies there in the clear'],
      [`aws ssm delete-parameter --region ${region} --name ${secret.parameterName}, and put a new word`],
    );
  const put = { name: secret.parameterName, word, keyArn: secret.keyArn, environment: name };
  const version = await putWord(region, put, type !== undefined);
  console.log(`${secret.parameterName} in ${region} is at version ${version}`);
};

finish('secret:put', main, explain);
