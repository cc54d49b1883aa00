import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a queue',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
        },
        Queue: { Type: 'AWS::SQS::Queue' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a destination',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: {} },
        Config: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: {
            FunctionName: { Ref: 'Function' },
            Qualifier: '$LATEST',
            DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-1:111111111111:q' } },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a destination of another function',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'a' } },
        Config: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: {
            FunctionName: 'b',
            Qualifier: '$LATEST',
            DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-1:111111111111:q' } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Function DeadLetterConfig.TargetArn'],
  },
  {
    name: 'a destination of what succeeded',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: {} },
        Config: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: {
            FunctionName: { Ref: 'Function' },
            Qualifier: '$LATEST',
            DestinationConfig: { OnSuccess: { Destination: 'arn:aws:sqs:eu-west-1:111111111111:q' } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Function DeadLetterConfig.TargetArn'],
  },
  {
    name: 'nothing',
    given: { Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: {} } } },
    expect: 'violation',
    at: ['Function DeadLetterConfig.TargetArn'],
  },
  {
    name: 'a queue that a parameter gives or not',
    given: {
      Parameters: { Queue: { Type: 'String' } },
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { DeadLetterConfig: { TargetArn: { Ref: 'Queue' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function DeadLetterConfig.TargetArn'],
  },
  {
    name: 'a destination of a function that is not known',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: {} },
        Config: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: {
            FunctionName: { 'Fn::ImportValue': 'function' },
            Qualifier: '$LATEST',
            DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-1:111111111111:q' } },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function DeadLetterConfig'],
  },
];
