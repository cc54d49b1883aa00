import type { Environment } from '../../stacks/environments/environment';
import { revision } from '../revision';
import type { Layer } from './assembly';
import type { Command } from './command';
import { build, deployLayer, judge, login, push, synth, tag } from './commands';

/** What is done, with which commands, and what to do when it fails. The plan and the deployment both tell it. */
export type Step = Readonly<{ title: string; commands: readonly Command[]; onFailure: string }>;

/** What a plan calls a digest that only the registry will know. */
export const unknownDigest = '<digest of the pushed image>';

export const guardStep = (environment: Environment, directory: string): Step => ({
  title: 'Preflight: ask for all that must hold, synthesize, and judge what was synthesized',
  commands: [synth(environment.name, directory), judge(environment.name, directory)],
  onFailure: 'nothing was changed: mend all that is listed, and deploy again',
});

export const layerStep = ({ id, stackName }: Layer, directory: string): Step => ({
  title: `${id}: deploy ${stackName}, unless it is there and says the same`,
  commands: [deployLayer(id, directory)],
  onFailure: `CloudFormation rolls ${stackName} back; mend what its events name, and deploy again`,
});

export const imageStep = (environment: Environment, engine: string): Step => {
  const { commit, tag: name } = revision();
  const registry = `${environment.account ?? '<account>'}.dkr.ecr.${environment.region}.amazonaws.com`;
  const remote = `${registry}/${environment.image.repositoryName}:${name}`;
  const local = `quest:${name}`;
  return {
    title:
      'Image: build and push that of this commit, unless the repository has it; take its digest from there',
    commands: [
      build(engine, engine, commit, local),
      login(engine, registry),
      tag(engine, local, remote),
      push(engine, remote),
    ],
    onFailure: 'the service runs on as it was; mend what the engine names, and deploy again',
  };
};

export const digestStep = (environment: Environment, directory: string, digest: string): Step => ({
  title: 'Synthesize with that digest, and judge it again',
  commands: [synth(environment.name, directory, digest), judge(environment.name, directory)],
  onFailure:
    'the service runs on as it was, and the image stays in the repository; mend it, and deploy again',
});

export const stableStep = (url: string | undefined): Step => ({
  title: [
    'Wait until ECS says COMPLETED and all tasks run',
    ...(url === undefined ? [] : [`then until ${url} answers 200`]),
  ].join(', '),
  commands: [],
  onFailure:
    'the image that ran before is deployed again, and what was not rolled back is listed; see the logs of the tasks',
});
