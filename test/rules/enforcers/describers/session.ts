import { patienceOf } from '../../../../rules/enforcers/config-rule/backoff';
import type { Described, Session } from '../../../../rules/enforcers/config-rule/describer';
import { DESCRIBERS } from '../../../../rules/enforcers/config-rule/describers/describers';
import { ACCOUNT_ID, REGION } from '../../agreement/arns';
import { type Fake, fakeAws, type Route } from '../fake/server';
import type { Service } from '../fake/service';
import { lambdaOf } from './functions';
import { serving } from './serving';
import type { Stock } from './stock';
import { checking, PAGE, type Trouble } from './trouble';
import { watching } from './watching';

/** Every service that describers ask, but that of canaries. */
export function servicesOf(stock: Stock, trouble: Trouble = {}): readonly Service[] {
  const check = checking(trouble);
  return [...watching(stock, check), ...serving(stock, check), lambdaOf(stock, check)];
}

/** What answers for canaries, whose client has no schema: https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_DescribeCanaries.html */
export function canariesOf(stock: () => Stock, trouble: Trouble = {}): Route {
  return ({ method, url, body }) => {
    if (method !== 'POST' || url.pathname !== '/canaries') return undefined;
    const { MaxResults = 0, NextToken } = JSON.parse(body.toString('utf8'));
    const headers = { 'content-type': 'application/json' };
    const [error, message] = trouble['DescribeCanaries'] ?? [];
    if (error !== undefined || MaxResults < 1 || MaxResults > 20) {
      const type = error ?? 'ValidationException';
      return {
        status: 400,
        headers: { ...headers, 'x-amzn-errortype': type },
        body: JSON.stringify({ message }),
      };
    }
    const from = Number(NextToken ?? 0);
    const { canaries } = stock();
    const next = from + PAGE < canaries.length ? { NextToken: String(from + PAGE) } : {};
    const Canaries = canaries.slice(from, from + PAGE);
    return { status: 200, headers, body: JSON.stringify({ Canaries, ...next }) };
  };
}

/** A fake of every service that describers ask, over loopback. */
export function fakeOf(stock: Stock, trouble: Trouble = {}): Promise<Fake> {
  return fakeAws(servicesOf(stock, trouble), { synthetics: canariesOf(() => stock, trouble) });
}

export function sessionOf({ url }: Fake, rule: string, region = REGION): Session {
  const credentials = async () => ({ accessKeyId: 'OWNKEY', secretAccessKey: 'none' });
  const { persist } = patienceOf({ retried: () => undefined, left: () => 60_000 });
  return {
    account: ACCOUNT_ID,
    region,
    rule,
    client: (make) => new make({ region, credentials, maxAttempts: 1, endpoint: url } as never),
    patiently: persist,
  };
}

/** What a describer tells of a type. */
export async function describe(
  type: string,
  fake: Fake,
  rule = '',
  region = REGION,
): Promise<readonly Described[] | undefined> {
  const load = DESCRIBERS[type];
  if (!load) throw new Error(`nobody describes ${type}`);
  return (await load())(sessionOf(fake, rule, region));
}
