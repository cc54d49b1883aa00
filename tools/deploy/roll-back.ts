import type { Environment } from '../../stacks/environments/environment';
import { imageDigest, type Layer, type Template } from './assembly';
import { told } from './aws/told';
import { difference } from './difference';
import { again, deployed, take } from './layers';
import { instability, type Patience } from './stable';
import { digestStep, layerStep } from './steps';

/**
 * Deploys the image that ran before, with the templates of this commit, and says what is back and what is not.
 * CloudFormation calls a stack deployed as soon as its service was stable once; what goes wrong later is ours.
 */
export const rollBack = async (
  environment: Environment,
  directory: string,
  service: Layer,
  before: Template | undefined,
  patience: Patience,
): Promise<readonly string[]> => {
  const digest = before && imageDigest(before);
  if (before === undefined || digest === undefined)
    return ['nothing was rolled back: no image was deployed before; the service stays as it is'];
  if (digest === imageDigest(service.template))
    return [
      'nothing was rolled back: the image is the one that was deployed before; the service stays as it is',
    ];
  try {
    await take(digestStep(environment, directory, digest));
    const layer = again(directory, service);
    await deployed(environment.region, layer, layerStep(layer, directory));
    const problem = await instability(environment.region, layer.stackName, patience);
    const rest = difference(before, layer.template);
    return [
      `rolled back: ${layer.stackName} to the image ${digest}`,
      ...(problem === undefined ? ['it is stable'] : [`it is not stable either: ${problem}`]),
      ...(rest.length > 0
        ? [`not rolled back: what this commit changes in ${layer.stackName} otherwise`]
        : []),
      ...rest.map((change) => `  ${change}`),
    ];
  } catch (error) {
    return [`the roll-back to ${digest} failed too: ${told(error)}`];
  }
};
