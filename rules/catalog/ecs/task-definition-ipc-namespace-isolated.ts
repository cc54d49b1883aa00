import { noneOf } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { TASK_DEFINITION } from '../shared/task-definition';

export const taskDefinitionIpcNamespaceIsolated = defineRule({
  id: 'ecs-task-definition-ipc-namespace-isolated',
  title: 'ECS tasks do not share the IPC namespace of their host',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A container in the IPC namespace of the host can read and change the shared memory and the message queues of other tasks on it.',
  remediation: 'Remove ipcMode from the task definition, or set it to IpcMode.TASK or IpcMode.NONE',
  controls: {},
  appliesTo: [TASK_DEFINITION],
  reads: [],
  // The Docker daemon decides where it is absent, and knows private and shareable namespaces only:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html
  evaluate: property('IpcMode', noneOf('host'), { absent: 'what the Docker daemon has set' }),
});
