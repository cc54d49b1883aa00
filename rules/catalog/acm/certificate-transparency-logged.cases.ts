import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'ENABLED',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', CertificateTransparencyLoggingPreference: 'ENABLED' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'DISABLED',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', CertificateTransparencyLoggingPreference: 'DISABLED' },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate CertificateTransparencyLoggingPreference'],
  },
  {
    name: 'nothing said, which means logged',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a private certificate',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: {
            DomainName: 'example.com',
            CertificateAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/1',
            CertificateTransparencyLoggingPreference: 'DISABLED',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a certificate of an authority that is made here',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: {
            DomainName: 'example.com',
            CertificateAuthorityArn: { 'Fn::GetAtt': ['Authority', 'Arn'] },
            CertificateTransparencyLoggingPreference: 'DISABLED',
          },
        },
        Authority: { Type: 'AWS::ACMPCA::CertificateAuthority', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'NoValue for an authority',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: {
            DomainName: 'example.com',
            CertificateAuthorityArn: { Ref: 'AWS::NoValue' },
            CertificateTransparencyLoggingPreference: 'DISABLED',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate CertificateTransparencyLoggingPreference'],
  },
  {
    name: 'a value that another stack exports',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: {
            DomainName: 'example.com',
            CertificateTransparencyLoggingPreference: { 'Fn::ImportValue': 'elsewhere' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Certificate CertificateTransparencyLoggingPreference'],
  },
  {
    name: 'a value that is the default of a parameter',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: {
            DomainName: 'example.com',
            CertificateTransparencyLoggingPreference: { Ref: 'Value' },
          },
        },
      },
      Parameters: { Value: { Type: 'String', Default: 'DISABLED' } },
    },
    expect: 'violation',
    at: ['Certificate CertificateTransparencyLoggingPreference'],
  },
];
