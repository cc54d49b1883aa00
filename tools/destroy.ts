import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { root } from './container-engine';
import { chosenEnvironment } from './deploy/environment';
import { Failure, finish, UsageError } from './deploy/outcome';
import { destroy, foundLayers, planDestruction, tellRetained } from './deploy/removal';

const usage = `npm run destroy -- --env pr-<number>
Deletes the stacks of an environment made for a pull request, and tells what stays.
  --plan          tells all of it, offline
  --yes           does not ask for the environment's name again
  --output <dir>  where to synthesize (cdk.out)
Exit code: 0 done, 1 failed, 2 not understood.`;

const read = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        env: { type: 'string' },
        plan: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        output: { type: 'string', default: 'cdk.out' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

// Whoever must take down more does it by hand, stack by stack, after taking off the protection: that is the point.
const mayGo = (name: string): void => {
  if (!/^pr-\d+$/.test(name))
    throw new UsageError(
      `${name} is not deleted by this command, only an environment pr-<number> is\n` +
        `  do: take the termination protection off the stacks of ${name}, and delete them in CloudFormation`,
    );
};

const mayAsk = (name: string): void => {
  if (!process.stdin.isTTY)
    throw new UsageError(`nobody is there to be asked: --yes deletes ${name} unasked`);
};

const confirmed = async (name: string): Promise<void> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question(`\nType ${name} to delete it: `);
  terminal.close();
  if (typed.trim() !== name) throw new Failure('that is not its name', ['nothing was deleted'], []);
};

const main = async (argv: readonly string[]): Promise<void> => {
  const given = read(argv);
  if (given.help) return console.log(usage);
  const environment = chosenEnvironment(given.env);
  mayGo(environment.name);
  const wanted = { environment, directory: path.relative(root, path.resolve(given.output)) || '.' };
  if (given.plan) return planDestruction(wanted);
  if (!given.yes) mayAsk(environment.name);
  const found = await foundLayers(wanted);
  if (found.length === 0) return console.log(`nothing of ${environment.name} is there`);
  const deployed = found.map(({ layer, stack }) => ({ ...layer, template: stack.template }));
  console.log(`To be deleted: ${deployed.map(({ stackName }) => stackName).join(', ')}`);
  tellRetained(wanted, deployed);
  if (!given.yes) await confirmed(environment.name);
  await destroy(wanted, found);
  console.log(`\n${environment.name} is deleted`);
};

finish('destroy', main);
