import { account, arn, attribute, kept, named, only, ref, synthesize } from './template';

const { data: template, governance } = synthesize();
const administered = {
  Effect: 'Allow',
  Action: 'kms:*',
  Principal: { AWS: arn('iam:', [':root']) },
  Resource: '*',
};

describe('the images', () => {
  test('are encrypted with a key of their own, scanned, and never changed under their tag', () => {
    const repository = only(template, 'AWS::ECR::Repository');
    expect(repository).toMatchObject({
      ...kept,
      Properties: {
        RepositoryName: 'quest',
        ImageTagMutability: 'IMMUTABLE',
        ImageScanningConfiguration: { ScanOnPush: true },
        EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: attribute('ImagesKey', 'Arn') },
      },
    });
    expect(repository.Properties).not.toHaveProperty('EmptyOnDelete');
    expect(named(template, 'AWS::KMS::Key', 'ImagesKey')).toMatchObject({
      ...kept,
      Properties: { EnableKeyRotation: true, KeyPolicy: { Statement: [administered] } },
    });
  });

  test('go when they are old and have no tag, or are beyond the newest fifty', () => {
    const { LifecyclePolicy } = only(template, 'AWS::ECR::Repository').Properties;
    const { LifecyclePolicyText } = LifecyclePolicy as { LifecyclePolicyText: string };
    expect(JSON.parse(LifecyclePolicyText).rules).toMatchObject([
      { selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countNumber: 1 } },
      { selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 50 } },
    ]);
  });
});

describe('the topic of alarms', () => {
  const condition = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': arn('cloudwatch:us-east-1', [':alarm:*']) },
  };
  const alarms = { Sid: 'Alarms', Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } };

  test('is encrypted with a key that alarms of this account may use', () => {
    expect(only(template, 'AWS::SNS::Topic').Properties).toMatchObject({
      KmsMasterKeyId: attribute('AlarmTopicKey', 'Arn'),
    });
    expect(named(template, 'AWS::KMS::Key', 'AlarmTopicKey').Properties).toMatchObject({
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: [
          administered,
          {
            ...alarms,
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Resource: '*',
            Condition: condition,
          },
        ],
      },
    });
  });

  test('takes messages from alarms of this account, and from nobody without TLS', () => {
    const { Statement } = only(template, 'AWS::SNS::TopicPolicy').Properties['PolicyDocument'] as {
      Statement: unknown;
    };
    expect(Statement).toEqual([
      {
        Sid: 'AllowPublishThroughSSLOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: ref('AlarmTopic'),
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      { ...alarms, Action: 'sns:Publish', Resource: ref('AlarmTopic'), Condition: condition },
    ]);
  });
});

test('the governance layer says which guardrails the others were judged by', () => {
  expect(only(governance, 'AWS::SSM::Parameter').Properties).toMatchObject({
    Name: '/quest/example/guardrails/version',
    Type: 'String',
    Value: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  });
});
