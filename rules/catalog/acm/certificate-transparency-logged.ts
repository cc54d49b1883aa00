import { is, present } from '../../core/expectation';
import { not, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

export const certificateTransparencyLogged = defineRule({
  id: 'acm-certificate-transparency-logged',
  title: 'Public certificates are in the public logs of certificates',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'Browsers show no page behind a certificate that is not logged, and nobody notices one that was issued to somebody else.',
  remediation: 'Remove transparencyLoggingEnabled: false from the Certificate',
  controls: {},
  appliesTo: ['AWS::CertificateManager::Certificate'],
  reads: [],
  // Not for private certificates. Default:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
  evaluate: when(
    not(
      property('CertificateAuthorityArn', present),
      'CertificateAuthorityArn',
      'it is a private certificate',
    ),
    property('CertificateTransparencyLoggingPreference', is('ENABLED'), { absent: 'ENABLED' }),
  ),
});
