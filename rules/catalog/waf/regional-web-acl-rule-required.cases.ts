import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'one rule',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFRegional::WebACL',
          Properties: {
            Name: 'web',
            MetricName: 'web',
            Rules: [{ Action: { Type: 'BLOCK' }, Priority: 1, RuleId: 'rule-1' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one rule that is not in a list',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFRegional::WebACL',
          Properties: {
            Name: 'web',
            MetricName: 'web',
            Rules: { Action: { Type: 'BLOCK' }, Priority: 1, RuleId: 'rule-1' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no rule, and everything blocked',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFRegional::WebACL',
          Properties: { Name: 'web', MetricName: 'web', Rules: [], DefaultAction: { Type: 'BLOCK' } },
        },
      },
    },
    expect: 'violation',
    at: ['Acl Rules'],
  },
  {
    name: 'no rule',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFRegional::WebACL', Properties: { Name: 'web', MetricName: 'web', Rules: [] } },
      },
    },
    expect: 'violation',
    at: ['Acl Rules'],
  },
  {
    name: 'nothing said',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFRegional::WebACL', Properties: { Name: 'web', MetricName: 'web' } },
      },
    },
    expect: 'violation',
    at: ['Acl Rules'],
  },
  {
    name: 'NoValue for its only rule',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFRegional::WebACL',
          Properties: { Name: 'web', MetricName: 'web', Rules: [{ Ref: 'AWS::NoValue' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Acl Rules'],
  },
  {
    name: 'a rule in one environment only',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFRegional::WebACL',
          Properties: {
            Name: 'web',
            MetricName: 'web',
            Rules: [
              {
                'Fn::If': [
                  'Live',
                  { Action: { Type: 'BLOCK' }, Priority: 1, RuleId: 'rule-1' },
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
    at: ['Acl Rules'],
  },
  {
    name: 'one rule or another',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFRegional::WebACL',
          Properties: {
            Name: 'web',
            MetricName: 'web',
            Rules: [
              {
                'Fn::If': [
                  'Live',
                  { Action: { Type: 'BLOCK' }, Priority: 1, RuleId: 'rule-1' },
                  { Action: { Type: 'BLOCK' }, Priority: 2, RuleId: 'rule-1' },
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
    name: 'rules that another stack exports',
    given: {
      Resources: {
        Acl: {
          Type: 'AWS::WAFRegional::WebACL',
          Properties: { Name: 'web', MetricName: 'web', Rules: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Acl Rules'],
  },
];
