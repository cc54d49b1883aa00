import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the newest Node.js',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'the oldest Node.js that is supported',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs22.x' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'the Node.js before it',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs20.x' } } },
    },
    expect: 'violation',
    at: ['Function Runtime'],
  },
  {
    name: 'a Node.js long gone',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs12.x' } } },
    },
    expect: 'violation',
    at: ['Function Runtime'],
  },
  {
    name: 'a Python that is supported',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.12' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'a Python that is not',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.9' } } },
    },
    expect: 'violation',
    at: ['Function Runtime'],
  },
  {
    name: 'Java 8 on Amazon Linux 2',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'java8.al2' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'Java 8 on the first Amazon Linux',
    given: { Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'java8' } } } },
    expect: 'violation',
    at: ['Function Runtime'],
  },
  {
    name: 'no language, on Amazon Linux 2023',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { Runtime: 'provided.al2023', PackageType: 'Zip' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no language, on the first Amazon Linux',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'provided' } } },
    },
    expect: 'violation',
    at: ['Function Runtime'],
  },
  {
    name: 'an image, which brings its own',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            PackageType: 'Image',
            Code: { ImageUri: '111111111111.dkr.ecr.eu-west-1.amazonaws.com/r:1' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an archive without a runtime',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Code: { ZipFile: '' } } } },
    },
    expect: 'violation',
    at: ['Function Runtime'],
  },
  {
    name: 'a runtime that is not documented yet',
    given: {
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs40.x' } } },
    },
    expect: 'indeterminate',
    at: ['Function Runtime'],
  },
  {
    name: 'a runtime that is a parameter',
    given: {
      Parameters: { Runtime: { Type: 'String' } },
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: { Ref: 'Runtime' } } } },
    },
    expect: 'indeterminate',
    at: ['Function Runtime'],
  },
  {
    name: 'a runtime that is a parameter, old by default',
    given: {
      Parameters: { Runtime: { Type: 'String', Default: 'nodejs16.x' } },
      Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: { Ref: 'Runtime' } } } },
    },
    expect: 'violation',
    at: ['Function Runtime'],
  },
  {
    name: 'an archive or an image, with an old runtime',
    given: {
      Parameters: { Package: { Type: 'String' } },
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { PackageType: { Ref: 'Package' }, Runtime: 'go1.x' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function PackageType'],
  },
];
