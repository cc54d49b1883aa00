import { present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const logGroupCustomerKeyEncrypted = defineRule({
  id: 'logs-log-group-customer-key-encrypted',
  title: 'Log groups are encrypted with a customer managed key',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'A key of your own is a second lock: who may read logs also needs the key, its use is recorded, and it can be taken away.',
  remediation:
    'Set encryptionKey of the log group, and let the service logs.<region>.amazonaws.com use the key',
  controls: {},
  appliesTo: ['AWS::Logs::LogGroup'],
  reads: [],
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
  evaluate: property('KmsKeyId', present),
});
