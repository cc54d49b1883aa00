import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'DISABLED',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', CertificateExport: 'DISABLED' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'ENABLED',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', CertificateExport: 'ENABLED' },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate CertificateExport'],
  },
  {
    name: 'nothing said, which means that it cannot',
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
            CertificateExport: 'ENABLED',
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
            CertificateExport: 'ENABLED',
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
            CertificateExport: 'ENABLED',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate CertificateExport'],
  },
  {
    name: 'a value that another stack exports',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', CertificateExport: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Certificate CertificateExport'],
  },
  {
    name: 'a value that is the default of a parameter',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', CertificateExport: { Ref: 'Value' } },
        },
      },
      Parameters: { Value: { Type: 'String', Default: 'ENABLED' } },
    },
    expect: 'violation',
    at: ['Certificate CertificateExport'],
  },
];
