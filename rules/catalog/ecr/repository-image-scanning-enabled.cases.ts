import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'on push',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { ImageScanningConfiguration: { ScanOnPush: true } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'on push, in a string',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { ImageScanningConfiguration: { ScanOnPush: 'true' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'not on push',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { ImageScanningConfiguration: { ScanOnPush: false } },
        },
      },
    },
    expect: 'violation',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'nothing said, which means not',
    given: { Resources: { Repository: { Type: 'AWS::ECR::Repository', Properties: {} } } },
    expect: 'violation',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'an empty configuration',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: { ImageScanningConfiguration: {} } },
      },
    },
    expect: 'violation',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'a switch that another stack exports',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { ImageScanningConfiguration: { ScanOnPush: { 'Fn::ImportValue': 'elsewhere' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'every repository by the registry',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: {} },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'ENHANCED',
            Rules: [
              {
                ScanFrequency: 'CONTINUOUS_SCAN',
                RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a filter for a part of the name',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'team/web' } },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'BASIC',
            Rules: [
              {
                ScanFrequency: 'SCAN_ON_PUSH',
                RepositoryFilters: [{ Filter: 'web', FilterType: 'WILDCARD' }],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a filter with a wildcard',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'team/web' } },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'ENHANCED',
            Rules: [
              {
                ScanFrequency: 'SCAN_ON_PUSH',
                RepositoryFilters: [{ Filter: 'team/*', FilterType: 'WILDCARD' }],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a filter with a wildcard for the end of another name',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'team/web-old' } },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'ENHANCED',
            Rules: [
              {
                ScanFrequency: 'SCAN_ON_PUSH',
                RepositoryFilters: [{ Filter: '*web', FilterType: 'WILDCARD' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'a filter for others, and nothing said',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'team/web' } },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'BASIC',
            Rules: [
              {
                ScanFrequency: 'SCAN_ON_PUSH',
                RepositoryFilters: [{ Filter: 'api', FilterType: 'WILDCARD' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'a filter for others, and enhanced scanning, which asks the repository nothing',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { RepositoryName: 'team/web', ImageScanningConfiguration: { ScanOnPush: true } },
        },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'ENHANCED',
            Rules: [
              {
                ScanFrequency: 'SCAN_ON_PUSH',
                RepositoryFilters: [{ Filter: 'api', FilterType: 'WILDCARD' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'a filter for others, and basic scanning',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { RepositoryName: 'team/web', ImageScanningConfiguration: { ScanOnPush: true } },
        },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'BASIC',
            Rules: [
              {
                ScanFrequency: 'SCAN_ON_PUSH',
                RepositoryFilters: [{ Filter: 'api', FilterType: 'WILDCARD' }],
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'basic scanning without a filter',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { ImageScanningConfiguration: { ScanOnPush: true } },
        },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: { ScanType: 'BASIC', Rules: [] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'basic scanning without a filter, and nothing said',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: {} },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: { ScanType: 'BASIC', Rules: [] },
        },
      },
    },
    expect: 'violation',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'every repository, by hand',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'web' } },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'BASIC',
            Rules: [
              { ScanFrequency: 'MANUAL', RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'a filter, and a name that CloudFormation gives',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: {} },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'ENHANCED',
            Rules: [
              {
                ScanFrequency: 'SCAN_ON_PUSH',
                RepositoryFilters: [{ Filter: 'web', FilterType: 'WILDCARD' }],
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'a filter that another stack exports',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'web' } },
        Registry: {
          Type: 'AWS::ECR::RegistryScanningConfiguration',
          Properties: {
            ScanType: 'ENHANCED',
            Rules: [
              {
                ScanFrequency: 'SCAN_ON_PUSH',
                RepositoryFilters: [{ Filter: { 'Fn::ImportValue': 'elsewhere' }, FilterType: 'WILDCARD' }],
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
  {
    name: 'a template of which a part is elsewhere',
    given: {
      Resources: {
        Repository: { Type: 'AWS::ECR::Repository', Properties: {} },
        More: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com' } },
      },
    },
    expect: 'indeterminate',
    at: ['Repository ImageScanningConfiguration.ScanOnPush'],
  },
];
