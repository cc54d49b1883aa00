import {
  GetParameterCommand,
  ParameterTier,
  PutParameterCommand,
  paginateDescribeParameters,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { is, settings } from './told';

/**
 * The version of CDK's bootstrap stack in a region, which it keeps in a plain parameter; undefined if there is none.
 * https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
 */
export const bootstrapVersion = async (region: string): Promise<number | undefined> => {
  try {
    const { Parameter } = await new SSMClient(settings(region)).send(
      new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }),
    );
    return Number(Parameter?.Value);
  } catch (error) {
    if (is(error, 'ParameterNotFound')) return undefined;
    throw error;
  }
};

/**
 * The type of a parameter, undefined if there is none. DescribeParameters never answers with a value, not even an
 * encrypted one. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html
 */
export const parameterType = async (region: string, name: string): Promise<string | undefined> => {
  const ParameterFilters = [{ Key: 'Name', Option: 'Equals', Values: [name] }];
  // A page may be empty and still not be the last.
  const pages = paginateDescribeParameters({ client: new SSMClient(settings(region)) }, { ParameterFilters });
  for await (const { Parameters } of pages) {
    const found = Parameters?.find(({ Name }) => Name === name);
    if (found) return found.Type;
  }
  return undefined;
};

type Word = Readonly<{ name: string; word: string; keyArn: string | undefined; environment: string }>;

/**
 * Writes a word as a SecureString and gives its version. A parameter is tagged as it is made: PutParameter takes
 * tags or Overwrite, not both. Its tier is fixed then too: an account's default tier may be one that costs.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
export const putWord = async (region: string, secret: Word, exists: boolean): Promise<number> => {
  const tags = { project: 'quest', environment: secret.environment };
  const made = {
    Tier: ParameterTier.STANDARD,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
  const { Version } = await new SSMClient(settings(region)).send(
    new PutParameterCommand({
      Name: secret.name,
      Value: secret.word,
      Type: 'SecureString',
      ...(secret.keyArn === undefined ? {} : { KeyId: secret.keyArn }),
      ...(exists ? { Overwrite: true } : made),
    }),
  );
  return Version ?? 0;
};
