import type { Environment } from '../../stacks/environments/environment';
import { dockerfileBase, pinned } from '../base-image';
import { findEngine, root } from '../container-engine';
import { revision } from '../revision';
import { readLayers } from './assembly';
import { callerAccount } from './aws/caller';
import { bootstrapVersion, parameterType } from './aws/parameter';
import { deployedStack, unready } from './aws/stack';
import { told } from './aws/told';
import { hostedZone } from './aws/zone';
import { overheard, shown } from './command';
import { judge, synth } from './commands';
import { namesNothing } from './environment';

export type Subject = Readonly<{ environment: Environment; directory: string }>;

/** What is in the way, and what to do about it. */
export type Problem = Readonly<{ why: string; todo: string }>;

/** One thing that must hold before anything is changed. `of` says what it needs: AWS, or an assembly. */
export type Check = Readonly<{
  title: string;
  /** What a plan says of it. */
  offline?: string;
  of?: 'account' | 'assembly';
  ask: (subject: Subject) => Promise<readonly Problem[]> | readonly Problem[];
}>;

const unless = (holds: boolean, why: string, todo: string): readonly Problem[] =>
  holds ? [] : [{ why, todo }];

/** The bootstrap version that a stack asks for: requiresBootstrapStackVersion in the manifest. */
const bootstrapNeeded = 6;

const real: Check = {
  title: 'the environment names what exists',
  ask: ({ environment }) =>
    unless(
      !namesNothing(environment),
      `${environment.name} names a domain, a hosted zone and an image that are made up`,
      'add an environment of your own in stacks/environments, and deploy that',
    ),
};

const engine: Check = {
  title: 'a container engine answers',
  ask: () => {
    try {
      findEngine(false);
      return [];
    } catch (error) {
      const [why = '', todo = ''] = told(error).split(/ +do: /);
      return [{ why: why.trim(), todo }];
    }
  },
};

const tree: Check = {
  title: 'the git tree is clean',
  ask: () =>
    unless(
      !revision().dirty,
      'there are uncommitted changes, or no commit; an image is deployed under the commit it was built from',
      'commit them; git status lists them',
    ),
};

const base: Check = {
  title: 'the base image is pinned by digest',
  ask: () => {
    const image = dockerfileBase(root);
    return unless(
      pinned(image),
      `the Dockerfile builds on ${image ?? 'nothing we find'}`,
      'npm run docker:pin',
    );
  },
};

export const credentials: Check = {
  title: 'there are AWS credentials, of the right account',
  ask: async ({ environment: { account, name, region } }) => {
    try {
      const found = await callerAccount(region);
      return unless(
        account === undefined || account === found,
        `they are of account ${found}, and ${name} is in ${account}`,
        'choose other ones: AWS_PROFILE, or aws sso login',
      );
    } catch (error) {
      return [
        { why: `none that AWS accepts: ${told(error)}`, todo: 'get some: AWS_PROFILE, or aws sso login' },
      ];
    }
  },
};

const bootstrap: Check = {
  title: 'the account is bootstrapped for CDK',
  of: 'account',
  ask: async ({ environment: { region } }) => {
    const version = await bootstrapVersion(region);
    const why =
      version === undefined ? 'it is not' : `it is at version ${version}, ${bootstrapNeeded} is needed`;
    const todo = `npx cdk bootstrap aws://<account>/${region}`;
    return unless(version !== undefined && version >= bootstrapNeeded, `${why} in ${region}`, todo);
  },
};

const secret: Check = {
  title: 'the secret word is in Parameter Store',
  of: 'account',
  ask: async ({ environment: { name, region, secret } }) => {
    const type = await parameterType(region, secret.parameterName);
    const put = `npm run secret:put -- --env ${name}`;
    if (type === undefined) return [{ why: `there is no parameter ${secret.parameterName}`, todo: put }];
    return unless(
      type === 'SecureString',
      `${secret.parameterName} is a ${type}: it lies there in the clear`,
      `aws ssm delete-parameter --name ${secret.parameterName}, then with a new word: ${put}`,
    );
  },
};

const zone: Check = {
  title: 'the hosted zone is there',
  of: 'account',
  ask: async ({ environment }) => {
    const { id, name } = environment.hostedZone;
    const todo = `mend hostedZone of ${environment.name} in stacks/environments; aws route53 list-hosted-zones lists them`;
    try {
      const found = await hostedZone(environment.region, id);
      return [
        ...unless(found.name === name, `${id} is the zone of ${found.name}, not of ${name}`, todo),
        ...unless(
          !found.inVpcsOnly,
          `${id} answers inside VPCs only, and a certificate needs a public one`,
          todo,
        ),
      ];
    } catch (error) {
      return [{ why: told(error), todo }];
    }
  },
};

export const guarded: Check = {
  title: 'it synthesizes, and the guardrails let it pass',
  offline: 'checked below',
  ask: ({ environment, directory }) => {
    for (const command of [synth(environment.name, directory), judge(environment.name, directory)]) {
      const { code, said } = overheard(command);
      if (code !== 0)
        return [
          { why: `exit code ${code} of\n${shown(command)}\n${said.trim()}`, todo: 'mend what it names' },
        ];
    }
    return [];
  },
};

const stacks: Check = {
  title: 'no stack is in the middle of a change',
  of: 'assembly',
  ask: async ({ environment, directory }) => {
    const found = await Promise.all(
      readLayers(directory).map(async ({ stackName }) => {
        const stack = await deployedStack(environment.region, stackName);
        return stack && unready(stackName, stack);
      }),
    );
    return found.filter((problem) => problem !== undefined);
  },
};

/** All that is looked at before anything is changed, in the order it is told. */
export const checks: readonly Check[] = Object.freeze([
  ...[real, engine, tree, base, credentials, bootstrap, secret, zone, guarded, stacks],
]);
