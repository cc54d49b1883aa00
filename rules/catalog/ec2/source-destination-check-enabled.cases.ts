import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'an interface that checks',
    given: {
      Resources: { Interface: { Type: 'AWS::EC2::NetworkInterface', Properties: { SourceDestCheck: true } } },
    },
    expect: 'compliant',
  },
  {
    name: 'an interface that says nothing',
    given: { Resources: { Interface: { Type: 'AWS::EC2::NetworkInterface', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'an interface that does not check',
    given: {
      Resources: {
        Interface: { Type: 'AWS::EC2::NetworkInterface', Properties: { SourceDestCheck: false } },
      },
    },
    expect: 'violation',
    at: ['Interface SourceDestCheck'],
  },
  {
    name: 'an interface that does not check, as text',
    given: {
      Resources: {
        Interface: { Type: 'AWS::EC2::NetworkInterface', Properties: { SourceDestCheck: 'false' } },
      },
    },
    expect: 'violation',
    at: ['Interface SourceDestCheck'],
  },
  {
    name: 'a fabric adapter that does not check',
    given: {
      Resources: {
        Interface: {
          Type: 'AWS::EC2::NetworkInterface',
          Properties: { InterfaceType: 'efa', SourceDestCheck: false },
        },
      },
    },
    expect: 'violation',
    at: ['Interface SourceDestCheck'],
  },
  {
    name: 'a trunk, which the control leaves out',
    given: {
      Resources: {
        Interface: {
          Type: 'AWS::EC2::NetworkInterface',
          Properties: { InterfaceType: 'trunk', SourceDestCheck: false },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an interface of a type that is not known',
    given: {
      Resources: {
        Interface: {
          Type: 'AWS::EC2::NetworkInterface',
          Properties: { InterfaceType: { Ref: 'Kind' }, SourceDestCheck: false },
        },
      },
      Parameters: { Kind: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Interface InterfaceType'],
  },
  {
    name: 'an interface that checks as somebody decides',
    given: {
      Resources: {
        Interface: { Type: 'AWS::EC2::NetworkInterface', Properties: { SourceDestCheck: { Ref: 'Check' } } },
      },
      Parameters: { Check: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Interface SourceDestCheck'],
  },
  {
    name: 'an instance that says nothing',
    given: { Resources: { Instance: { Type: 'AWS::EC2::Instance', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'an instance that translates addresses',
    given: {
      Resources: { Instance: { Type: 'AWS::EC2::Instance', Properties: { SourceDestCheck: 'false' } } },
    },
    expect: 'violation',
    at: ['Instance SourceDestCheck'],
  },
];
