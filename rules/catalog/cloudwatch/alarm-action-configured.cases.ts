import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'an action',
    given: {
      Resources: {
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: { AlarmActions: ['arn:aws:sns:eu-west-1:111111111111:t'] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a topic made here',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } },
        Topic: { Type: 'AWS::SNS::Topic' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'none',
    given: { Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} } } },
    expect: 'violation',
    at: ['Alarm AlarmActions'],
  },
  {
    name: 'a list of none',
    given: { Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [] } } } },
    expect: 'violation',
    at: ['Alarm AlarmActions'],
  },
  {
    name: 'an action for when all is well again',
    given: {
      Resources: {
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            OKActions: ['arn:aws:sns:eu-west-1:111111111111:t'],
            InsufficientDataActions: ['arn:aws:sns:eu-west-1:111111111111:t'],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Alarm AlarmActions'],
  },
  {
    name: 'a composite alarm that acts, by reference',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} },
        All: {
          Type: 'AWS::CloudWatch::CompositeAlarm',
          Properties: {
            AlarmRule: { 'Fn::Sub': `ALARM("\${Alarm}") OR ALARM("other")` },
            AlarmActions: ['arn:aws:sns:eu-west-1:111111111111:t'],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a composite alarm that acts, by ARN',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} },
        All: {
          Type: 'AWS::CloudWatch::CompositeAlarm',
          Properties: {
            AlarmRule: { 'Fn::Join': ['', ['ALARM("', { 'Fn::GetAtt': ['Alarm', 'Arn'] }, '")']] },
            AlarmActions: ['arn:aws:sns:eu-west-1:111111111111:t'],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a composite alarm that acts, by name',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'slow' } },
        All: {
          Type: 'AWS::CloudWatch::CompositeAlarm',
          Properties: {
            AlarmRule: 'ALARM(slow) AND NOT ALARM("night")',
            AlarmActions: ['arn:aws:sns:eu-west-1:111111111111:t'],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a composite alarm that acts, of a longer name',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'slow' } },
        All: {
          Type: 'AWS::CloudWatch::CompositeAlarm',
          Properties: {
            AlarmRule: 'ALARM("slower")',
            AlarmActions: ['arn:aws:sns:eu-west-1:111111111111:t'],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Alarm AlarmActions'],
  },
  {
    name: 'a composite alarm that does not act',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} },
        All: {
          Type: 'AWS::CloudWatch::CompositeAlarm',
          Properties: { AlarmRule: { 'Fn::Sub': `ALARM("\${Alarm}")` } },
        },
      },
    },
    expect: 'violation',
    at: ['Alarm AlarmActions'],
  },
  {
    name: 'a composite alarm whose actions are switched off',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} },
        All: {
          Type: 'AWS::CloudWatch::CompositeAlarm',
          Properties: {
            AlarmRule: { 'Fn::Sub': `ALARM("\${Alarm}")` },
            AlarmActions: ['arn:aws:sns:eu-west-1:111111111111:t'],
            ActionsEnabled: false,
          },
        },
      },
    },
    expect: 'violation',
    at: ['Alarm AlarmActions'],
  },
  {
    name: 'an alarm of a deployment that listens to none',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'slow' } },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentConfiguration: { Alarms: { AlarmNames: ['slow'], Enable: false, Rollback: false } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Alarm AlarmActions'],
  },
  {
    name: 'an alarm that stops a deployment',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'slow' } },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentConfiguration: { Alarms: { AlarmNames: ['slow'], Enable: true, Rollback: true } },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an alarm that stops another deployment',
    given: {
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'slow' } },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentConfiguration: { Alarms: { AlarmNames: ['fast'], Enable: true, Rollback: true } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Alarm AlarmActions'],
  },
  {
    name: 'actions that are a parameter',
    given: {
      Parameters: { Actions: { Type: 'CommaDelimitedList' } },
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: { Ref: 'Actions' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Alarm AlarmActions'],
  },
  {
    name: 'a composite alarm whose rule is a parameter',
    given: {
      Parameters: { Rule: { Type: 'String' } },
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} },
        All: {
          Type: 'AWS::CloudWatch::CompositeAlarm',
          Properties: { AlarmRule: { Ref: 'Rule' }, AlarmActions: ['arn:aws:sns:eu-west-1:111111111111:t'] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Alarm AlarmActions'],
  },
];
