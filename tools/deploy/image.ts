import { findEngine } from '../container-engine';
import { revision } from '../revision';
import { digestOf, password, repositoryUri } from './aws/registry';
import { type Command, run } from './command';
import { build, login, push, tag } from './commands';
import { Failure } from './outcome';

const must = async (command: Command, what: string, todo: string, input?: string): Promise<void> => {
  const code = await run(command, input);
  if (code !== 0) throw new Failure(what, [`exit code ${code}; no layer was changed by it`], [todo]);
};

/** Brings the image of this commit into the registry, unless it is there, and gives its digest. */
export const pushedImage = async (region: string, repository: string): Promise<string> => {
  const { commit, tag: name } = revision();
  const uri = await repositoryUri(region, repository);
  if (uri === undefined)
    throw new Failure(
      `there is no repository ${repository} in ${region}`,
      ['the Data layer makes it'],
      ['see whether image.repositoryName of the environment is the one that layer makes'],
    );
  // Tags are immutable: the image of a commit is pushed once, and a deployment that failed after it goes on from it.
  const there = await digestOf(region, repository, name);
  if (there !== undefined) {
    console.log(`  ${uri}:${name} is there already, as ${there}`);
    return there;
  }
  const { file, kind } = findEngine(false);
  const local = `quest:${name}`;
  const remote = `${uri}:${name}`;
  await must(build(file, kind, commit, local), 'the image could not be built', 'mend what the engine names');
  const registry = uri.slice(0, uri.indexOf('/'));
  const word = await password(region);
  const allowed = 'see whether you may ecr:GetAuthorizationToken, and whether the registry can be reached';
  await must(login(file, registry), `${registry} refused the login`, allowed, word);
  await must(tag(file, local, remote), 'the image could not be tagged', 'see what the engine says');
  const mayPush = 'see whether you may push to this repository, and try again';
  await must(push(file, remote), 'the image could not be pushed', mayPush);
  const digest = await digestOf(region, repository, name);
  if (digest === undefined)
    throw new Failure(
      `ECR does not know ${remote}, which was pushed`,
      [],
      ['look at the repository, and try again'],
    );
  console.log(`  pushed ${uri}@${digest}`);
  return digest;
};
