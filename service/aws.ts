import type { Environment } from './configuration';
import { metadataUri, type TaskMetadata } from './task-metadata';

/** Whether the service runs on AWS, and the signs that told so. */
export type Aws = Readonly<{
  onAws: boolean;
  launchType: string | null;
  availabilityZone: string | null;
  region: string | null;
  /** Whether the task metadata endpoint confirmed what the environment says. */
  confirmed: boolean;
  signs: readonly string[];
}>;

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-environment-variables.html
const launchTypes: ReadonlyMap<string, string> = new Map([
  ['AWS_ECS_FARGATE', 'FARGATE'],
  ['AWS_ECS_EC2', 'EC2'],
]);
const regionName = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;

/**
 * Judges from the environment and from the task metadata whether we run on AWS.
 *
 * AWS_REGION alone proves nothing, since every laptop with an AWS profile may set it: it is shown, but decides
 * nothing.
 */
export function detectAws(environment: Environment, metadata: TaskMetadata | undefined): Aws {
  const declared = launchTypes.get(environment['AWS_EXECUTION_ENV'] ?? '');
  const region = environment['AWS_REGION'] ?? '';
  const signs = [
    ...(metadataUri(environment) === undefined ? [] : ['ECS_CONTAINER_METADATA_URI_V4']),
    ...(declared === undefined ? [] : ['AWS_EXECUTION_ENV']),
    ...(metadata === undefined ? [] : ['task metadata endpoint']),
  ];
  return Object.freeze({
    onAws: signs.length > 0,
    launchType: metadata?.launchType ?? declared ?? null,
    availabilityZone: metadata?.availabilityZone ?? null,
    region: signs.length > 0 && regionName.test(region) ? region : null,
    confirmed: metadata !== undefined,
    signs,
  });
}
