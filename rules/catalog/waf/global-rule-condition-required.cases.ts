import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'one condition',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::WAF::Rule',
          Properties: {
            Name: 'web',
            MetricName: 'web',
            Predicates: [{ Type: 'IPMatch', Negated: false, DataId: 'set-1' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one condition that is not in a list',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::WAF::Rule',
          Properties: {
            Name: 'web',
            MetricName: 'web',
            Predicates: { Type: 'IPMatch', Negated: false, DataId: 'set-1' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a condition that is turned round',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::WAF::Rule',
          Properties: {
            Name: 'web',
            MetricName: 'web',
            Predicates: [{ Type: 'IPMatch', Negated: true, DataId: 'set-1' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no condition',
    given: {
      Resources: {
        Rule: { Type: 'AWS::WAF::Rule', Properties: { Name: 'web', MetricName: 'web', Predicates: [] } },
      },
    },
    expect: 'violation',
    at: ['Rule Predicates'],
  },
  {
    name: 'nothing said',
    given: {
      Resources: { Rule: { Type: 'AWS::WAF::Rule', Properties: { Name: 'web', MetricName: 'web' } } },
    },
    expect: 'violation',
    at: ['Rule Predicates'],
  },
  {
    name: 'NoValue for its only condition',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::WAF::Rule',
          Properties: { Name: 'web', MetricName: 'web', Predicates: [{ Ref: 'AWS::NoValue' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Rule Predicates'],
  },
  {
    name: 'a condition in one environment only',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::WAF::Rule',
          Properties: {
            Name: 'web',
            MetricName: 'web',
            Predicates: [
              {
                'Fn::If': [
                  'Live',
                  { Type: 'IPMatch', Negated: false, DataId: 'set-1' },
                  { Ref: 'AWS::NoValue' },
                ],
              },
            ],
          },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Rule Predicates'],
  },
  {
    name: 'one condition or another',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::WAF::Rule',
          Properties: {
            Name: 'web',
            MetricName: 'web',
            Predicates: [
              {
                'Fn::If': [
                  'Live',
                  { Type: 'IPMatch', Negated: false, DataId: 'set-1' },
                  { Type: 'IPMatch', Negated: true, DataId: 'set-1' },
                ],
              },
            ],
          },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'compliant',
  },
  {
    name: 'conditions that another stack exports',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::WAF::Rule',
          Properties: { Name: 'web', MetricName: 'web', Predicates: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Rule Predicates'],
  },
];
