import { is } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { eachContainer, isLinux, TASK_DEFINITION } from '../shared/task-definition';

export const taskDefinitionRootFilesystemReadonly = defineRule({
  id: 'ecs-task-definition-root-filesystem-readonly',
  title: 'ECS containers cannot write to their root file system',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Who gets into a container whose root file system can be written to can change its programs and leave tools behind that later requests run into.',
  remediation: 'Set readonlyRootFilesystem: true on the container, and mount a volume where it has to write',
  controls: {
    'aws-fsbp': ['ECS.5'],
    'nist-800-53-r5': ['AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6'],
  },
  appliesTo: [TASK_DEFINITION],
  reads: [],
  // Not supported for Windows containers; default: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
  evaluate: when(
    isLinux,
    eachContainer((container) =>
      property(`${container}.ReadonlyRootFilesystem`, is(true), { absent: false }),
    ),
  ),
});
