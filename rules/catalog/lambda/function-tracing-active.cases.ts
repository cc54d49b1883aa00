import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'active',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: { Mode: 'Active' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'passed through',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: { Mode: 'PassThrough' } } },
      },
    },
    expect: 'violation',
    at: ['Function TracingConfig.Mode'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: {} } } },
    expect: 'violation',
    at: ['Function TracingConfig.Mode'],
  },
  {
    name: 'a mode that is a parameter',
    given: {
      Parameters: { Mode: { Type: 'String' } },
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: { Mode: { Ref: 'Mode' } } } },
      },
    },
    expect: 'indeterminate',
    at: ['Function TracingConfig.Mode'],
  },
];
