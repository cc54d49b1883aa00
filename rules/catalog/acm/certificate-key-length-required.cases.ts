import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: '2048 bits',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', KeyAlgorithm: 'RSA_2048' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: '4096 bits',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', KeyAlgorithm: 'RSA_4096' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: '1024 bits',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', KeyAlgorithm: 'RSA_1024' },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate KeyAlgorithm'],
  },
  {
    name: 'a bit less',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', KeyAlgorithm: 'RSA_2047' },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate KeyAlgorithm'],
  },
  {
    name: '1024 bits, as AWS Config spells it',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', KeyAlgorithm: 'RSA-1024' },
        },
      },
    },
    expect: 'violation',
    at: ['Certificate KeyAlgorithm'],
  },
  {
    name: 'an elliptic curve',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', KeyAlgorithm: 'EC_prime256v1' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'nothing said, which means 2048 bits',
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
    name: 'an algorithm that is not documented yet',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', KeyAlgorithm: 'ML_DSA_65' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Certificate KeyAlgorithm'],
  },
  {
    name: 'an algorithm that another stack exports',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', KeyAlgorithm: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Certificate KeyAlgorithm'],
  },
  {
    name: 'an algorithm that is the default of a parameter',
    given: {
      Resources: {
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com', KeyAlgorithm: { Ref: 'Algorithm' } },
        },
      },
      Parameters: { Algorithm: { Type: 'String', Default: 'RSA_1024' } },
    },
    expect: 'violation',
    at: ['Certificate KeyAlgorithm'],
  },
];
