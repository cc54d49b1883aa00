import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { messageOf } from '../rules/core/errors';
import { claimed } from '../rules/enforcers/claims-file';
import { DESCRIBED } from '../rules/enforcers/config-rule/described';
import { configRulesOf } from '../rules/enforcers/config-rule/plan';
import { loadPack, type Pack } from '../rules/packs/packs';
import { claimsOf } from '../stacks/claims';
import { chosenEnvironment } from './deploy/environment';
import { Failure, finish, UsageError } from './deploy/outcome';
import { asText, coverageOf, parseRecorders } from './governance/recorder';

const usage = `npm run governance:check -- --recorder <file> [--env <environment> | --pack <name>]
Whether the account's recorder records what the rules in AWS Config judge and read, and how often; no AWS needed:
  aws configservice describe-configuration-recorders > recorder.json
  npm run governance:check -- --recorder recorder.json
Exit code: 0 everything is recorded, 1 something is not, 2 not understood.`;

const read = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        recorder: { type: 'string' },
        env: { type: 'string' },
        pack: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n${usage}`);
  }
};

const packOf = (env: string | undefined, pack: string | undefined): Pack => {
  if (pack !== undefined) return loadPack(pack);
  const environment = chosenEnvironment(env ?? 'example');
  const { governance, name } = environment;
  if (governance) return claimed(loadPack(governance.pack), claimsOf(environment));
  throw new UsageError(`nothing watches over the account on behalf of ${name}\n  do: --env prod, or --pack`);
};

const main = async (argv: readonly string[]): Promise<void> => {
  const { recorder: file, env, pack, help } = read(argv);
  if (help) {
    console.log(usage);
    return;
  }
  if (file === undefined || (env !== undefined && pack !== undefined)) throw new UsageError(usage);
  const { planned, left } = configRulesOf(packOf(env, pack), { prefix: '', describe: DESCRIBED });
  const coverage = coverageOf(recordersIn(file), planned);
  console.log(asText(coverage));
  console.log(
    `\n${planned.length} rules are watched, ${left.length} of the pack cannot be, whatever is recorded.`,
  );
  if (coverage.missing.length === 0) return;
  throw new Failure(
    `${coverage.missing.length} types are not recorded`,
    ['rules that judge them judge nothing, rules that read them are in doubt'],
    ['have the recorder record them: aws configservice put-configuration-recorder, or who owns it'],
  );
};

const recordersIn = (file: string): ReturnType<typeof parseRecorders> => {
  try {
    return parseRecorders(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `${file} is not what describe-configuration-recorders answers: ${problemOf(error)}\n  do: aws configservice describe-configuration-recorders > recorder.json`,
    );
  }
};

const problemOf = (error: unknown): string => {
  if (!(error instanceof z.ZodError)) return messageOf(error);
  const [first] = error.issues;
  return `${first?.path.join('.') || 'it'}: ${first?.message}`;
};

finish('governance:check', main);
