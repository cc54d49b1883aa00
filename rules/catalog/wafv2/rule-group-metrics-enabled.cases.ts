import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'metrics of the group and of its rule',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::WAFv2::RuleGroup',
          Properties: {
            VisibilityConfig: {
              CloudWatchMetricsEnabled: true,
              SampledRequestsEnabled: true,
              MetricName: 'm',
            },
            Rules: [
              {
                Name: 'a',
                Priority: 0,
                VisibilityConfig: {
                  CloudWatchMetricsEnabled: true,
                  SampledRequestsEnabled: true,
                  MetricName: 'm',
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
    name: 'the same in a string',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::WAFv2::RuleGroup',
          Properties: {
            VisibilityConfig: {
              CloudWatchMetricsEnabled: 'true',
              SampledRequestsEnabled: true,
              MetricName: 'm',
            },
            Rules: [
              {
                Name: 'a',
                Priority: 0,
                VisibilityConfig: {
                  CloudWatchMetricsEnabled: true,
                  SampledRequestsEnabled: true,
                  MetricName: 'm',
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
    name: 'no metrics of the group',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::WAFv2::RuleGroup',
          Properties: {
            VisibilityConfig: {
              CloudWatchMetricsEnabled: false,
              SampledRequestsEnabled: true,
              MetricName: 'm',
            },
            Rules: [
              {
                Name: 'a',
                Priority: 0,
                VisibilityConfig: {
                  CloudWatchMetricsEnabled: true,
                  SampledRequestsEnabled: true,
                  MetricName: 'm',
                },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group VisibilityConfig.CloudWatchMetricsEnabled'],
  },
  {
    name: 'no metrics of the second rule',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::WAFv2::RuleGroup',
          Properties: {
            VisibilityConfig: {
              CloudWatchMetricsEnabled: true,
              SampledRequestsEnabled: true,
              MetricName: 'm',
            },
            Rules: [
              {
                Name: 'a',
                Priority: 0,
                VisibilityConfig: {
                  CloudWatchMetricsEnabled: true,
                  SampledRequestsEnabled: true,
                  MetricName: 'm',
                },
              },
              {
                Name: 'b',
                Priority: 1,
                VisibilityConfig: {
                  CloudWatchMetricsEnabled: false,
                  SampledRequestsEnabled: true,
                  MetricName: 'm',
                },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group Rules[1].VisibilityConfig.CloudWatchMetricsEnabled'],
  },
  {
    name: 'nothing said of metrics',
    given: { Resources: { Group: { Type: 'AWS::WAFv2::RuleGroup', Properties: { Capacity: 1 } } } },
    expect: 'violation',
    at: ['Group VisibilityConfig.CloudWatchMetricsEnabled'],
  },
  {
    name: 'samples alone',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::WAFv2::RuleGroup',
          Properties: { VisibilityConfig: { SampledRequestsEnabled: true, MetricName: 'm' } },
        },
      },
    },
    expect: 'violation',
    at: ['Group VisibilityConfig.CloudWatchMetricsEnabled'],
  },
  {
    name: 'no rule',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::WAFv2::RuleGroup',
          Properties: {
            VisibilityConfig: {
              CloudWatchMetricsEnabled: true,
              SampledRequestsEnabled: true,
              MetricName: 'm',
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a web ACL without metrics of a rule',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFv2::WebACL',
          Properties: {
            VisibilityConfig: {
              CloudWatchMetricsEnabled: true,
              SampledRequestsEnabled: true,
              MetricName: 'm',
            },
            Rules: [
              {
                Name: 'a',
                Priority: 0,
                VisibilityConfig: {
                  CloudWatchMetricsEnabled: false,
                  SampledRequestsEnabled: true,
                  MetricName: 'm',
                },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Acl Rules[0].VisibilityConfig.CloudWatchMetricsEnabled'],
  },
  {
    name: 'a switch that another stack exports',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::WAFv2::RuleGroup',
          Properties: {
            VisibilityConfig: {
              CloudWatchMetricsEnabled: { 'Fn::ImportValue': 'elsewhere' },
              SampledRequestsEnabled: true,
              MetricName: 'm',
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group VisibilityConfig.CloudWatchMetricsEnabled'],
  },
  {
    name: 'rules that another stack exports',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::WAFv2::RuleGroup',
          Properties: {
            VisibilityConfig: {
              CloudWatchMetricsEnabled: true,
              SampledRequestsEnabled: true,
              MetricName: 'm',
            },
            Rules: { 'Fn::ImportValue': 'elsewhere' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group Rules'],
  },
];
