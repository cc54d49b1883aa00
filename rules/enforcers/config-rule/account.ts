import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import type { Patience } from './backoff';
import { clientOf } from './credentials';
import type { Session } from './describer';
import { type RecordedAccount, recordedIn } from './recorded';
import { type ToldAccount, toldIn } from './told';

/** The account of a rule: what AWS Config knows of it, what it was told, and what describes the rest. */
export interface Account extends RecordedAccount, ToldAccount {
  readonly session: (rule: string) => Session;
}

export function accountOf(number: string, patience: Patience): Account {
  const config = clientOf(ConfigServiceClient, number);
  const region = process.env['AWS_REGION'] ?? '';
  return {
    ...recordedIn(config, patience),
    ...toldIn(config, patience),
    session: (rule) => ({
      account: number,
      region,
      rule,
      client: (make) => clientOf(make, number),
      patiently: patience.persist,
    }),
  };
}
