import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a service',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument:
              '{"Statement":[{"Effect":"Allow","Principal":{"Service":"es.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}]}',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutLogEvents","Resource":"*"}]}',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument'],
  },
  {
    name: 'everybody, for a group made here',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"logs:*","Resource":"\${Group.Arn}"}}`,
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
    name: 'everybody, as an object',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Principal: { AWS: ['*'] }, Action: 'logs:*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument'],
  },
  {
    name: 'everybody of one account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutLogEvents","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"\${AWS::AccountId}"}}}]}`,
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an account made known at deployment',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::\${AWS::AccountId}:root"},"Action":"logs:PutLogEvents","Resource":"*"}]}`,
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'whoever a parameter says',
    given: {
      Parameters: { Who: { Type: 'String' } },
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: {
              'Fn::Sub': `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"\${Who}"},"Action":"logs:PutLogEvents","Resource":"*"}]}`,
            },
          },
        },
      },
    },
    expect: 'indeterminate',
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
  {
    name: 'a policy that is no JSON',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Logs::ResourcePolicy',
          Properties: { PolicyName: 'p', PolicyDocument: 'everybody' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument'],
  },
  {
    name: 'a destination for everybody',
    given: {
      Resources: {
        Destination: {
          Type: 'AWS::Logs::Destination',
          Properties: {
            DestinationPolicy:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutSubscriptionFilter","Resource":"*"}]}',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Destination DestinationPolicy'],
  },
  {
    name: 'a destination for nobody yet',
    given: {
      Resources: { Destination: { Type: 'AWS::Logs::Destination', Properties: { DestinationName: 'd' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'a log group for everybody',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: {
            ResourcePolicyDocument: {
              Statement: [
                { Effect: 'Allow', NotPrincipal: { AWS: '111111111111' }, Action: 'logs:*', Resource: '*' },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group ResourcePolicyDocument'],
  },
];
