import type { Environment } from '../../stacks/environments/environment';
import { type Layer, readLayers, retained } from './assembly';
import { callerAccount } from './aws/caller';
import { type Deployed, deployedStack, unready } from './aws/stack';
import { overheard, run, shown } from './command';
import { destroyLayer, synth } from './commands';
import { Failure } from './outcome';

type Wanted = Readonly<{ environment: Environment; directory: string }>;

/** The layers of an environment, the last deployed first. */
export const layersToDestroy = ({ environment, directory }: Wanted): readonly Layer[] => {
  const { code, said } = overheard(synth(environment.name, directory));
  if (code !== 0) throw new Failure('it does not synthesize', [said.trim()], ['mend what it names']);
  return readLayers(directory).toReversed();
};

/** Tells what stays: what CloudFormation is told to keep, and what it never had. */
export const tellRetained = ({ environment }: Wanted, layers: readonly Layer[]): void => {
  const kept = layers.flatMap(({ stackName, template }) =>
    retained(template).map((what) => `${stackName} ${what}`),
  );
  console.log('What stays, and is yours to delete');
  for (const what of kept) console.log(`  ${what}`);
  const { parameterName } = environment.secret;
  console.log(`  ${parameterName}: secret:put made it, no stack has it`);
  console.log(`    $ aws ssm delete-parameter --region ${environment.region} --name ${parameterName}`);
};

/** Tells all that would be deleted, offline. */
export const planDestruction = (wanted: Wanted): void => {
  const { environment, directory } = wanted;
  const layers = layersToDestroy(wanted);
  console.log(
    `Plan of the destruction of ${environment.name} in ${environment.region}. Nothing is asked or changed.`,
  );
  console.log('\nSteps');
  layers.forEach(({ id, stackName, template, protected: held }, index) => {
    const count = Object.keys(template.Resources).length;
    console.log(`  ${index + 1}. ${id}: delete ${stackName}, ${count} resources, if it is there`);
    console.log(`     ${shown(destroyLayer(id, directory))}`);
    if (held) console.log('     it is protected from termination: this will be refused');
  });
  console.log('');
  tellRetained(wanted, layers);
};

type Found = Readonly<{ layer: Layer; stack: Deployed }>;

/** The layers that are there, asked for by the account's owner, and free to be deleted. */
export const foundLayers = async (wanted: Wanted): Promise<readonly Found[]> => {
  const { account, region, name } = wanted.environment;
  const caller = await callerAccount(region);
  if (account !== undefined && account !== caller)
    throw new Failure(
      `the AWS credentials are of account ${caller}, and ${name} is in ${account}`,
      ['nothing was deleted'],
      ['choose other ones: AWS_PROFILE, or aws sso login'],
    );
  const all = await Promise.all(
    layersToDestroy(wanted).map(async (layer) => ({
      layer,
      stack: await deployedStack(region, layer.stackName),
    })),
  );
  const found = all.flatMap(({ layer, stack }) => (stack ? [{ layer, stack }] : []));
  const reasons = found.flatMap(({ layer: { stackName }, stack }) => {
    const busy = stack.status.endsWith('_IN_PROGRESS') ? unready(stackName, stack) : undefined;
    return [
      ...(busy ? [busy.why] : []),
      ...(stack.protected ? [`${stackName} is protected from termination`] : []),
    ];
  });
  if (reasons.length > 0)
    throw new Failure(
      'the stacks are not free to be deleted',
      [...reasons, 'nothing was deleted'],
      [
        'wait until changes have ended; take the protection off by aws cloudformation update-termination-protection',
      ],
    );
  return found;
};

/** Deletes the layers one after the other, and stops at the first that will not go. */
export const destroy = async (wanted: Wanted, found: readonly Found[]): Promise<void> => {
  const { environment, directory } = wanted;
  for (const [index, { layer }] of found.entries()) {
    console.log(`\n${layer.id}: delete ${layer.stackName}`);
    const code = await run(destroyLayer(layer.id, directory));
    if (code === 0) continue;
    const names = found.map(({ layer: { stackName } }) => stackName);
    throw new Failure(
      `${layer.stackName} could not be deleted: exit code ${code}`,
      [
        `deleted: ${names.slice(0, index).join(', ') || 'nothing'}`,
        `not touched: ${names.slice(index + 1).join(', ') || 'nothing'}`,
      ],
      [
        `see its events: aws cloudformation describe-stack-events --region ${environment.region} --stack-name ${layer.stackName}`,
        'delete by hand what it names, and destroy again',
      ],
    );
  }
};
