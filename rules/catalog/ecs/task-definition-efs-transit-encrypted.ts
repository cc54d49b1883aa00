import { is, present } from '../../core/expectation';
import { each, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { TASK_DEFINITION } from '../shared/task-definition';

export const taskDefinitionEfsTransitEncrypted = defineRule({
  id: 'ecs-task-definition-efs-transit-encrypted',
  title: 'ECS tasks reach their EFS volumes over TLS',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'NFS without TLS carries the files of the volume across the network as they are, and nothing proves that the answer comes from the file system.',
  remediation: "Set efsVolumeConfiguration: { transitEncryption: 'ENABLED' } on the volume",
  controls: { 'aws-fsbp': ['ECS.18'] },
  appliesTo: [TASK_DEFINITION],
  reads: [],
  // Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-efsvolumeconfiguration.html
  evaluate: each('Volumes', (volume) =>
    when(
      property(`${volume}.EFSVolumeConfiguration`, present),
      property(`${volume}.EFSVolumeConfiguration.TransitEncryption`, is('ENABLED'), { absent: 'DISABLED' }),
    ),
  ),
});
