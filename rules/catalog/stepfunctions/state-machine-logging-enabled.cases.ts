import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'everything is logged',
    given: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            LoggingConfiguration: {
              Level: 'ALL',
              Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Group', 'Arn'] } } }],
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'what is fatal is logged',
    given: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            LoggingConfiguration: {
              Level: 'FATAL',
              Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Group', 'Arn'] } } }],
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'switched off',
    given: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            LoggingConfiguration: {
              Level: 'OFF',
              Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Group', 'Arn'] } } }],
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'violation',
    at: ['Machine LoggingConfiguration.Level'],
  },
  {
    name: 'a destination without a level',
    given: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            LoggingConfiguration: {
              Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Group', 'Arn'] } } }],
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'violation',
    at: ['Machine LoggingConfiguration.Level'],
  },
  {
    name: 'a level without a destination',
    given: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { LoggingConfiguration: { Level: 'ALL' } },
        },
      },
    },
    expect: 'violation',
    at: ['Machine LoggingConfiguration.Destinations'],
  },
  {
    name: 'a level and a list of no destinations',
    given: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { LoggingConfiguration: { Level: 'ALL', Destinations: [] } },
        },
      },
    },
    expect: 'violation',
    at: ['Machine LoggingConfiguration.Destinations'],
  },
  {
    name: 'nothing said, of an express machine',
    given: {
      Resources: {
        Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineType: 'EXPRESS' } },
      },
    },
    expect: 'violation',
    at: ['Machine LoggingConfiguration.Level', 'Machine LoggingConfiguration.Destinations'],
  },
  {
    name: 'a level that is a parameter',
    given: {
      Parameters: { Level: { Type: 'String' } },
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            LoggingConfiguration: {
              Level: { Ref: 'Level' },
              Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Group', 'Arn'] } } }],
            },
          },
        },
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    },
    expect: 'indeterminate',
    at: ['Machine LoggingConfiguration.Level'],
  },
];
