import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'an enabled rule',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 30 }] } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a disabled rule, and an enabled one',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            LifecycleConfiguration: {
              Rules: [
                { Status: 'Disabled', ExpirationInDays: 30 },
                { Status: 'Enabled', ExpirationInDays: 30 },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'disabled rules only',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            LifecycleConfiguration: {
              Rules: [
                { Status: 'Disabled', ExpirationInDays: 30 },
                { Status: 'Disabled', ExpirationInDays: 30 },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket LifecycleConfiguration.Rules[1].Status'],
  },
  {
    name: 'no lifecycle',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: {} } } },
    expect: 'violation',
    at: ['Bucket LifecycleConfiguration.Rules'],
  },
  {
    name: 'no rule',
    given: {
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { LifecycleConfiguration: { Rules: [] } } },
      },
    },
    expect: 'violation',
    at: ['Bucket LifecycleConfiguration.Rules'],
  },
  {
    name: 'one rule that is no list',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LifecycleConfiguration: { Rules: { Status: 'Enabled', ExpirationInDays: 1 } } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a status that is a parameter',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            LifecycleConfiguration: { Rules: [{ Status: { Ref: 'Status' }, ExpirationInDays: 30 }] },
          },
        },
      },
      Parameters: { Status: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket LifecycleConfiguration.Rules[0].Status'],
  },
  {
    name: 'a status that is a parameter, beside an enabled rule',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            LifecycleConfiguration: {
              Rules: [
                { Status: { Ref: 'Status' }, ExpirationInDays: 30 },
                { Status: 'Enabled', ExpirationInDays: 30 },
              ],
            },
          },
        },
      },
      Parameters: { Status: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'rules that are an import',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LifecycleConfiguration: { Rules: { 'Fn::ImportValue': 'rules' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Bucket LifecycleConfiguration.Rules'],
  },
];
