import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a rule',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFv2::WebACL',
          Properties: {
            Rules: [
              {
                Name: 'common',
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
    name: 'no rule',
    given: { Resources: { Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [] } } } },
    expect: 'violation',
    at: ['Acl Rules'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'REGIONAL' } } } },
    expect: 'violation',
    at: ['Acl Rules'],
  },
  {
    name: 'no rule, and everything blocked',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [], DefaultAction: { Block: {} } } },
      },
    },
    expect: 'violation',
    at: ['Acl Rules'],
  },
  {
    name: 'NoValue for its only rule',
    given: {
      Resources: { Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{ Ref: 'AWS::NoValue' }] } } },
    },
    expect: 'violation',
    at: ['Acl Rules'],
  },
  {
    name: 'one rule that is not in a list',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFv2::WebACL',
          Properties: {
            Rules: {
              Name: 'common',
              Priority: 0,
              VisibilityConfig: {
                CloudWatchMetricsEnabled: true,
                SampledRequestsEnabled: true,
                MetricName: 'm',
              },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a rule in one environment only',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFv2::WebACL',
          Properties: {
            Rules: [{ 'Fn::If': ['Live', { Name: 'common', Priority: 0 }, { Ref: 'AWS::NoValue' }] }],
          },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Acl Rules'],
  },
  {
    name: 'rules that another stack exports',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: { 'Fn::ImportValue': 'elsewhere' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Acl Rules'],
  },
];
