import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'blocks all sharing',
    given: {
      Resources: {
        Block: { Type: 'AWS::EC2::SnapshotBlockPublicAccess', Properties: { State: 'block-all-sharing' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'blocks new sharing only',
    given: {
      Resources: {
        Block: { Type: 'AWS::EC2::SnapshotBlockPublicAccess', Properties: { State: 'block-new-sharing' } },
      },
    },
    expect: 'violation',
    at: ['Block State'],
  },
  {
    name: 'off, as a configuration item can show',
    given: {
      Resources: {
        Block: { Type: 'AWS::EC2::SnapshotBlockPublicAccess', Properties: { State: 'unblocked' } },
      },
    },
    expect: 'violation',
    at: ['Block State'],
  },
  {
    name: 'as somebody decides',
    given: {
      Resources: {
        Block: { Type: 'AWS::EC2::SnapshotBlockPublicAccess', Properties: { State: { Ref: 'State' } } },
      },
      Parameters: { State: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Block State'],
  },
];
