import { is, noneOf, present } from '../../core/expectation';
import { both, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

const GROUP = 'AutoScalingGroupProvider';

export const capacityProviderTerminationProtected = defineRule({
  id: 'ecs-capacity-provider-termination-protected',
  title: 'ECS capacity providers keep instances that run tasks from being terminated',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Without managed termination protection the Auto Scaling group ends instances with tasks on them, and requests and data in flight are lost.',
  remediation:
    'Set enableManagedTerminationProtection: true on the AsgCapacityProvider, and leave enableManagedScaling on, without which it has no effect',
  controls: { 'aws-fsbp': ['ECS.19'] },
  appliesTo: ['AWS::ECS::CapacityProvider'],
  reads: [],
  // Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-capacityprovider-autoscalinggroupprovider.html
  evaluate: when(
    property(GROUP, present),
    both(
      property(`${GROUP}.ManagedTerminationProtection`, is('ENABLED'), { absent: 'DISABLED' }),
      property(`${GROUP}.ManagedScaling.Status`, noneOf('DISABLED'), { absent: 'ENABLED' }),
    ),
  ),
});
