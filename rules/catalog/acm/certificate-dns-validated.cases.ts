import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'DNS',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', ValidationMethod: 'DNS' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'EMAIL',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', ValidationMethod: 'EMAIL' },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate ValidationMethod'],
  },
  {
    name: 'nothing said, which means email',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com' },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate ValidationMethod'],
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
            ValidationMethod: 'EMAIL',
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
            ValidationMethod: 'EMAIL',
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
            ValidationMethod: 'EMAIL',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate ValidationMethod'],
  },
  {
    name: 'a value that another stack exports',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', ValidationMethod: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Certificate ValidationMethod'],
  },
  {
    name: 'a value that is the default of a parameter',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', ValidationMethod: { Ref: 'Value' } },
        },
      },
      Parameters: { Value: { Type: 'String', Default: 'EMAIL' } },
    },
    expect: 'violation',
    at: ['Certificate ValidationMethod'],
  },
];
