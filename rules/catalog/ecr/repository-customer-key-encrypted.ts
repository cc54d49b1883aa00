import { oneOf } from '../../core/expectation';
import { both, type Predicate, property, whyUnknown } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved, show } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';

const KEYS = ['AWS::KMS::Key', 'AWS::KMS::Alias', 'AWS::KMS::ReplicaKey'];
const PATH = 'EncryptionConfiguration.KmsKey';

/** Without one it is the key of ECR itself: https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html */
const customerKey: Predicate = (repository, context) => {
  const key = context.read(repository, PATH);
  const expected = 'expected a key of the customer';
  if (key === undefined || key === '') {
    return violation(PATH, `${PATH} is absent, which means "alias/aws/ecr", ${expected}`);
  }
  if (KEYS.some((type) => context.referenced(type, key).found.length > 0)) return compliant();
  const last = isUnresolved(key) ? key.parts.at(-1) : key;
  if (typeof last === 'string' && /(^|:)alias\/aws\//.test(last)) {
    return violation(PATH, `${PATH} is ${show(key)}, a key of AWS, ${expected}`);
  }
  // The end of an ARN says which key it is, wherever that is.
  const isNamed = typeof last === 'string' && /(^|:)(alias|key)\/./.test(last);
  return isUnresolved(key) && !isNamed
    ? indeterminate(PATH, `${PATH} is ${show(key)}, ${whyUnknown(key)}; ${expected}`)
    : compliant();
};

export const repositoryCustomerKeyEncrypted = defineRule({
  id: 'ecr-repository-customer-key-encrypted',
  title: 'Repositories of images are encrypted with a key of the customer',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'Who may use a key of AWS cannot be set, and the key cannot be taken away; with a key of the customer access to the images ends when the key does.',
  remediation:
    'Set encryption: RepositoryEncryption.KMS and encryptionKey on the Repository, which replaces it',
  controls: {
    'aws-fsbp': ['ECR.5'],
    'nist-800-53-r5': [
      'AU-9',
      'CA-9(1)',
      'CM-3(6)',
      'SC-7(10)',
      'SC-12(2)',
      'SC-13',
      'SC-28',
      'SC-28(1)',
      'SI-7(6)',
    ],
  },
  appliesTo: ['AWS::ECR::Repository'],
  reads: KEYS,
  // Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecr-repository-encryptionconfiguration.html
  evaluate: (repository, context) => {
    const kms = property('EncryptionConfiguration.EncryptionType', oneOf('KMS', 'KMS_DSSE'), {
      absent: 'AES256',
    });
    const judged = kms(repository, context);
    return judged[0].status === 'violation' ? judged : both(kms, customerKey)(repository, context);
  },
});
