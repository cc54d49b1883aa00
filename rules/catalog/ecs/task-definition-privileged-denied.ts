import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { eachContainer, TASK_DEFINITION } from '../shared/task-definition';

export const taskDefinitionPrivilegedDenied = defineRule({
  id: 'ecs-task-definition-privileged-denied',
  title: 'ECS containers run without the privileges of their host',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'A privileged container has every device and capability of the host: who breaks into it owns the host and all tasks on it.',
  remediation: 'Remove privileged: true from the container, and add the one capability that it needs instead',
  controls: {
    'aws-fsbp': ['ECS.4'],
    'nist-800-53-r5': ['AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6'],
  },
  appliesTo: [TASK_DEFINITION],
  reads: [],
  // Default: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
  evaluate: eachContainer((container) => property(`${container}.Privileged`, is(false), { absent: false })),
});
