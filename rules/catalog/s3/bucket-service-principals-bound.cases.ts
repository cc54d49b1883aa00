import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a service, for whoever asks it',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'a service, among accounts',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '111111111111', Service: ['sns.amazonaws.com', 's3.amazonaws.com'] },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'a service, for the own account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
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
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
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
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
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
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
                  Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'a service, for the own account if it says one',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
                  Condition: { StringEqualsIfExists: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'a service, for an organization',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
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
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
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
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '111111111111' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
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
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
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
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'principals that are an import',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { 'Fn::ImportValue': 'who' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'load balancers, which do not say for whom',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: {
            Bucket: 'a',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
                  Action: 's3:PutObject',
                  Resource: 'arn:aws:s3:::a/*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
];
