import type { Expectation } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved, type Part, type Truth } from '../../core/value';
import { eachContainer, TASK_DEFINITION } from '../shared/task-definition';

const DIGEST = /@sha256:[0-9a-f]{64}$/i;

/** What the end of an image says, where its beginning is known once deployed. */
function endsInDigest(parts: readonly Part[]): Truth {
  const [before, last] = parts.slice(-2);
  if (typeof last === 'string') {
    if (DIGEST.test(last)) return true;
    // Whatever comes before: here ends a repository, or a tag that is no digest.
    return /^:[0-9a-f]{64}$/i.test(last) || !/[/:]/.test(last) ? 'unknown' : false;
  }
  // What follows an @ can only be a digest.
  return typeof before === 'string' && /@(sha256:)?$/.test(before) ? true : 'unknown';
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const pinned: Expectation = {
  expected: 'an image by digest, such as "repository@sha256:..."',
  test: (value) =>
    isUnresolved(value) ? endsInDigest(value.parts) : typeof value === 'string' && DIGEST.test(value),
};

export const taskDefinitionImagePinned = defineRule({
  id: 'ecs-task-definition-image-pinned',
  title: 'ECS containers run the one image that was built for them, by its digest',
  severity: 'low',
  stage: 'trial',
  rationale:
    'What a tag points at changes when somebody pushes: what was reviewed and scanned is then not what the next deployment runs.',
  remediation: 'Pass the digest of the image: ContainerImage.fromEcrRepository(repository, "sha256:...")',
  controls: {},
  appliesTo: [TASK_DEFINITION],
  reads: [],
  evaluate: eachContainer((container) => property(`${container}.Image`, pinned)),
});
