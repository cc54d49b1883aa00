import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a key that is made here',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: { 'Fn::GetAtt': ['Key', 'Arn'] } },
          },
        },
        Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a key that is made here, by its id',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: { Ref: 'Key' } } },
        },
        Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a key that is made here, in two layers',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { EncryptionConfiguration: { EncryptionType: 'KMS_DSSE', KmsKey: { Ref: 'Key' } } },
        },
        Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an alias that is made here',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: { Ref: 'Alias' } } },
        },
        Alias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/images', TargetKeyId: 'k' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a key by its ARN',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            EncryptionConfiguration: {
              EncryptionType: 'KMS',
              KmsKey: 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a key of this account by an ARN in parts',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            EncryptionConfiguration: {
              EncryptionType: 'KMS',
              KmsKey: { 'Fn::Sub': `arn:aws:kms:\${AWS::Region}:\${AWS::AccountId}:alias/images` },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'KMS without a key, which means that of AWS',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { EncryptionConfiguration: { EncryptionType: 'KMS' } },
        },
      },
    },
    expect: 'violation',
    at: ['Repository EncryptionConfiguration.KmsKey'],
  },
  {
    name: 'the alias of AWS',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: 'alias/aws/ecr' } },
        },
      },
    },
    expect: 'violation',
    at: ['Repository EncryptionConfiguration.KmsKey'],
  },
  {
    name: 'the alias of AWS in an ARN',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            EncryptionConfiguration: {
              EncryptionType: 'KMS',
              KmsKey: 'arn:aws:kms:eu-west-1:111111111111:alias/aws/ecr',
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository EncryptionConfiguration.KmsKey'],
  },
  {
    name: 'the alias of AWS in an ARN in parts',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            EncryptionConfiguration: {
              EncryptionType: 'KMS',
              KmsKey: { 'Fn::Sub': `arn:aws:kms:\${AWS::Region}:\${AWS::AccountId}:alias/aws/ecr` },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository EncryptionConfiguration.KmsKey'],
  },
  {
    name: 'an alias that only begins like one of AWS',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: 'alias/aws-images' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no KMS',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { EncryptionConfiguration: { EncryptionType: 'AES256' } },
        },
      },
    },
    expect: 'violation',
    at: ['Repository EncryptionConfiguration.EncryptionType'],
  },
  {
    name: 'no KMS, with a key',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { EncryptionConfiguration: { EncryptionType: 'AES256', KmsKey: { Ref: 'Key' } } },
        },
        Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
      },
    },
    expect: 'violation',
    at: ['Repository EncryptionConfiguration.EncryptionType'],
  },
  {
    name: 'nothing said, which means no KMS',
    given: { Resources: { Repository: { Type: 'AWS::ECR::Repository', Properties: {} } } },
    expect: 'violation',
    at: ['Repository EncryptionConfiguration.EncryptionType'],
  },
  {
    name: 'a key that is a parameter',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: { Ref: 'Key' } } },
        },
      },
      Parameters: { Key: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Repository EncryptionConfiguration.KmsKey'],
  },
  {
    name: 'a type that another stack exports',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            EncryptionConfiguration: {
              EncryptionType: { 'Fn::ImportValue': 'elsewhere' },
              KmsKey: { Ref: 'Key' },
            },
          },
        },
        Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
      },
    },
    expect: 'indeterminate',
    at: ['Repository EncryptionConfiguration.EncryptionType'],
  },
];
