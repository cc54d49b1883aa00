import { type Layer, readLayers, type Template } from './assembly';
import { deployedStack, standing } from './aws/stack';
import { told } from './aws/told';
import { run } from './command';
import { difference } from './difference';
import { Failure } from './outcome';
import type { Step } from './steps';

/** Tells a step before it is taken. */
export const announce = ({ title, onFailure }: Step): void => {
  console.log(`\n${title}\n  if it fails: ${onFailure}`);
};

/** Runs the commands of a step one after the other, up to the first that fails. */
export const take = async (step: Step): Promise<void> => {
  announce(step);
  for (const command of step.commands) {
    const code = await run(command);
    if (code !== 0) throw new Failure(`a command failed with exit code ${code}`, [], [step.onFailure]);
  }
};

/** The template a layer had before it was deployed, if it was there, and whether it had to be. */
type Deployment = Readonly<{ before: Template | undefined; changed: boolean }>;

/** Deploys a layer unless CloudFormation has the same of it. */
export const deployed = async (region: string, layer: Layer, step: Step): Promise<Deployment> => {
  announce(step);
  const before = standing(await deployedStack(region, layer.stackName));
  const changes = before && difference(before, layer.template);
  if (changes?.length === 0) {
    console.log(`  unchanged: ${layer.stackName} stays as it is`);
    return { before, changed: false };
  }
  console.log(
    changes ? '  it changes:' : `  it is new: ${Object.keys(layer.template.Resources).length} resources`,
  );
  for (const change of changes ?? []) console.log(`    ${change}`);
  for (const command of step.commands) {
    const code = await run(command);
    if (code !== 0) throw await refused(region, layer.stackName, code, step.onFailure);
  }
  return { before, changed: true };
};

const refused = async (region: string, name: string, code: number, todo: string): Promise<Failure> => {
  const status = await deployedStack(region, name).then((stack) => stack?.status ?? 'not there', told);
  return new Failure(
    `${name} could not be deployed: exit code ${code}`,
    [`CloudFormation has it as: ${status}`],
    [todo, `aws cloudformation describe-stack-events --region ${region} --stack-name ${name}`],
  );
};

/** The layer with this id in a directory that was synthesized anew. */
export const again = (directory: string, { id }: Layer): Layer => {
  const layer = readLayers(directory).find((one) => one.id === id);
  if (!layer) throw new Failure(`${directory} has no ${id} any more`, [], ['deploy again']);
  return layer;
};
