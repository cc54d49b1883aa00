import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'immutable',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: { ImageTagMutability: 'IMMUTABLE' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'mutable',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: { ImageTagMutability: 'MUTABLE' } },
      },
    },
    expect: 'violation',
    at: ['Repository ImageTagMutability'],
  },
  {
    name: 'nothing said, which means mutable',
    given: { Resources: { Repository: { Type: 'AWS::ECR::Repository', Properties: {} } } },
    expect: 'violation',
    at: ['Repository ImageTagMutability'],
  },
  {
    name: 'immutable but for some',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
            ImageTagMutabilityExclusionFilters: [
              {
                ImageTagMutabilityExclusionFilterType: 'WILDCARD',
                ImageTagMutabilityExclusionFilterValue: 'latest',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository ImageTagMutability'],
  },
  {
    name: 'mutable but for some',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            ImageTagMutability: 'MUTABLE_WITH_EXCLUSION',
            ImageTagMutabilityExclusionFilters: [
              {
                ImageTagMutabilityExclusionFilterType: 'WILDCARD',
                ImageTagMutabilityExclusionFilterValue: 'v*',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository ImageTagMutability'],
  },
  {
    name: 'NoValue',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { ImageTagMutability: { Ref: 'AWS::NoValue' } },
        },
      },
    },
    expect: 'violation',
    at: ['Repository ImageTagMutability'],
  },
  {
    name: 'a value that another stack exports',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { ImageTagMutability: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository ImageTagMutability'],
  },
  {
    name: 'a value in a mapping',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { ImageTagMutability: { 'Fn::FindInMap': ['Tags', 'live', 'Mutability'] } },
        },
      },
      Mappings: { Tags: { live: { Mutability: 'MUTABLE' } } },
    },
    expect: 'violation',
    at: ['Repository ImageTagMutability'],
  },
];
