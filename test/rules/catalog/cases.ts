import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../../../rules/catalog/case';
import type { Rule } from '../../../rules/core/rule';

/** The cases beside a rule: `ecs-service-private-subnets-required` is `ecs/service-private-subnets-required`. */
export function casesOf({ id }: Rule): readonly Case[] {
  const file = join(__dirname, '../../../rules/catalog', id.replace('-', '/'));
  if (!existsSync(`${file}.cases.ts`)) throw new Error(`${id} has no cases beside it`);
  return require(`${file}.cases`).cases;
}
