import { entry } from '../../core/entry';
import { oneOf } from '../../core/expectation';
import { defineRule } from '../../core/rule';

export const clusterContainerInsightsEnabled = defineRule({
  id: 'ecs-cluster-container-insights-enabled',
  title: 'ECS clusters report to Container Insights',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Without the metrics of its tasks and services nobody sees a cluster run out of room, or a container restart again and again.',
  remediation: 'Set containerInsightsV2 to ContainerInsights.ENHANCED or ContainerInsights.ENABLED',
  controls: {
    'aws-fsbp': ['ECS.12'],
    'nist-800-53-r5': ['AU-6(3)', 'AU-6(4)', 'CA-7', 'SI-2'],
  },
  appliesTo: ['AWS::ECS::Cluster'],
  reads: [],
  // An account may have another default, which says nothing of the accounts that the template goes to next:
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
  evaluate: entry('ClusterSettings', 'containerInsights', oneOf('enabled', 'enhanced'), {
    absent: 'disabled',
    names: { key: 'Name', value: 'Value' },
  }),
});
