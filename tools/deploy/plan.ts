import type { Environment } from '../../stacks/environments/environment';
import { atTheImage, imageDigest, type Layer, readLayers } from './assembly';
import { checks } from './checks';
import { overheard, shown } from './command';
import { judge, synth } from './commands';
import { difference } from './difference';
import { Failure } from './outcome';
import { digestStep, guardStep, imageStep, layerStep, type Step, stableStep, unknownDigest } from './steps';

type Wanted = Readonly<{
  environment: Environment;
  directory: string;
  /** A cloud assembly of what is deployed. */
  against: string | undefined;
  url: string | undefined;
}>;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const stepLines = ({ title, commands, onFailure }: Step, index: number): readonly string[] => [
  `  ${index + 1}. ${title}`,
  ...commands.map((command) => `     ${shown(command)}`),
  `     if it fails: ${onFailure}`,
];

const layerLines = (layer: Layer, index: number): string =>
  `  ${index + 1}. ${layer.id}: ${layer.stackName}, ${counted(Object.keys(layer.template.Resources).length, 'resource')}`;

const changeLines = (layers: readonly Layer[], earlier: readonly Layer[] | undefined): readonly string[] => {
  if (!earlier) return ['  no earlier templates given: everything is new; --against <directory> compares'];
  const gone = earlier.filter(({ id }) => !layers.some((layer) => layer.id === id));
  return [
    ...layers.flatMap(({ id, template }) => {
      const before = earlier.find((layer) => layer.id === id);
      if (!before) return [`  ${id}: it is new`];
      const changes = difference(before.template, template);
      return changes.length === 0
        ? [`  ${id}: unchanged, it will be left alone`]
        : [`  ${id}: ${counted(changes.length, 'change')}`, ...changes.map((change) => `    ${change}`)];
    }),
    ...gone.map(({ id, stackName }) => `  ${id}: no longer there; ${stackName} will be left alone`),
    '  and the image, unless the one deployed is of this commit',
  ];
};

/** Tells all that a deployment would do. It asks nobody: no account, no engine, no network. */
export const plan = async ({ environment, directory, against, url }: Wanted): Promise<void> => {
  const earlier = against === undefined ? undefined : readLayers(against);
  // With the digest that is deployed, the image alone makes no change.
  const ran = earlier?.map(({ template }) => imageDigest(template)).find((digest) => digest !== undefined);
  const made = overheard(synth(environment.name, directory, ran));
  if (made.code !== 0)
    throw new Failure('it does not synthesize', [made.said.trim()], ['mend what it names']);
  const layers = readLayers(directory);
  const { below, service, above } = atTheImage(layers);
  const steps = [
    guardStep(environment, directory),
    ...below.map((layer) => layerStep(layer, directory)),
    ...(service
      ? [
          imageStep(environment, 'docker'),
          digestStep(environment, directory, unknownDigest),
          layerStep(service, directory),
          stableStep(url),
          ...above.map((layer) => layerStep(layer, directory)),
        ]
      : []),
  ];
  const judged = overheard(judge(environment.name, directory));
  console.log(
    [
      `Plan of a deployment of ${environment.name} to ${environment.region}. Nothing is asked and nothing is changed.`,
      '',
      'Preflight: what must hold before anything is changed',
      ...checks.map(({ title, offline = 'not checked offline' }) => `  ${offline}: ${title}`),
      '',
      'Layers, in the order of their deployment',
      ...layers.map(layerLines),
      '',
      'Steps',
      ...steps.flatMap(stepLines),
      '',
      'Changes',
      ...changeLines(layers, earlier),
      '',
      'Guardrails',
      ...judged.said
        .trim()
        .split('\n')
        .map((line) => `  ${line}`.trimEnd()),
    ].join('\n'),
  );
  if (judged.code !== 0)
    throw new Failure('the guardrails refuse it', [], ['mend what is listed under Guardrails above']);
};
