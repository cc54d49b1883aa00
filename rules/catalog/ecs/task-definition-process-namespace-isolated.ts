import { noneOf } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { TASK_DEFINITION } from '../shared/task-definition';

export const taskDefinitionProcessNamespaceIsolated = defineRule({
  id: 'ecs-task-definition-process-namespace-isolated',
  title: 'ECS tasks do not share the process namespace of their host',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'A container in the process namespace of the host sees the processes of every other task on it, and can signal them or read their memory.',
  remediation: 'Remove pidMode from the task definition, or set it to PidMode.TASK',
  controls: { 'aws-fsbp': ['ECS.3'], 'nist-800-53-r5': ['CA-9(1)', 'CM-2'] },
  appliesTo: [TASK_DEFINITION],
  reads: [],
  // Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html
  evaluate: property('PidMode', noneOf('host'), { absent: 'a namespace of its own for each container' }),
});
