import { is, present } from '../../core/expectation';
import { not, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

export const certificateDnsValidated = defineRule({
  id: 'acm-certificate-dns-validated',
  title: 'Public certificates are validated through DNS, and so renewed without anybody',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A certificate that is validated by email is renewed only if somebody reads the mail in time; if nobody does, the service is down on the day it expires.',
  remediation: 'Set validation: CertificateValidation.fromDns(hostedZone) on the Certificate',
  controls: {},
  appliesTo: ['AWS::CertificateManager::Certificate'],
  reads: [],
  // A private one is not validated. Default:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
  evaluate: when(
    not(
      property('CertificateAuthorityArn', present),
      'CertificateAuthorityArn',
      'it is a private certificate',
    ),
    property('ValidationMethod', is('DNS'), { absent: 'EMAIL' }),
  ),
});
