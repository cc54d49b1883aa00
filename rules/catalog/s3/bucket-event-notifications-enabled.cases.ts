import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'EventBridge',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: 'true' } },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'EventBridge, by an empty configuration',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { NotificationConfiguration: { EventBridgeConfiguration: {} } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'EventBridge off',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: false } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled'],
  },
  {
    name: 'a topic',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            NotificationConfiguration: {
              TopicConfigurations: [
                { Event: 's3:ObjectCreated:*', Topic: 'arn:aws:sns:eu-west-1:111111111111:t' },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an empty list of functions',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { NotificationConfiguration: { LambdaConfigurations: [] } },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket NotificationConfiguration'],
  },
  {
    name: 'nothing',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
    expect: 'violation',
    at: ['Bucket NotificationConfiguration'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: { Ref: 'On' } } },
          },
        },
      },
      Parameters: { On: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled'],
  },
];
