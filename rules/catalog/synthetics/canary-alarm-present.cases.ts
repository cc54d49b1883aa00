import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'an alarm by reference',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { Name: 'home' } },
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            Namespace: 'CloudWatchSynthetics',
            MetricName: 'SuccessPercent',
            Dimensions: [{ Name: 'CanaryName', Value: { Ref: 'Canary' } }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an alarm by name',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { Name: 'home' } },
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            Namespace: 'CloudWatchSynthetics',
            MetricName: 'SuccessPercent',
            Dimensions: [{ Name: 'CanaryName', Value: 'home' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an alarm by a name that is put together',
    given: {
      Parameters: { Stage: { Type: 'String' } },
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { Name: { 'Fn::Sub': `\${Stage}-home` } } },
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            Namespace: 'CloudWatchSynthetics',
            MetricName: 'SuccessPercent',
            Dimensions: [{ Name: 'CanaryName', Value: { 'Fn::Join': ['-', [{ Ref: 'Stage' }, 'home']] } }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an alarm on several metrics',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { Name: 'home' } },
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            Metrics: [
              {
                Id: 'm',
                MetricStat: {
                  Metric: {
                    Namespace: 'CloudWatchSynthetics',
                    MetricName: 'Failed',
                    Dimensions: [{ Name: 'CanaryName', Value: 'home' }],
                  },
                  Period: 60,
                  Stat: 'Sum',
                },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an alarm of another canary',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { Name: 'home' } },
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            Namespace: 'CloudWatchSynthetics',
            MetricName: 'SuccessPercent',
            Dimensions: [{ Name: 'CanaryName', Value: 'login' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Canary Name'],
  },
  {
    name: 'an alarm of another service',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { Name: 'home' } },
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            Namespace: 'AWS/Lambda',
            MetricName: 'Errors',
            Dimensions: [{ Name: 'CanaryName', Value: 'home' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Canary Name'],
  },
  {
    name: 'none',
    given: { Resources: { Canary: { Type: 'AWS::Synthetics::Canary', Properties: { Name: 'home' } } } },
    expect: 'violation',
    at: ['Canary Name'],
  },
  {
    name: 'an alarm of a canary that is not known',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { Name: 'home' } },
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            Namespace: 'CloudWatchSynthetics',
            MetricName: 'SuccessPercent',
            Dimensions: [{ Name: 'CanaryName', Value: { 'Fn::ImportValue': 'canary' } }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Canary Name'],
  },
];
