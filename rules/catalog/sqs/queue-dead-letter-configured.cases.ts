import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a queue and its dead-letter queue',
    given: {
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
          },
        },
        Dead: { Type: 'AWS::SQS::Queue' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'none',
    given: { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } },
    expect: 'violation',
    at: ['Queue RedrivePolicy'],
  },
  {
    name: 'an empty policy',
    given: { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: {} } } } },
    expect: 'violation',
    at: ['Queue RedrivePolicy'],
  },
  {
    name: 'a policy as JSON text',
    given: {
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            RedrivePolicy:
              '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111111111111:dead","maxReceiveCount":3}',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a queue that says whose failures it takes',
    given: {
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: { RedriveAllowPolicy: { redrivePermission: 'allowAll' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the dead-letter queue of a rule',
    given: {
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue' },
        Rule: {
          Type: 'AWS::Events::Rule',
          Properties: {
            Targets: [
              {
                Id: 't',
                Arn: 'arn:aws:lambda:eu-west-1:111111111111:function:f',
                DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a queue for what a function could not do',
    given: {
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue' },
        Function: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: {
            DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a queue for what a function did',
    given: {
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue' },
        Function: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: {
            DestinationConfig: { OnSuccess: { Destination: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Queue RedrivePolicy'],
  },
  {
    name: 'a queue beside',
    given: {
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
          },
        },
        Dead: { Type: 'AWS::SQS::Queue' },
        Other: { Type: 'AWS::SQS::Queue' },
      },
    },
    expect: 'violation',
    at: ['Other RedrivePolicy'],
  },
  {
    name: 'a policy that is an import',
    given: {
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { 'Fn::ImportValue': 'policy' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Queue RedrivePolicy'],
  },
  {
    name: "a queue that may be another one's",
    given: {
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: { RedrivePolicy: { deadLetterTargetArn: { Ref: 'Dead' } } },
        },
        Other: { Type: 'AWS::SQS::Queue' },
      },
      Parameters: { Dead: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Other RedrivePolicy'],
  },
];
