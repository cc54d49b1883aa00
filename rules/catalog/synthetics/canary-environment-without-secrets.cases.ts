import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'no variables',
    given: { Resources: { Canary: { Type: 'AWS::Synthetics::Canary', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'an address',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: {
            RunConfig: {
              EnvironmentVariables: { URL: 'https://example.com', TOKEN_URL: 'https://id.example.com' },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the ARN of a secret',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RunConfig: { EnvironmentVariables: { PASSWORD: { Ref: 'Secret' } } } },
        },
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a password',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: {
            RunConfig: { EnvironmentVariables: { URL: 'https://example.com', PASSWORD: 'hunter2' } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Canary RunConfig.EnvironmentVariables.PASSWORD'],
  },
  {
    name: 'a password in an address',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RunConfig: { EnvironmentVariables: { URL: 'https://canary:hunter2@example.com' } } },
        },
      },
    },
    expect: 'violation',
    at: ['Canary RunConfig.EnvironmentVariables.URL'],
  },
  {
    name: 'a password that is given at deployment',
    given: {
      Parameters: { Password: { Type: 'String', NoEcho: true } },
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RunConfig: { EnvironmentVariables: { PASSWORD: { Ref: 'Password' } } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Canary RunConfig.EnvironmentVariables.PASSWORD'],
  },
];
