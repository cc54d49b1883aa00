import { is, present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { any } from '../../core/verdict';

const customKey = property('KmsMasterKeyId', present);

/** On where nothing is said: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html */
const managedKey = property('SqsManagedSseEnabled', is(true), { absent: true });

export const sqsQueueEncrypted = defineRule({
  id: 'sqs-queue-encrypted',
  title: 'The messages of every queue are encrypted',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Messages lie in the queue until somebody fetches them; a key keeps them from whoever gets at the storage.',
  remediation: 'Leave encryption of the Queue out, or set it to QueueEncryption.SQS_MANAGED or KMS',
  controls: {
    'aws-fsbp': ['SQS.1'],
    'nist-800-53-r5': ['CA-9(1)', 'CM-3(6)', 'SC-7(10)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
  },
  appliesTo: ['AWS::SQS::Queue'],
  reads: [],
  evaluate: (queue, context) => any([customKey(queue, context), managedKey(queue, context)]),
});
