import { z } from 'zod';
import { records } from '../../rules/enforcers/config-rule/carriers';
import type { PlannedRule } from '../../rules/enforcers/config-rule/plan';

const frequency = z.enum(['CONTINUOUS', 'DAILY']);
const types = z.array(z.string());

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationRecorder.html */
const Recorder = z.looseObject({
  name: z.string(),
  /** Of a recorder that belongs to a service, and tells nobody else. */
  servicePrincipal: z.string().optional(),
  recordingGroup: z
    .looseObject({
      allSupported: z.boolean().default(false),
      includeGlobalResourceTypes: z.boolean().default(false),
      resourceTypes: types.default([]),
      exclusionByResourceTypes: z.looseObject({ resourceTypes: types.default([]) }).optional(),
      recordingStrategy: z.looseObject({ useOnly: z.string().optional() }).optional(),
    })
    .prefault({}),
  recordingMode: z
    .looseObject({
      recordingFrequency: frequency.default('CONTINUOUS'),
      recordingModeOverrides: z
        .array(z.looseObject({ resourceTypes: types, recordingFrequency: frequency }))
        .default([]),
    })
    .prefault({}),
});
const Answer = z.looseObject({ ConfigurationRecorders: z.array(Recorder) });

type Recorder = z.infer<typeof Recorder>;

/** A type that the rules need and the recorder does not record as they need it, and what becomes of them. */
interface Gap {
  readonly type: string;
  /** Rules that judge nothing of that type. */
  readonly judges: readonly string[];
  /** Rules that are in doubt where they have to look at one. */
  readonly reads: readonly string[];
}

export interface Coverage {
  /** The recorder of the account's own, if there is one. */
  readonly name: string | undefined;
  readonly needed: number;
  readonly missing: readonly Gap[];
  /** Recorded once a day: a change is judged up to 24 hours after it was made. */
  readonly daily: readonly Gap[];
}

/** What `aws configservice describe-configuration-recorders` answered; throws where it is something else. */
export function parseRecorders(text: string): readonly Recorder[] {
  return Answer.parse(JSON.parse(text)).ConfigurationRecorders;
}

/** What of the types that rules judge and read is recorded, and how often. */
export function coverageOf(recorders: readonly Recorder[], planned: readonly PlannedRule[]): Coverage {
  const own = recorders.find(({ servicePrincipal }) => servicePrincipal === undefined);
  const needed = [...new Set(planned.flatMap(({ judges, reads }) => [...judges, ...reads]))].sort();
  const recorded = (type: string): boolean =>
    own !== undefined && records(own.recordingGroup as Parameters<typeof records>[0], type);
  const gap = (type: string): Gap => ({
    type,
    judges: planned.filter(({ judges }) => judges.includes(type)).map(({ rule }) => rule),
    reads: planned.filter(({ reads }) => reads.includes(type)).map(({ rule }) => rule),
  });
  return {
    name: own?.name,
    needed: needed.length,
    missing: needed.filter((type) => !recorded(type)).map(gap),
    daily: needed.filter((type) => recorded(type) && own && frequencyOf(own, type) === 'DAILY').map(gap),
  };
}

function frequencyOf({ recordingMode }: Recorder, type: string): string {
  const { recordingFrequency, recordingModeOverrides } = recordingMode;
  return (
    recordingModeOverrides.find(({ resourceTypes }) => resourceTypes.includes(type))?.recordingFrequency ??
    recordingFrequency
  );
}

/** The coverage as a person reads it. */
export function asText({ name, needed, missing, daily }: Coverage): string {
  const recorder =
    name === undefined
      ? 'There is no recorder of the account itself: nothing is recorded for its rules.'
      : `Recorder ${JSON.stringify(name)} records ${needed - missing.length} of the ${needed} types that the rules judge and read.`;
  return [recorder, ...list('Not recorded:', missing), ...list(DAILY, daily)].join('\n');
}

const DAILY = 'Recorded once a day, so that a change is judged up to 24 hours after it was made:';

function list(title: string, gaps: readonly Gap[]): readonly string[] {
  const lines = gaps.flatMap(({ type, judges, reads }) => [
    `  ${type}`,
    ...(judges.length > 0 ? [`    judged by: ${judges.join(', ')}`] : []),
    ...(reads.length > 0 ? [`    read by: ${reads.join(', ')}`] : []),
  ]);
  return gaps.length === 0 ? [] : ['', title, ...lines];
}
