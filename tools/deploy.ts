import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './container-engine';
import { deploy } from './deploy/deployment';
import { chosenEnvironment } from './deploy/environment';
import { finish, UsageError } from './deploy/outcome';
import { plan } from './deploy/plan';

const usage = `npm run deploy -- --env <environment>
Builds the image of this commit, pushes it by digest, deploys the layers that changed, and waits for the service.
  --plan            tells all of it, offline: no account, no engine, no network
  --against <dir>   with --plan: what is deployed, as synthesized then, to tell what changes
  --smoke           then asks the service for its health at its own domain
  --url <url>       asks there in place of the domain
  --wait <seconds>  how long the service may take to become stable (900)
  --output <dir>    where to synthesize (cdk.out)
Exit code: 0 done, 1 failed, 2 not understood.`;

const read = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        env: { type: 'string' },
        plan: { type: 'boolean', default: false },
        against: { type: 'string' },
        smoke: { type: 'boolean', default: false },
        url: { type: 'string' },
        wait: { type: 'string', default: '900' },
        output: { type: 'string', default: 'cdk.out' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const main = async (argv: readonly string[]): Promise<void> => {
  const given = read(argv);
  if (given.help) return console.log(usage);
  const seconds = Number(given.wait);
  if (!(seconds > 0 && seconds <= 7200))
    throw new UsageError(
      `--wait takes seconds, more than 0 and at most 7200, not ${JSON.stringify(given.wait)}`,
    );
  if (given.against !== undefined && !given.plan)
    throw new UsageError('--against goes with --plan; a deployment compares with CloudFormation');
  if (given.url !== undefined && !(URL.canParse(given.url) && /^https?:$/.test(new URL(given.url).protocol)))
    throw new UsageError(`--url takes an http or https URL, not ${JSON.stringify(given.url)}`);
  const environment = chosenEnvironment(given.env);
  const url = given.url ?? (given.smoke ? `https://${environment.domainName}/health` : undefined);
  const directory = path.relative(root, path.resolve(given.output)) || '.';
  if (given.plan) return plan({ environment, directory, against: given.against, url });
  const waitMs = seconds * 1000;
  return deploy({
    environment,
    directory,
    url,
    patience: { waitMs, everyMs: Math.min(10_000, waitMs / 20) },
  });
};

finish('deploy', main);
