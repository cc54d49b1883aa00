import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'one account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":[{"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"\${Group.Arn}:*","Condition":{"StringEquals":{"aws:SourceAccount":"\${AWS::AccountId}"}}}]}`,
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'sources of one account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":[{"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"\${Group.Arn}:*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:logs:eu-west-1:111111111111:*"}}}]}`,
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'any account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":[{"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"\${Group.Arn}:*"}]}`,
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument'],
  },
  {
    name: 'any source',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":[{"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"\${Group.Arn}:*","Condition":{"ArnLike":{"aws:SourceArn":"*"}}}]}`,
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument'],
  },
  {
    name: 'one account, if it is there',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":[{"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"\${Group.Arn}:*","Condition":{"StringEqualsIfExists":{"aws:SourceAccount":"111111111111"}}}]}`,
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument'],
  },
  {
    name: 'a principal that is no service',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"logs:PutLogEvents","Resource":"\${Group.Arn}:*"}]}`,
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service, as an object',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              Statement: {
                Effect: 'Allow',
                Principal: { Service: ['route53.amazonaws.com'] },
                Action: 'logs:PutLogEvents',
                Resource: '*',
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument'],
  },
  {
    name: 'a policy that is a parameter',
    given: {
      Parameters: { Document: { Type: 'String' } },
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: { PolicyName: 'p', PolicyDocument: { Ref: 'Document' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument'],
  },
];
