import { noneOf } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { TASK_DEFINITION } from '../shared/task-definition';

export const taskDefinitionHostNetworkDenied = defineRule({
  id: 'ecs-task-definition-host-network-denied',
  title: 'ECS tasks have a network of their own, not that of their host',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A container in the network of the host reaches what listens on its loopback address, the metadata and the credentials of the instance among it, and can pose as the host.',
  remediation: 'Set networkMode to NetworkMode.AWS_VPC',
  controls: {
    'aws-fsbp': ['ECS.17'],
    'nist-800-53-r5': ['AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6'],
  },
  appliesTo: [TASK_DEFINITION],
  reads: [],
  // Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html
  evaluate: property('NetworkMode', noneOf('host'), { absent: 'bridge' }),
});
