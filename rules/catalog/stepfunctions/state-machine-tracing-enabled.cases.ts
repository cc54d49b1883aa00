import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'traced',
    given: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { TracingConfiguration: { Enabled: true } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'traced, as text',
    given: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { TracingConfiguration: { Enabled: 'true' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'not traced',
    given: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { TracingConfiguration: { Enabled: 'false' } },
        },
      },
    },
    expect: 'violation',
    at: ['Machine TracingConfiguration.Enabled'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: {} } } },
    expect: 'violation',
    at: ['Machine TracingConfiguration.Enabled'],
  },
  {
    name: 'a switch that is a parameter',
    given: {
      Parameters: { Trace: { Type: 'String' } },
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { TracingConfiguration: { Enabled: { Ref: 'Trace' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Machine TracingConfiguration.Enabled'],
  },
];
