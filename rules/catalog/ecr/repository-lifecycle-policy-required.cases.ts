import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a policy',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            LifecyclePolicy: {
              LifecyclePolicyText:
                '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":9},"action":{"type":"expire"}}]}',
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'none',
    given: { Resources: { Repository: { Type: 'AWS::ECR::Repository', Properties: {} } } },
    expect: 'violation',
    at: ['Repository LifecyclePolicy.LifecyclePolicyText'],
  },
  {
    name: 'a policy without text',
    given: {
      Resources: { Repository: { Type: 'AWS::ECR::Repository', Properties: { LifecyclePolicy: {} } } },
    },
    expect: 'violation',
    at: ['Repository LifecyclePolicy.LifecyclePolicyText'],
  },
  {
    name: 'an empty text',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { LifecyclePolicy: { LifecyclePolicyText: '' } },
        },
      },
    },
    expect: 'violation',
    at: ['Repository LifecyclePolicy.LifecyclePolicyText'],
  },
  {
    name: 'a policy without a rule',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' } },
        },
      },
    },
    expect: 'violation',
    at: ['Repository LifecyclePolicy.LifecyclePolicyText'],
  },
  {
    name: 'a text that is no JSON',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { LifecyclePolicy: { LifecyclePolicyText: 'keep nine' } },
        },
      },
    },
    expect: 'violation',
    at: ['Repository LifecyclePolicy.LifecyclePolicyText'],
  },
  {
    name: 'a policy of which a number is a parameter',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            LifecyclePolicy: {
              LifecyclePolicyText: {
                'Fn::Sub': `{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":\${Count}},"action":{"type":"expire"}}]}`,
              },
            },
          },
        },
      },
      Parameters: { Count: { Type: 'Number' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of which a number is the default of a parameter',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            LifecyclePolicy: {
              LifecyclePolicyText: {
                'Fn::Sub': `{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":\${Count}},"action":{"type":"expire"}}]}`,
              },
            },
          },
        },
      },
      Parameters: { Count: { Type: 'Number', Default: 9 } },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy that another stack exports',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { LifecyclePolicy: { LifecyclePolicyText: { 'Fn::ImportValue': 'elsewhere' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository LifecyclePolicy.LifecyclePolicyText'],
  },
  {
    name: 'a policy that is not known as a whole',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { LifecyclePolicy: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository LifecyclePolicy.LifecyclePolicyText'],
  },
];
