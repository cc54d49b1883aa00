import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const endpointReplicationEnabled = defineRule({
  id: 'events-endpoint-replication-enabled',
  title: 'Global endpoints of EventBridge replicate events to their second Region',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Without replication the endpoint does not recover by itself, and events that were under way when a Region failed stay there.',
  remediation: 'Set replicationConfig of the endpoint to { state: "ENABLED" }, with a roleArn',
  controls: { 'aws-fsbp': ['EventBridge.4'] },
  appliesTo: ['AWS::Events::Endpoint'],
  reads: [],
  /** Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-endpoint.html */
  evaluate: property('ReplicationConfig.State', is('ENABLED'), { absent: 'ENABLED' }),
});
