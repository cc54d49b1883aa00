import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a year',
    given: { Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365 } } } },
    expect: 'compliant',
  },
  {
    name: 'a year, as text',
    given: { Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: '365' } } } },
    expect: 'compliant',
  },
  {
    name: 'half a year',
    given: { Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 180 } } } },
    expect: 'violation',
    at: ['Group RetentionInDays'],
  },
  {
    name: 'half a year, as text',
    given: { Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: '180' } } } },
    expect: 'violation',
    at: ['Group RetentionInDays'],
  },
  {
    name: 'nothing said, which means for ever',
    given: { Resources: { Group: { Type: 'AWS::Logs::LogGroup' } } },
    expect: 'compliant',
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
  {
    name: 'days that are a parameter, a week by default',
    given: {
      Parameters: { Days: { Type: 'Number', Default: 7 } },
      Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: { Ref: 'Days' } } } },
    },
    expect: 'violation',
    at: ['Group RetentionInDays'],
  },
];
