import type { Command } from './command';

/** The CDK CLI of the project, the version package.json pins, never one that happens to be installed. */
const cdk = 'node_modules/aws-cdk/bin/cdk';
const guardrails = 'rules/enforcers/cli/guardrails.cjs';

/** What runs the containers: Fargate on ARM64, as the task definition says. */
const platform = 'linux/arm64';

const node = (...args: readonly string[]): Command => Object.freeze({ file: 'node', args });

/** Synthesizes the environment into `directory`; without a digest, with the one its configuration names. */
export const synth = (environment: string, directory: string, digest?: string): Command =>
  node(
    ...[cdk, 'synth', '--quiet', '--no-notices', '--output', directory, '--context', `env=${environment}`],
    ...(digest === undefined ? [] : ['--context', `imageDigest=${digest}`]),
  );

/** Judges what was synthesized, apart from synth, which could have been told not to. */
export const judge = (environment: string, directory: string): Command =>
  node(guardrails, 'check', directory, '--environment', environment);

/** https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-deploy.html */
export const deployLayer = (layer: string, directory: string): Command =>
  node(
    ...[cdk, 'deploy', layer, '--exclusively', '--require-approval', 'never', '--no-notices'],
    ...['--app', directory],
  );

/** https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-destroy.html */
export const destroyLayer = (layer: string, directory: string): Command =>
  node(cdk, 'destroy', layer, '--exclusively', '--force', '--no-notices', '--app', directory);

/** Podman's default image format has no health check. */
export const build = (engine: string, kind: string, commit: string, image: string): Command =>
  Object.freeze({
    file: engine,
    args: [
      ...['build', ...(kind === 'podman' ? ['--format', 'docker'] : []), '--platform', platform],
      ...['--build-arg', `REVISION=${commit}`, '--tag', image, '.'],
    ],
  });

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html */
export const login = (engine: string, registry: string): Command =>
  Object.freeze({
    file: engine,
    args: ['login', '--username', 'AWS', '--password-stdin', registry],
    input: 'a password of ECR, good for 12 hours',
  });

export const tag = (engine: string, image: string, remote: string): Command =>
  Object.freeze({ file: engine, args: ['tag', image, remote] });

export const push = (engine: string, remote: string): Command =>
  Object.freeze({ file: engine, args: ['push', remote] });
