import { setTimeout as wait } from 'node:timers/promises';
import {
  ConfigServiceClient,
  DescribeConfigRulesCommand,
  StartConfigRulesEvaluationCommand,
} from '@aws-sdk/client-config-service';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GuardrailsError, messageOf } from '../../core/errors';
import { type Patience, patienceOf } from './backoff';
import { clientOf } from './credentials';
import { grantedHere } from './granted';
import { all, pages } from './paging';
import { digestsOf, lookAgain, memoryIn, type World } from './renewal';

/** What Lambda gives beside the event: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
interface Context {
  readonly getRemainingTimeInMillis?: () => number;
}

/**
 * Called once a day: has AWS Config evaluate the rules of which an exception began, ended or changed since the last
 * call. `GUARDRAILS_PREFIX` begins the names of our rules in AWS Config; `GUARDRAILS_JUDGED` names the parameter in SSM
 * that says what was seen at the last call, so that a call that failed is made up for by the next one.
 */
export async function handler(_event: unknown, context: Context = {}): Promise<void> {
  const left = (): number => context.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY;
  let retries = 0;
  const patience = patienceOf({
    retried: () => {
      retries += 1;
    },
    left,
  });
  const log = (level: string, facts: object): void => {
    process.stdout.write(`${JSON.stringify({ level, task: 'expiry', retries, ...facts })}\n`);
  };
  try {
    const today = new Date().toISOString().slice(0, 10);
    const started = await lookAgain(digestsOf(grantedHere(), today), worldOf(patience, left));
    log('info', { today, started });
  } catch (thrown) {
    log('error', { error: messageOf(thrown) });
    throw thrown;
  }
}

function worldOf({ persist }: Patience, left: () => number): World {
  const prefix = setting('GUARDRAILS_PREFIX');
  const Name = setting('GUARDRAILS_JUDGED');
  const config = clientOf(ConfigServiceClient);
  const ssm = clientOf(SSMClient);
  return {
    prefix,
    left,
    pause: async (milliseconds) => {
      await wait(milliseconds);
    },
    async names() {
      const found = pages(async (NextToken) => {
        const input = NextToken === undefined ? {} : { NextToken };
        const answer = await persist(() => config.send(new DescribeConfigRulesCommand(input)));
        const names = (answer.ConfigRules ?? []).flatMap(({ ConfigRuleName }) => ConfigRuleName ?? []);
        return { found: names, next: answer.NextToken };
      });
      return all(found);
    },
    async start(ConfigRuleNames) {
      await config.send(new StartConfigRulesEvaluationCommand({ ConfigRuleNames: [...ConfigRuleNames] }));
    },
    async recall() {
      try {
        const { Parameter } = await persist(() => ssm.send(new GetParameterCommand({ Name })));
        return memoryIn(Parameter?.Value ?? '');
      } catch (thrown) {
        if (thrown instanceof Error && thrown.name === 'ParameterNotFound') return {};
        throw thrown;
      }
    },
    async remember(memory) {
      const Value = JSON.stringify(memory);
      // Of more than 4 KB it makes an advanced parameter: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
      const input = { Name, Value, Type: 'String', Tier: 'Intelligent-Tiering', Overwrite: true } as const;
      await persist(() => ssm.send(new PutParameterCommand(input)));
    },
  };
}

function setting(name: string): string {
  const value = process.env[name] ?? '';
  if (value !== '') return value;
  throw new GuardrailsError('SETTING_MISSING', `the environment variable ${name} is not set; deploy again`);
}
