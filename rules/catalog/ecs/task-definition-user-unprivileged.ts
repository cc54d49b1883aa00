import type { Expectation } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';
import { eachContainer, TASK_DEFINITION } from '../shared/task-definition';
import { textOf } from '../shared/text';

/**
 * The number 0 is root in any spelling, whatever the group; a Windows user may stand behind its domain:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
const unprivileged: Expectation = {
  expected: 'a user that is neither "root" nor "0" nor "ContainerAdministrator"',
  test: (value) => {
    const [first] = isUnresolved(value) ? value.parts : [textOf(value)];
    if (typeof first !== 'string' || (isUnresolved(value) && !first.includes(':'))) return 'unknown';
    const [user = ''] = first.trim().split(':');
    return !(/^([+-]?0+|root|)$/.test(user.trim()) || /^(.*\\)?containeradministrator$/i.test(user.trim()));
  },
};

export const taskDefinitionUserUnprivileged = defineRule({
  id: 'ecs-task-definition-user-unprivileged',
  title: 'ECS containers run as a user that is neither root nor administrator',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'The root of a container is the root of its host but for the walls between them, and every known way out of a container begins there.',
  remediation: "Set user: '1000:1000' (or another user of the image) on the container",
  controls: { 'aws-fsbp': ['ECS.20', 'ECS.21'] },
  appliesTo: [TASK_DEFINITION],
  reads: [],
  evaluate: eachContainer((container) => property(`${container}.User`, unprivileged)),
});
