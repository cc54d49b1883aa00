import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a service for one rule',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Principal: 'events.amazonaws.com',
            SourceArn: 'arn:aws:events:eu-west-1:111111111111:rule/r',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service for a rule made here',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: 'events.amazonaws.com', SourceArn: { 'Fn::GetAtt': ['Rule', 'Arn'] } },
        },
        Rule: { Type: 'AWS::Events::Rule', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service for every path of an interface of this account',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Principal: 'apigateway.amazonaws.com',
            SourceArn: {
              'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:*/*/*`,
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service for everybody',
    given: {
      Resources: {
        Permission: { Type: 'AWS::Lambda::Permission', Properties: { Principal: 'events.amazonaws.com' } },
      },
    },
    expect: 'violation',
    at: ['Permission SourceArn'],
  },
  {
    name: 'a service, with the suffix of the partition, for everybody',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: { 'Fn::Join': ['.', ['sns', { Ref: 'AWS::URLSuffix' }]] } },
        },
      },
    },
    expect: 'violation',
    at: ['Permission SourceArn'],
  },
  {
    name: 'a service for any account',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: 'events.amazonaws.com', SourceArn: 'arn:aws:events:eu-west-1:*:rule/*' },
        },
      },
    },
    expect: 'violation',
    at: ['Permission SourceArn'],
  },
  {
    name: 'a service for anything',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: 'events.amazonaws.com', SourceArn: 'arn:aws:*' },
        },
      },
    },
    expect: 'violation',
    at: ['Permission SourceArn'],
  },
  {
    name: 'any bucket',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::*' },
        },
      },
    },
    expect: 'violation',
    at: ['Permission SourceArn'],
  },
  {
    name: 'a bucket by name',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::bucket' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service for one account',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: 'config.amazonaws.com', SourceAccount: { Ref: 'AWS::AccountId' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'Alexa for one skill',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: 'alexa-appkit.amazon.com', EventSourceToken: 'amzn1.ask.skill.a' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'Alexa for every skill',
    given: {
      Resources: {
        Permission: { Type: 'AWS::Lambda::Permission', Properties: { Principal: 'alexa-appkit.amazon.com' } },
      },
    },
    expect: 'violation',
    at: ['Permission SourceArn'],
  },
  {
    name: 'an account, which acts for itself',
    given: {
      Resources: {
        Permission: { Type: 'AWS::Lambda::Permission', Properties: { Principal: '111111111111' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a role whose account is a parameter, which acts for itself',
    given: {
      Parameters: { Account: { Type: 'String' } },
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: { 'Fn::Sub': `arn:aws:iam::\${Account}:root` } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service for a source that is a parameter',
    given: {
      Parameters: { Source: { Type: 'String' } },
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Principal: 'sns.amazonaws.com', SourceArn: { Ref: 'Source' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Permission SourceArn'],
  },
  {
    name: 'a service for a topic of an account that is a parameter',
    given: {
      Parameters: { Account: { Type: 'String' } },
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Principal: 'sns.amazonaws.com',
            SourceArn: { 'Fn::Sub': `arn:aws:sns:eu-west-1:\${Account}:topic` },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Permission SourceArn'],
  },
  {
    name: 'a principal that is a parameter',
    given: {
      Parameters: { Who: { Type: 'String' } },
      Resources: {
        Permission: { Type: 'AWS::Lambda::Permission', Properties: { Principal: { Ref: 'Who' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Permission SourceArn'],
  },
];
