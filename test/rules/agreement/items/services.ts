import type * as acm from '@aws-sdk/client-acm';
import type * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type * as kms from '@aws-sdk/client-kms';
import { ACCOUNT_ID } from '../arns';
import { flag, lowered, number, objects, type Projection, text, texts } from './recorded';

export const alarm: Projection = (one) => {
  const { properties: given } = one;
  // Metrics are not published.
  const answer: cloudwatch.MetricAlarm = {
    AlarmName: one.name,
    AlarmArn: one.arn,
    AlarmDescription: text(given, 'AlarmDescription'),
    ActionsEnabled: flag(given, 'ActionsEnabled') ?? true,
    OKActions: texts(given, 'OKActions'),
    AlarmActions: texts(given, 'AlarmActions'),
    InsufficientDataActions: texts(given, 'InsufficientDataActions'),
    MetricName: text(given, 'MetricName'),
    Namespace: text(given, 'Namespace'),
    Statistic: text(given, 'Statistic') as cloudwatch.Statistic,
    Dimensions: objects(given, 'Dimensions').map((one) => ({
      Name: text(one, 'Name'),
      Value: text(one, 'Value'),
    })),
    Period: number(given, 'Period'),
    EvaluationPeriods: number(given, 'EvaluationPeriods'),
    Threshold: number(given, 'Threshold'),
    ComparisonOperator: text(given, 'ComparisonOperator') as cloudwatch.ComparisonOperator,
    TreatMissingData: text(given, 'TreatMissingData'),
  };
  return { configuration: lowered(answer) };
};

export const certificate: Projection = (one) => {
  const { properties: given } = one;
  const domain = text(given, 'DomainName') ?? 'example.com';
  const options = objects(given, 'DomainValidationOptions');
  const authority = text(given, 'CertificateAuthorityArn');
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
  const method = authority === undefined ? (text(given, 'ValidationMethod') ?? 'EMAIL') : undefined;
  const answer: acm.CertificateDetail = {
    CertificateArn: one.arn,
    DomainName: domain,
    SubjectAlternativeNames: [...new Set([domain, ...texts(given, 'SubjectAlternativeNames')])],
    DomainValidationOptions: (method === undefined
      ? []
      : [domain, ...texts(given, 'SubjectAlternativeNames')]
    ).map((DomainName) => ({
      DomainName,
      ValidationDomain: options.flatMap((one) => text(one, 'ValidationDomain') ?? [])[0] ?? DomainName,
      ValidationMethod: method as acm.ValidationMethod,
      ValidationStatus: 'SUCCESS',
    })),
    Subject: `CN=${domain}`,
    Issuer: 'Amazon',
    Status: 'ISSUED',
    Type: authority === undefined ? 'AMAZON_ISSUED' : 'PRIVATE',
    CertificateAuthorityArn: authority,
    // `RSA-2048` is what DescribeCertificate writes: https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
    KeyAlgorithm: (text(given, 'KeyAlgorithm') ?? 'RSA_2048').replace(/^RSA_/, 'RSA-') as acm.KeyAlgorithm,
    SignatureAlgorithm: 'SHA256WITHRSA',
    InUseBy: [],
    Options: {
      CertificateTransparencyLoggingPreference: (text(given, 'CertificateTransparencyLoggingPreference') ??
        'ENABLED') as acm.CertificateTransparencyLoggingPreference,
    },
    RenewalEligibility: 'ELIGIBLE',
  };
  return { type: 'AWS::ACM::Certificate', configuration: lowered(answer) };
};

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html */
export const key: Projection = (one) => {
  const { properties: given } = one;
  const spec = text(given, 'KeySpec') ?? 'SYMMETRIC_DEFAULT';
  const answer: kms.KeyMetadata = {
    AWSAccountId: ACCOUNT_ID,
    KeyId: one.id,
    Arn: one.arn,
    Enabled: flag(given, 'Enabled') ?? true,
    Description: text(given, 'Description') ?? '',
    KeyUsage: (text(given, 'KeyUsage') ?? 'ENCRYPT_DECRYPT') as kms.KeyUsageType,
    KeyState: 'Enabled',
    Origin: (text(given, 'Origin') ?? 'AWS_KMS') as kms.OriginType,
    KeyManager: 'CUSTOMER',
    CustomerMasterKeySpec: spec as kms.CustomerMasterKeySpec,
    KeySpec: spec as kms.KeySpec,
    MultiRegion: one.type === 'AWS::KMS::ReplicaKey' || (flag(given, 'MultiRegion') ?? false),
  };
  // The key of the account's own policy: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
  const usual = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };
  return {
    type: 'AWS::KMS::Key',
    configuration: lowered(answer),
    supplementary: {
      Policy: JSON.stringify(given['KeyPolicy'] ?? usual),
      KeyRotationStatus: flag(given, 'EnableKeyRotation') ?? false,
      Tags: [],
    },
  };
};
