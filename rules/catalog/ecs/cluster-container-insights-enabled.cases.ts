import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'Container Insights',
    given: {
      Resources: {
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'Container Insights with enhanced observability',
    given: {
      Resources: {
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'none',
    given: {
      Resources: {
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Cluster ClusterSettings[0].Value'],
  },
  {
    name: 'no setting, which means none',
    given: { Resources: { Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'web' } } } },
    expect: 'violation',
    at: ['Cluster ClusterSettings'],
  },
  {
    name: 'an empty list',
    given: { Resources: { Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterSettings: [] } } } },
    expect: 'violation',
    at: ['Cluster ClusterSettings'],
  },
  {
    name: 'a cluster without properties',
    given: { Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } } },
    expect: 'violation',
    at: ['Cluster ClusterSettings'],
  },
  {
    name: 'another setting',
    given: {
      Resources: {
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { ClusterSettings: [{ Name: 'somethingElse', Value: 'enabled' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Cluster ClusterSettings'],
  },
  {
    name: 'one setting that is not in a list',
    given: {
      Resources: {
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { ClusterSettings: { Name: 'containerInsights', Value: 'enabled' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a value that another stack exports',
    given: {
      Resources: {
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            ClusterSettings: [{ Name: 'containerInsights', Value: { 'Fn::ImportValue': 'elsewhere' } }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Cluster ClusterSettings[0].Value'],
  },
  {
    name: 'a setting that is not known',
    given: {
      Resources: {
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { ClusterSettings: [{ Name: { 'Fn::ImportValue': 'elsewhere' }, Value: 'enabled' }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Cluster ClusterSettings[0]'],
  },
  {
    name: 'settings that are not known',
    given: {
      Resources: {
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { ClusterSettings: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Cluster ClusterSettings'],
  },
  {
    name: 'the same setting twice, on and off',
    given: {
      Resources: {
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            ClusterSettings: [
              { Name: 'containerInsights', Value: 'enabled' },
              { Name: 'containerInsights', Value: 'disabled' },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Cluster ClusterSettings'],
  },
];
