import { is, present } from '../../core/expectation';
import { not, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

export const certificateExportDisabled = defineRule({
  id: 'acm-certificate-export-disabled',
  title: 'The private keys of public certificates do not leave AWS Certificate Manager',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Who exports a certificate with its key can play the server anywhere, until the certificate expires.',
  remediation: 'Remove allowExport: true from the Certificate',
  controls: {},
  appliesTo: ['AWS::CertificateManager::Certificate'],
  reads: [],
  // A private one can be exported whatever this says. Default:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
  evaluate: when(
    not(
      property('CertificateAuthorityArn', present),
      'CertificateAuthorityArn',
      'it is a private certificate',
    ),
    property('CertificateExport', is('DISABLED'), { absent: 'DISABLED' }),
  ),
});
