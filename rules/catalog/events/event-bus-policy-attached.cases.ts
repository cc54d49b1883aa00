import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a policy of its own',
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
    name: 'a policy by reference',
    given: {
      Resources: {
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            EventBusName: { Ref: 'Bus' },
            StatementId: 's',
            Statement: {
              Effect: 'Allow',
              Principal: { AWS: '111111111111' },
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
    name: 'a policy by an attribute',
    given: {
      Resources: {
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            EventBusName: { 'Fn::GetAtt': ['Bus', 'Name'] },
            StatementId: 's',
            Statement: {
              Effect: 'Allow',
              Principal: { AWS: '111111111111' },
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
    name: 'a policy by name',
    given: {
      Resources: {
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            EventBusName: 'orders',
            StatementId: 's',
            Principal: '111111111111',
            Action: 'events:PutEvents',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy by a name that is put together',
    given: {
      Parameters: { Stage: { Type: 'String' } },
      Resources: {
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: { 'Fn::Sub': `\${Stage}-orders` } } },
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            EventBusName: { 'Fn::Sub': `\${Stage}-orders` },
            StatementId: 's',
            Principal: '111111111111',
            Action: 'events:PutEvents',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of another bus',
    given: {
      Resources: {
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            EventBusName: 'returns',
            StatementId: 's',
            Principal: '111111111111',
            Action: 'events:PutEvents',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Bus Policy'],
  },
  {
    name: 'a policy of the default bus',
    given: {
      Resources: {
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: { StatementId: 's', Principal: '111111111111', Action: 'events:PutEvents' },
        },
      },
    },
    expect: 'violation',
    at: ['Bus Policy'],
  },
  {
    name: 'none',
    given: { Resources: { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } } } },
    expect: 'violation',
    at: ['Bus Policy'],
  },
  {
    name: 'an empty one',
    given: {
      Resources: { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders', Policy: {} } } },
    },
    expect: 'violation',
    at: ['Bus Policy'],
  },
  {
    name: 'the default bus, which has one of AWS',
    given: { Resources: { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'default' } } } },
    expect: 'compliant',
  },
  {
    name: 'the bus of a partner',
    given: {
      Resources: {
        Bus: {
          Type: 'AWS::Events::EventBus',
          Properties: {
            Name: 'aws.partner/example.com/1/orders',
            EventSourceName: 'aws.partner/example.com/1/orders',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of a bus that is not known',
    given: {
      Resources: {
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
        Policy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            EventBusName: { 'Fn::ImportValue': 'bus' },
            StatementId: 's',
            Principal: '111111111111',
            Action: 'events:PutEvents',
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Bus Policy'],
  },
];
