import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'nothing said, which means enabled',
    given: { Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'enabled',
    given: {
      Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { ActionsEnabled: 'true' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'switched off',
    given: {
      Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { ActionsEnabled: false } } },
    },
    expect: 'violation',
    at: ['Alarm ActionsEnabled'],
  },
  {
    name: 'switched off, as text',
    given: {
      Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { ActionsEnabled: 'false' } } },
    },
    expect: 'violation',
    at: ['Alarm ActionsEnabled'],
  },
  {
    name: 'a composite alarm that is switched off',
    given: {
      Resources: {
        Alarm: {
          Type: 'AWS::CloudWatch::CompositeAlarm',
          Properties: { AlarmRule: 'TRUE', ActionsEnabled: false },
        },
      },
    },
    expect: 'violation',
    at: ['Alarm ActionsEnabled'],
  },
  {
    name: 'a switch that is a parameter',
    given: {
      Parameters: { Switch: { Type: 'String' } },
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { ActionsEnabled: { Ref: 'Switch' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Alarm ActionsEnabled'],
  },
];
