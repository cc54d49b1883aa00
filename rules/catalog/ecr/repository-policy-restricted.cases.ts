import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'no policy',
    given: { Resources: { Repository: { Type: 'AWS::ECR::Repository', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'an account',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: { AWS: 'arn:aws:iam::111111111111:root' },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: { Service: 'lambda.amazonaws.com' },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'ecr:BatchGetImage', Principal: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'everybody of AWS',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'ecr:BatchGetImage', Principal: { AWS: '*' } }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'everybody in a list',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'ecr:BatchGetImage', Principal: { AWS: ['111111111111', '*'] } },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'everybody but one',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'ecr:*', NotPrincipal: { AWS: '111111111111' } }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'everybody turned away',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Action: 'ecr:*', Principal: '*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody of an organisation',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the same in other letters',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { StringEquals: { 'AWS:principalorgid': 'o-1234567890' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an organisation, if there is one',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1234567890' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'anybody with an organisation',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { Null: { 'aws:PrincipalOrgID': 'false' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'any organisation',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'any but one organisation',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'all of no organisation',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/r-1/*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'all addresses in two halves',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'the addresses of an office',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody by TLS, which says nothing of who that is',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: '*',
                  Condition: { Bool: { 'aws:SecureTransport': 'true' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'everybody in the second statement',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'ecr:BatchGetImage', Principal: { AWS: '111111111111' } },
                { Effect: 'Allow', Action: 'ecr:BatchGetImage', Principal: '*' },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[1]'],
  },
  {
    name: 'one statement that is not in a list',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: { Statement: { Effect: 'Allow', Action: 'ecr:*', Principal: '*' } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement'],
  },
  {
    name: 'everybody in JSON text',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: '{"Statement":[{"Effect":"Allow","Action":"ecr:*","Principal":"*"}]}',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'everybody of a registry',
    given: {
      Resources: {
        Registry: {
          Type: 'AWS::ECR::RegistryPolicy',
          Properties: {
            PolicyText: { Statement: [{ Effect: 'Allow', Action: 'ecr:ReplicateImage', Principal: '*' }] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Registry PolicyText.Statement[0]'],
  },
  {
    name: 'an account of a registry',
    given: {
      Resources: {
        Registry: {
          Type: 'AWS::ECR::RegistryPolicy',
          Properties: {
            PolicyText: {
              Statement: [
                { Effect: 'Allow', Action: 'ecr:ReplicateImage', Principal: { AWS: '111111111111' } },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a principal that another stack exports',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: { AWS: { 'Fn::ImportValue': 'elsewhere' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'a role that is made here',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ecr:BatchGetImage',
                  Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } },
                },
              ],
            },
          },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an effect that another stack exports',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: {
            RepositoryPolicyText: {
              Version: '2012-10-17',
              Statement: [{ Effect: { 'Fn::ImportValue': 'elsewhere' }, Action: 'ecr:*', Principal: '*' }],
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository RepositoryPolicyText.Statement[0]'],
  },
  {
    name: 'a policy that another stack exports',
    given: {
      Resources: {
        Repository: {
          Type: 'AWS::ECR::Repository',
          Properties: { RepositoryPolicyText: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Repository RepositoryPolicyText'],
  },
];
