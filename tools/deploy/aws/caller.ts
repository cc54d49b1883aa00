import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { settings } from './told';

/**
 * The account of whoever asks. It needs no permission, so an error means there are no valid credentials.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const callerAccount = async (region: string): Promise<string> => {
  const { Account } = await new STSClient(settings(region)).send(new GetCallerIdentityCommand({}));
  return Account ?? '';
};
