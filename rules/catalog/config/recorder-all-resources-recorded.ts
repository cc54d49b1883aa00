import { is } from '../../core/expectation';
import { both, type Predicate, property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isList, isUnresolved, show } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';

const GROUP = 'RecordingGroup';
const EXCLUDED = `${GROUP}.ExclusionByResourceTypes.ResourceTypes`;

/** What is not said is everything, but a group that is says what: https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html */
const everything: Predicate = (recorder, context) => {
  if (context.read(recorder, GROUP) === undefined) return compliant();
  const strategy = context.read(recorder, `${GROUP}.RecordingStrategy.UseOnly`);
  if (strategy !== 'EXCLUSION_BY_RESOURCE_TYPES') {
    const all = property(`${GROUP}.AllSupported`, is(true), { absent: false })(recorder, context);
    return isUnresolved(strategy) && all[0].status === 'violation'
      ? indeterminate(GROUP, `${GROUP} has the strategy ${show(strategy)}, ${strategy.why}`)
      : all;
  }
  const excluded = context.read(recorder, EXCLUDED) ?? [];
  if (isList(excluded) && excluded.length === 0) return compliant();
  return (isList(excluded) ? violation : indeterminate)(
    EXCLUDED,
    `${EXCLUDED} is ${show(excluded)}, expected none`,
  );
};

export const recorderAllResourcesRecorded = defineRule({
  id: 'config-recorder-all-resources-recorded',
  title: 'AWS Config records resources of all types',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'What is not recorded is judged by no rule, and nobody can say later what it looked like.',
  remediation: 'Set recordingGroup to { allSupported: true }, and leave startedOnCreate on',
  controls: {
    'aws-fsbp': ['Config.1'],
    'nist-800-53-r5': ['CM-3', 'CM-6(1)', 'CM-8', 'CM-8(2)'],
  },
  appliesTo: ['AWS::Config::ConfigurationRecorder'],
  reads: [],
  /** Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-configurationrecorder.html */
  evaluate: both(everything, property('StartedOnCreate', is(true), { absent: true })),
});
