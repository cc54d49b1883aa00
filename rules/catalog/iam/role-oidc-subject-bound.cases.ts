import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a branch of a repository',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringEquals: {
                      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
                      'token.actions.githubusercontent.com:sub': 'repo:my-org/my-repo:ref:refs/heads/main',
                    },
                  },
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
    name: 'any branch of a repository',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                    StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:my-org/my-repo:*' },
                  },
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
    name: 'any repository of an owner',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': ['repo:my-org/*'] } },
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
    name: 'the audience only',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'no condition',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'any repository',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'any repository of whoever is called so',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:my-org*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'a repository of any owner',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringLike: {
                      'token.actions.githubusercontent.com:sub': 'repo:*/my-repo:ref:refs/heads/main',
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'anything',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': '*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'a repository, or any',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringLike: {
                      'token.actions.githubusercontent.com:sub': ['repo:my-org/my-repo:*', 'repo:*'],
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'a repository, if one is named',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringEqualsIfExists: {
                      'token.actions.githubusercontent.com:sub': 'repo:my-org/my-repo:ref:refs/heads/main',
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'of all values, of which there may be none',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    'ForAllValues:StringLike': { 'token.actions.githubusercontent.com:sub': 'repo:my-org/*' },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'any repository but one',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: { StringNotLike: { 'token.actions.githubusercontent.com:sub': 'repo:evil/*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'that there is a subject',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: { Null: { 'token.actions.githubusercontent.com:sub': 'false' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'the provider of the template',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Federated: { 'Fn::GetAtt': ['Provider', 'Arn'] } },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                  },
                },
              ],
            },
          },
        },
        Provider: { Type: 'AWS::IAM::OIDCProvider' },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'every action of STS',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:*',
                  Condition: {
                    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'a list of actions',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: ['sts:TagSession', 'sts:AssumeRoleWithWebIdentity'],
                  Condition: {
                    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'a repository, by its own claim',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringEquals: { 'token.actions.githubusercontent.com:repository': 'my-org/my-repo' },
                  },
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
    name: 'a service account of a cluster',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated:
                      'arn:aws:iam::111111111111:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringEquals: {
                      'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub': 'system:serviceaccount:default:app',
                    },
                  },
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
    name: 'any service account of a cluster',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated:
                      'arn:aws:iam::111111111111:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringLike: {
                      'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub': 'system:serviceaccount:*:*',
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'users of Cognito',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Federated: 'cognito-identity.amazonaws.com' },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' } },
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
    name: 'users by SAML',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Federated: 'arn:aws:iam::111111111111:saml-provider/idp' },
                  Action: 'sts:AssumeRoleWithSAML',
                  Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'ecs-tasks.amazonaws.com' },
                  Action: 'sts:AssumeRole',
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
    name: 'a provider that is a parameter',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Federated: { Ref: 'Provider' } },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                  },
                },
              ],
            },
          },
        },
      },
      Parameters: { Provider: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'a subject that is a parameter',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringLike: { 'token.actions.githubusercontent.com:sub': { Ref: 'Subject' } },
                  },
                },
              ],
            },
          },
        },
      },
      Parameters: { Subject: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'a repository that is a parameter',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringLike: {
                      'token.actions.githubusercontent.com:sub': { 'Fn::Sub': `repo:my-org/\${Repo}:*` },
                    },
                  },
                },
              ],
            },
          },
        },
      },
      Parameters: { Repo: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'an owner that is a parameter',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringLike: {
                      'token.actions.githubusercontent.com:sub': { 'Fn::Sub': `repo:\${Owner}/my-repo:*` },
                    },
                  },
                },
              ],
            },
          },
        },
      },
      Parameters: { Owner: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'conditions that are an import',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: { 'Fn::ImportValue': 'conditions' },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
];
