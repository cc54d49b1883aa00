import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'to CloudWatch',
    given: {
      Resources: {
        Setting: {
          Type: 'AWS::SSM::ServiceSetting',
          Properties: {
            SettingId: '/ssm/automation/customer-script-log-destination',
            SettingValue: 'CloudWatch',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'to nowhere',
    given: {
      Resources: {
        Setting: {
          Type: 'AWS::SSM::ServiceSetting',
          Properties: { SettingId: '/ssm/automation/customer-script-log-destination', SettingValue: 'None' },
        },
      },
    },
    expect: 'violation',
    at: ['Setting SettingValue'],
  },
  {
    name: 'to nowhere, by ARN',
    given: {
      Resources: {
        Setting: {
          Type: 'AWS::SSM::ServiceSetting',
          Properties: {
            SettingId: {
              'Fn::Sub': `arn:aws:ssm:eu-west-1:\${AWS::AccountId}:servicesetting/ssm/automation/customer-script-log-destination`,
            },
            SettingValue: 'None',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Setting SettingValue'],
  },
  {
    name: 'another setting',
    given: {
      Resources: {
        Setting: {
          Type: 'AWS::SSM::ServiceSetting',
          Properties: {
            SettingId: '/ssm/documents/console/public-sharing-permission',
            SettingValue: 'Disable',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a value that is a parameter',
    given: {
      Parameters: { Value: { Type: 'String' } },
      Resources: {
        Setting: {
          Type: 'AWS::SSM::ServiceSetting',
          Properties: {
            SettingId: '/ssm/automation/customer-script-log-destination',
            SettingValue: { Ref: 'Value' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Setting SettingValue'],
  },
  {
    name: 'a setting that is a parameter',
    given: {
      Parameters: { Id: { Type: 'String' } },
      Resources: {
        Setting: {
          Type: 'AWS::SSM::ServiceSetting',
          Properties: { SettingId: { Ref: 'Id' }, SettingValue: 'None' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Setting SettingId'],
  },
];
