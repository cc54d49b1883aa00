import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'no policy',
    given: { Resources: { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } } } },
    expect: 'compliant',
  },
  {
    name: 'a named account',
    given: {
      Resources: {
        Bus: {
          Type: 'AWS::Events::EventBus',
          Properties: {
            Name: 'orders',
            Policy: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '111111111111' },
                  Action: 'events:PutEvents',
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
    name: 'everybody',
    given: {
      Resources: {
        Bus: {
          Type: 'AWS::Events::EventBus',
          Properties: {
            Name: 'orders',
            Policy: {
              Statement: [{ Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Bus Policy.Statement[0]'],
  },
  {
    name: 'everybody among others',
    given: {
      Resources: {
        Bus: {
          Type: 'AWS::Events::EventBus',
          Properties: {
            Name: 'orders',
            Policy: {
              Statement: {
                Effect: 'Allow',
                Principal: { AWS: ['111111111111', '*'] },
                Action: 'events:PutEvents',
                Resource: '*',
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Bus Policy.Statement'],
  },
  {
    name: 'everybody of an organization',
    given: {
      Resources: {
        Bus: {
          Type: 'AWS::Events::EventBus',
          Properties: {
            Name: 'orders',
            Policy: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'events:PutEvents',
                  Resource: '*',
                  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
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
    name: 'everybody of an organization, if there is one',
    given: {
      Resources: {
        Bus: {
          Type: 'AWS::Events::EventBus',
          Properties: {
            Name: 'orders',
            Policy: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'events:PutEvents',
                  Resource: '*',
                  Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Bus Policy.Statement[0]'],
  },
  {
    name: 'one statement for everybody',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            StatementId: 's',
            Statement: {
              Effect: 'Allow',
              Principal: { AWS: '*' },
              Action: 'events:PutEvents',
              Resource: '*',
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy Statement'],
  },
  {
    name: 'one statement for everybody but one',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            StatementId: 's',
            Statement: {
              Effect: 'Allow',
              NotPrincipal: { AWS: '111111111111' },
              Action: 'events:*',
              Resource: '*',
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy Statement'],
  },
  {
    name: 'one statement for a service',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            StatementId: 's',
            Statement: {
              Effect: 'Allow',
              Principal: { Service: 's3.amazonaws.com' },
              Action: 'events:PutEvents',
              Resource: '*',
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the short form for an account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: { StatementId: 's', Principal: '111111111111', Action: 'events:PutEvents' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the short form for everybody',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: { StatementId: 's', Principal: '*', Action: 'events:PutEvents' },
        },
      },
    },
    expect: 'violation',
    at: ['Policy Condition.Value'],
  },
  {
    name: 'the short form for everybody of an organization',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            StatementId: 's',
            Principal: '*',
            Action: 'events:PutEvents',
            Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-a1b2c3d4e5' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the short form for whoever a parameter says',
    given: {
      Parameters: { Who: { Type: 'String' } },
      Resources: {
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: { StatementId: 's', Principal: { Ref: 'Who' }, Action: 'events:PutEvents' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy Principal'],
  },
  {
    name: 'the short form for everybody of whatever organization',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            StatementId: 's',
            Principal: '*',
            Action: 'events:PutEvents',
            Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: '*' },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy Condition.Value'],
  },
  {
    name: 'a policy that is not known',
    given: {
      Resources: {
        Bus: {
          Type: 'AWS::Events::EventBus',
          Properties: { Name: 'orders', Policy: { 'Fn::ImportValue': 'policy' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Bus Policy'],
  },
];
