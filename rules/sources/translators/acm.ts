import { isList, isProperties, ownValue } from '../../core/value';
import { at, each, inside, notRecorded, type Read, shape, sure, texts } from './read';
import type { Translations } from './translation';

/** `RSA-2048` in answers of the API, `RSA_2048` in its requests: https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html */
const algorithm: Read = (from) => {
  const value = at('keyAlgorithm')(from);
  return typeof value === 'string' ? value.replaceAll('-', '_') : value;
};

const method: Read = (from) => {
  const options = ownValue(from, 'domainValidationOptions');
  const [option] = isList(options) ? options : [];
  return isProperties(option) ? at('validationMethod')(option) : undefined;
};

export const ACM: Translations = {
  'AWS::ACM::Certificate': {
    type: 'AWS::CertificateManager::Certificate',
    shape: {
      DomainName: sure('domainName'),
      SubjectAlternativeNames: texts('subjectAlternativeNames'),
      ValidationMethod: method,
      KeyAlgorithm: algorithm,
      CertificateAuthorityArn: at('certificateAuthorityArn'),
      CertificateTransparencyLoggingPreference: inside(
        'options',
        at('certificateTransparencyLoggingPreference'),
      ),
      CertificateExport: sure('options', inside('options', sure('export'))),
      DomainValidationOptions: each(
        'domainValidationOptions',
        shape({
          DomainName: at('domainName'),
          ValidationDomain: at('validationDomain'),
          HostedZoneId: notRecorded,
        }),
      ),
    },
    notRecorded: [],
  },
};
