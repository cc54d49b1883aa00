import type { Environment } from '../../stacks/environments/environment';
import { atTheImage, type Layer, readLayers } from './assembly';
import { told } from './aws/told';
import { pushedImage } from './image';
import { again, announce, deployed, take } from './layers';
import { Failure } from './outcome';
import { preflight } from './preflight';
import { rollBack } from './roll-back';
import { illness, instability, type Patience } from './stable';
import { digestStep, imageStep, layerStep, stableStep } from './steps';

type Wanted = Readonly<{
  environment: Environment;
  directory: string;
  patience: Patience;
  /** What to ask for its health, if anything. */
  url: string | undefined;
}>;

/** Deploys one environment: the ground, the image, the service on it, and what watches it. */
export const deploy = async (wanted: Wanted): Promise<void> => {
  const { environment, directory } = wanted;
  await preflight(wanted);
  const layers = readLayers(directory);
  const { below, service, above } = atTheImage(layers);
  const changed: string[] = [];
  const reached = new Set<string>();
  const one = async (layer: Layer) => {
    reached.add(layer.id);
    const result = await deployed(environment.region, layer, layerStep(layer, directory));
    if (result.changed) changed.push(layer.stackName);
    return result;
  };
  try {
    for (const layer of below) await one(layer);
    if (!service) return;
    announce(imageStep(environment, 'docker'));
    const digest = await pushedImage(environment.region, environment.image.repositoryName);
    await take(digestStep(environment, directory, digest));
    const next = again(directory, service);
    const { before, changed: anew } = await one(next);
    announce(stableStep(wanted.url));
    const problem = await trouble(wanted, next.stackName);
    if (problem !== undefined) {
      const undone = anew
        ? await rollBack(environment, directory, next, before, wanted.patience)
        : ['nothing was rolled back: this run did not change the service'];
      throw new Failure(`${next.stackName} is deployed, and its service does not do: ${problem}`, undone, [
        `see what the tasks say: aws logs tail --follow /quest/${environment.name}/service`,
      ]);
    }
    for (const layer of above) await one(again(directory, layer));
  } catch (error) {
    const untouched = layers.filter(({ id }) => !reached.has(id)).map(({ stackName }) => stackName);
    const { what, why, todo } =
      error instanceof Failure ? error : new Failure(told(error), [], ['mend that, and deploy again']);
    const standing = [
      `deployed by this run, and not taken back: ${changed.join(', ') || 'nothing'}`,
      `not touched: ${untouched.join(', ') || 'nothing'}`,
    ];
    throw new Failure(what, [...why, ...standing], todo);
  }
  console.log(`\n${environment.name} is deployed: ${changed.join(', ') || 'nothing had changed'}`);
};

const trouble = async (
  { environment, patience, url }: Wanted,
  stackName: string,
): Promise<string | undefined> => {
  const unstable = await instability(environment.region, stackName, patience);
  if (unstable !== undefined || url === undefined) return unstable;
  const problem = await illness(url, patience);
  if (problem === undefined) console.log(`  ${url} answers 200`);
  return problem && `${url}: ${problem}`;
};
