import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a year',
    given: { Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365 } } } },
    expect: 'compliant',
  },
  {
    name: 'nothing said, which means for ever',
    given: { Resources: { Group: { Type: 'AWS::Logs::LogGroup' } } },
    expect: 'violation',
    at: ['Group RetentionInDays'],
  },
  {
    name: 'no value, which means for ever',
    given: {
      Resources: {
        Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: { Ref: 'AWS::NoValue' } } },
      },
    },
    expect: 'violation',
    at: ['Group RetentionInDays'],
  },
  {
    name: 'a group for deliveries, of which the retention is fixed',
    given: {
      Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupClass: 'DELIVERY' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'a group for rare access',
    given: {
      Resources: {
        Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupClass: 'INFREQUENT_ACCESS' } },
      },
    },
    expect: 'violation',
    at: ['Group RetentionInDays'],
  },
  {
    name: 'days that are a parameter',
    given: {
      Parameters: { Days: { Type: 'Number' } },
      Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: { Ref: 'Days' } } } },
    },
    expect: 'indeterminate',
    at: ['Group RetentionInDays'],
  },
];
