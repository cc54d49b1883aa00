import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a digest',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image:
                  'registry.example.com/app@sha256:94afd1f2e64d908bc90dbca0035a5b567edbf16dd9ac7cf3a8a5e5e5a1c1f8d2',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a tag and a digest',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image:
                  'registry.example.com/app:1.2@sha256:94afd1f2e64d908bc90dbca0035a5b567edbf16dd9ac7cf3a8a5e5e5a1c1f8d2',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a tag',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'registry.example.com/app:1.2' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Image'],
  },
  {
    name: 'neither',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'nginx' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Image'],
  },
  {
    name: 'a tag that looks like a digest',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image:
                  'registry.example.com/app:94afd1f2e64d908bc90dbca0035a5b567edbf16dd9ac7cf3a8a5e5e5a1c1f8d2',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Image'],
  },
  {
    name: 'a digest that is a character short',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app@sha256:94afd1f2e64d908bc90dbca0035a5b567edbf16dd9ac7cf3a8a5e5e5a1c1f8d',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Image'],
  },
  {
    name: 'a digest of a repository that is made here',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: {
                  'Fn::Join': [
                    '',
                    [
                      { 'Fn::GetAtt': ['Repository', 'RepositoryUri'] },
                      '@sha256:94afd1f2e64d908bc90dbca0035a5b567edbf16dd9ac7cf3a8a5e5e5a1c1f8d2',
                    ],
                  ],
                },
              },
            ],
          },
        },
        Repository: { Type: 'AWS::ECR::Repository', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a tag of a repository that is made here',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Repository', 'RepositoryUri'] }, ':latest']] },
              },
            ],
          },
        },
        Repository: { Type: 'AWS::ECR::Repository', Properties: {} },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Image'],
  },
  {
    name: 'a repository of the account, by tag',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: { 'Fn::Sub': `\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.\${AWS::URLSuffix}/app:1.2` },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Image'],
  },
  {
    name: 'a digest that is a parameter',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: { 'Fn::Sub': `registry.example.com/app@sha256:\${Digest}` } },
            ],
          },
        },
      },
      Parameters: { Digest: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a digest that is a parameter, with its algorithm',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: { 'Fn::Sub': `registry.example.com/app@\${Digest}` } },
            ],
          },
        },
      },
      Parameters: { Digest: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a tag that is a parameter',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: { 'Fn::Sub': `registry.example.com/app:\${Tag}` } }],
          },
        },
      },
      Parameters: { Tag: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Image'],
  },
  {
    name: 'an image that another stack exports',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: { 'Fn::ImportValue': 'elsewhere' } }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Image'],
  },
  {
    name: 'the second of two',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app@sha256:94afd1f2e64d908bc90dbca0035a5b567edbf16dd9ac7cf3a8a5e5e5a1c1f8d2',
              },
              { Name: 'proxy', Image: 'proxy:2' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[1].Image'],
  },
];
