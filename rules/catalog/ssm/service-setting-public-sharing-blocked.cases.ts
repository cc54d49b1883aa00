import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'blocked',
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
    name: 'allowed',
    given: {
      Resources: {
        Setting: {
          Type: 'AWS::SSM::ServiceSetting',
          Properties: {
            SettingId: '/ssm/documents/console/public-sharing-permission',
            SettingValue: 'Enable',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Setting SettingValue'],
  },
  {
    name: 'allowed, by ARN',
    given: {
      Resources: {
        Setting: {
          Type: 'AWS::SSM::ServiceSetting',
          Properties: {
            SettingId:
              'arn:aws:ssm:eu-west-1:111111111111:servicesetting/ssm/documents/console/public-sharing-permission',
            SettingValue: 'Enable',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Setting SettingValue'],
  },
  {
    name: 'allowed, by a name that is put together',
    given: {
      Resources: {
        Setting: {
          Type: 'AWS::SSM::ServiceSetting',
          Properties: {
            SettingId: {
              'Fn::Join': ['/', ['', 'ssm', 'documents', 'console', 'public-sharing-permission']],
            },
            SettingValue: 'Enable',
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
          Properties: { SettingId: '/ssm/parameter-store/high-throughput-enabled', SettingValue: 'true' },
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
            SettingId: '/ssm/documents/console/public-sharing-permission',
            SettingValue: { Ref: 'Value' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Setting SettingValue'],
  },
];
