import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { GuardrailsError } from '../../core/errors';

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Those of the function's own role: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. The bundle has no other way to find any. */
async function ownCredentials(): Promise<Credentials> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = process.env;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
}

/** The names of environment variables that the function is configured by. */
const ROLE = 'GUARDRAILS_ROLE_ARN';

const clients = new Map<string, ConfigServiceClient>();

/**
 * The client of the account of a rule. Where rules of other accounts call this function, `GUARDRAILS_ROLE_ARN` names
 * the role to assume there, with `{account}` in the place of the account's number. The role that the event names is
 * never assumed: it is that of AWS Config, and whoever sends an event could name any.
 */
export function clientFor(account: string): ConfigServiceClient {
  const named = process.env[ROLE] ?? '';
  if (named !== '' && !/^\d{12}$/.test(account)) {
    throw new GuardrailsError(
      'ACCOUNT_MALFORMED',
      `"accountId" is ${JSON.stringify(account)}, no number of an account`,
    );
  }
  const role = named.replace('{account}', account);
  const known = clients.get(role);
  if (known) return known;
  // Patience is ours: the SDK gives up when too many calls at once were refused.
  const made = new ConfigServiceClient({
    credentials: role === '' ? ownCredentials : () => assumed(role),
    maxAttempts: 1,
  });
  clients.set(role, made);
  return made;
}

async function assumed(role: string): Promise<Credentials> {
  const sts = new STSClient({ credentials: ownCredentials });
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'quest-guardrails-config-rule' }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined) {
    throw new GuardrailsError('ROLE_NOT_ASSUMED', `AWS STS gave no credentials of ${role}`);
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
    ...(Expiration === undefined ? {} : { expiration: Expiration }),
  };
}
