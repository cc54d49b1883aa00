import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { GuardrailsError } from '../../core/errors';
import type { Credentials } from '../lambda-credentials';

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
    maxAttempts: 1,
    ...(role === '' ? {} : { credentials: () => assumed(role) }),
  });
  clients.set(role, made);
  return made;
}

async function assumed(role: string): Promise<Credentials> {
  const sts = new STSClient({});
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
