import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'replicated',
    given: {
      Resources: {
        Endpoint: { Type: 'AWS::Events::Endpoint', Properties: { ReplicationConfig: { State: 'ENABLED' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'nothing said, which means replicated',
    given: { Resources: { Endpoint: { Type: 'AWS::Events::Endpoint', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'not replicated',
    given: {
      Resources: {
        Endpoint: { Type: 'AWS::Events::Endpoint', Properties: { ReplicationConfig: { State: 'DISABLED' } } },
      },
    },
    expect: 'violation',
    at: ['Endpoint ReplicationConfig.State'],
  },
  {
    name: 'a state that is a parameter',
    given: {
      Parameters: { State: { Type: 'String' } },
      Resources: {
        Endpoint: {
          Type: 'AWS::Events::Endpoint',
          Properties: { ReplicationConfig: { State: { Ref: 'State' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Endpoint ReplicationConfig.State'],
  },
];
