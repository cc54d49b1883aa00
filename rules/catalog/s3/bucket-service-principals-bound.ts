import { defineRule } from '../../core/rule';
import { noUnboundService } from '../shared/service-principals';

export const s3BucketServicePrincipalsBound = defineRule({
  id: 's3-bucket-service-principals-bound',
  title: 'The policy of a bucket says for whom a service may use it',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'A service that writes for whoever asks it to can be made to write into the bucket by another account.',
  remediation:
    'Add a condition on aws:SourceArn or aws:SourceAccount to each statement for a ServicePrincipal in bucket.addToResourcePolicy()',
  controls: {},
  appliesTo: ['AWS::S3::BucketPolicy'],
  reads: [],
  evaluate: noUnboundService('PolicyDocument'),
});
