import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'nothing said, which means all',
    given: { Resources: { Recorder: { Type: 'AWS::Config::ConfigurationRecorder', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'all',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: { RecordingGroup: { AllSupported: 'true', IncludeGlobalResourceTypes: true } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'some',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: { RecordingGroup: { AllSupported: false, ResourceTypes: ['AWS::EC2::Instance'] } },
        },
      },
    },
    expect: 'violation',
    at: ['Recorder RecordingGroup.AllSupported'],
  },
  {
    name: 'some, and nothing said of all',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: { RecordingGroup: { ResourceTypes: ['AWS::EC2::Instance'] } },
        },
      },
    },
    expect: 'violation',
    at: ['Recorder RecordingGroup.AllSupported'],
  },
  {
    name: 'all but some',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: {
            RecordingGroup: {
              RecordingStrategy: { UseOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
              ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::Role'] },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Recorder RecordingGroup.ExclusionByResourceTypes.ResourceTypes'],
  },
  {
    name: 'all but none',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: {
            RecordingGroup: {
              RecordingStrategy: { UseOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
              ExclusionByResourceTypes: { ResourceTypes: [] },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all, by strategy',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: {
            RecordingGroup: {
              AllSupported: true,
              RecordingStrategy: { UseOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all, by a recorder that is not started',
    given: {
      Resources: {
        Recorder: { Type: 'AWS::Config::ConfigurationRecorder', Properties: { StartedOnCreate: false } },
      },
    },
    expect: 'violation',
    at: ['Recorder StartedOnCreate'],
  },
  {
    name: 'all or not, as a parameter says',
    given: {
      Parameters: { All: { Type: 'String' } },
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: { RecordingGroup: { AllSupported: { Ref: 'All' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Recorder RecordingGroup.AllSupported'],
  },
  {
    name: 'a strategy that is a parameter',
    given: {
      Parameters: { Strategy: { Type: 'String' } },
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: { RecordingGroup: { RecordingStrategy: { UseOnly: { Ref: 'Strategy' } } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Recorder RecordingGroup'],
  },
];
