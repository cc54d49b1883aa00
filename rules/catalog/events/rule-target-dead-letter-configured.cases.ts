import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'no target',
    given: { Resources: { Rule: { Type: 'AWS::Events::Rule', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'a queue',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::Events::Rule',
          Properties: {
            Targets: [
              {
                Id: 'a',
                Arn: 'arn:aws:sns:eu-west-1:111111111111:t',
                DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
              },
            ],
          },
        },
        Queue: { Type: 'AWS::SQS::Queue' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a queue of one target of two',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::Events::Rule',
          Properties: {
            Targets: [
              {
                Id: 'a',
                Arn: 'arn:aws:sns:eu-west-1:111111111111:t',
                DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111111111111:q' },
              },
              { Id: 'b', Arn: 'arn:aws:sns:eu-west-1:111111111111:u' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Rule Targets[1].DeadLetterConfig.Arn'],
  },
  {
    name: 'none',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::Events::Rule',
          Properties: { Targets: [{ Id: 'a', Arn: 'arn:aws:sns:eu-west-1:111111111111:t' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Rule Targets[0].DeadLetterConfig.Arn'],
  },
  {
    name: 'targets that are not known',
    given: {
      Resources: {
        Rule: { Type: 'AWS::Events::Rule', Properties: { Targets: { 'Fn::ImportValue': 'targets' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Rule Targets'],
  },
];
