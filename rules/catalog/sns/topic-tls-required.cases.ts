import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'as CDK writes it',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Topic' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: 'sns:Publish',
                  Resource: { Ref: 'Topic' },
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
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
    name: 'any resource',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Topic' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: 'sns:Publish',
                  Resource: '*',
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
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
    name: 'among other statements',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Topic' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '111111111111' },
                  Action: 'sns:Publish',
                  Resource: { Ref: 'Topic' },
                },
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: 'sns:Publish',
                  Resource: { Ref: 'Topic' },
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
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
    name: 'no policy',
    given: { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } },
    expect: 'violation',
    at: ['Topic '],
  },
  {
    name: 'another resource',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Topic' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: 'sns:Publish',
                  Resource: { 'Fn::GetAtt': ['Other', 'TopicArn'] },
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
              ],
            },
          },
        },
        Other: { Type: 'AWS::SNS::Topic' },
      },
    },
    expect: 'violation',
    at: ['Topic ', 'Other '],
  },
  {
    name: 'the policy of another',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Other' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: 'sns:Publish',
                  Resource: { Ref: 'Topic' },
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
              ],
            },
          },
        },
        Other: { Type: 'AWS::SNS::Topic' },
      },
    },
    expect: 'violation',
    at: ['Topic ', 'Other '],
  },
  {
    name: 'one principal',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Topic' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '111111111111' },
                  Action: 'sns:Publish',
                  Resource: { Ref: 'Topic' },
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Topic '],
  },
  {
    name: 'one action of reading',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Topic' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: 'sns:Get*',
                  Resource: { Ref: 'Topic' },
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Topic '],
  },
  {
    name: 'it allows',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Topic' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '*' },
                  Action: 'sns:Publish',
                  Resource: { Ref: 'Topic' },
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Topic '],
  },
  {
    name: 'by an ARN that is written out',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'named' } },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Topic' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: 'sns:Publish',
                  Resource: 'arn:aws:sns:eu-west-1:111111111111:named',
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Topic '],
  },
  {
    name: 'a condition that is a parameter',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicPolicy',
          Properties: {
            Topics: [{ Ref: 'Topic' }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: 'sns:Publish',
                  Resource: { Ref: 'Topic' },
                  Condition: { Bool: { 'aws:SecureTransport': { Ref: 'Secure' } } },
                },
              ],
            },
          },
        },
      },
      Parameters: { Secure: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Topic '],
  },
  {
    name: 'an inline policy',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Policy: {
          Type: 'AWS::SNS::TopicInlinePolicy',
          Properties: {
            TopicArn: { Ref: 'Topic' },
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: 'sns:Publish',
                  Resource: { Ref: 'Topic' },
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
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
