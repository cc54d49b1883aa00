import { GuardrailsError } from '../../core/errors';
import type { Credentials } from '../lambda-credentials';
import type { ClientConfiguration } from './describer';

/** The names of environment variables that the function is configured by. */
const ROLE = 'GUARDRAILS_ROLE_ARN';
const EXTERNAL_ID = 'GUARDRAILS_EXTERNAL_ID';

const clients = new Map<unknown, Map<string, unknown>>();

/**
 * A client in the account of a rule, or in that of the function where none is named. Where rules of other accounts
 * call this function, `GUARDRAILS_ROLE_ARN` names the role to assume there, with `{account}` in the place of the
 * account's number, and `GUARDRAILS_EXTERNAL_ID` what that role asks for, if it does. The role that an event names is
 * never assumed: it is that of AWS Config, and whoever sends an event could name any.
 */
export function clientOf<Client>(
  make: new (configuration: ClientConfiguration) => Client,
  account?: string,
): Client {
  const named = account === undefined ? '' : (process.env[ROLE] ?? '');
  if (named !== '' && !/^\d{12}$/.test(account ?? '')) {
    throw new GuardrailsError(
      'ACCOUNT_MALFORMED',
      `"accountId" is ${JSON.stringify(account)}, no number of an account`,
    );
  }
  const role = named.replace('{account}', account ?? '');
  const those = clients.get(make) ?? new Map<string, unknown>();
  clients.set(make, those);
  const known = those.get(role);
  if (known) return known as Client;
  // Patience is ours: the SDK gives up when too many calls at once were refused.
  const made = new make({
    region: process.env['AWS_REGION'] ?? '',
    maxAttempts: 1,
    ...(role === '' ? {} : { credentials: () => assumed(role) }),
  });
  those.set(role, made);
  return made;
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
async function assumed(role: string): Promise<Credentials> {
  const { AssumeRoleCommand, STSClient } = await import('@aws-sdk/client-sts');
  const external = process.env[EXTERNAL_ID] ?? '';
  const { Credentials: given } = await new STSClient({}).send(
    new AssumeRoleCommand({
      RoleArn: role,
      RoleSessionName: 'quest-guardrails-config-rule',
      ...(external === '' ? {} : { ExternalId: external }),
    }),
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
