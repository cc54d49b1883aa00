import type { Expectation } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';
import { textOf } from '../shared/text';

/** A curve is none of RSA, and of another measure. */
const longEnough: Expectation = {
  expected: 'RSA of at least 2048 bits, or an elliptic curve',
  test: (value) => {
    if (isUnresolved(value)) return 'unknown';
    const bits = /^RSA[_-]?(\d+)$/i.exec(textOf(value))?.[1];
    return bits === undefined ? /^EC/i.test(textOf(value)) || 'unknown' : Number(bits) >= 2048;
  },
};

export const certificateKeyLengthRequired = defineRule({
  id: 'acm-certificate-key-length-required',
  title: 'RSA certificates have keys of at least 2048 bits',
  severity: 'high',
  stage: 'enforced',
  rationale: 'A shorter key can be worked out by who has the means, and with it the server be played.',
  remediation:
    'Remove keyAlgorithm from the Certificate, or set it to KeyAlgorithm.RSA_2048 or EC_PRIME256V1',
  controls: { 'aws-fsbp': ['ACM.2'], 'pci-dss-4.0': ['4.2.1'] },
  appliesTo: ['AWS::CertificateManager::Certificate'],
  reads: [],
  // Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
  evaluate: property('KeyAlgorithm', longEnough, { absent: 'RSA_2048' }),
});
