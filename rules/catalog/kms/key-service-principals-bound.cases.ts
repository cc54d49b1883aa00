import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a service, for whoever asks it',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Key KeyPolicy.Statement[0]'],
  },
  {
    name: 'a service, among accounts',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '111111111111', Service: ['sns.amazonaws.com', 's3.amazonaws.com'] },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Key KeyPolicy.Statement[0]'],
  },
  {
    name: 'a service, for the own account',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                  Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service, for one source',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                  Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Rule', 'Arn'] } } },
                },
              ],
            },
          },
        },
        Rule: { Type: 'AWS::Events::Rule' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service, for the sources of one account',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                  Condition: {
                    ArnLike: { 'aws:SourceArn': { 'Fn::Sub': `arn:aws:events:*:\${AWS::AccountId}:rule/*` } },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service, for any source',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                  Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Key KeyPolicy.Statement[0]'],
  },
  {
    name: 'a service, for the own account if it says one',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                  Condition: { StringEqualsIfExists: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Key KeyPolicy.Statement[0]'],
  },
  {
    name: 'a service, for an organization',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                  Condition: { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service, denied',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an account',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '111111111111' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a source that is a parameter',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                  Condition: { ArnLike: { 'aws:SourceArn': { Ref: 'Source' } } },
                },
              ],
            },
          },
        },
      },
      Parameters: { Source: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Key KeyPolicy.Statement[0]'],
  },
  {
    name: 'principals that are an import',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { 'Fn::ImportValue': 'who' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Key KeyPolicy.Statement[0]'],
  },
  {
    name: 'a service, for what it encrypts',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                  Condition: {
                    ArnLike: {
                      'kms:EncryptionContext:aws:logs:arn': {
                        'Fn::Sub': `arn:aws:logs:*:\${AWS::AccountId}:log-group:*`,
                      },
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service, for whatever it encrypts',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: {
            KeyPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'kms:GenerateDataKey*',
                  Resource: '*',
                  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:*:*:*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Key KeyPolicy.Statement[0]'],
  },
];
