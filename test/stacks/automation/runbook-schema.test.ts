import { runbookNames } from '../../../stacks/remediation/runbook';
import { type Document, faultsOf } from './runbook-schema';
import { type Mode, remediationOf, runbookOf } from './runbooks';

const MODES: readonly Mode[] = ['notify', 'approve', 'automatic'];
const NAMES = Object.values(runbookNames('example'));

test.each(MODES)('in the mode %s every runbook is one, and calls what there is as the SDK has it', (mode) => {
  const template = remediationOf(mode);
  expect(NAMES.map((name) => [name, faultsOf(runbookOf(template, name))])).toEqual(
    NAMES.map((name) => [name, []]),
  );
});

const stop = (): Document =>
  structuredClone(runbookOf(remediationOf('automatic'), 'quest-example-stop-ecs-service'));
type Draft = { -readonly [Key in keyof Document]: Document[Key] } & { mainSteps: Record<string, unknown>[] };

test.each<[string, (draft: Draft) => void, string]>([
  [
    'a parameter that the API does not have',
    ({ mainSteps }) =>
      Object.assign(stepOf(mainSteps, 'setDesiredCountToZero')['inputs'] as object, { count: 0 }),
    'setDesiredCountToZero: count is unknown to UpdateServiceRequest',
  ],
  [
    'text for a number',
    ({ mainSteps }) =>
      Object.assign(stepOf(mainSteps, 'setDesiredCountToZero')['inputs'] as object, { desiredCount: '0' }),
    'setDesiredCountToZero: desiredCount is string, not a number',
  ],
  [
    'a step that is not there',
    ({ mainSteps }) => Object.assign(stepOf(mainSteps, 'look'), { nextStep: 'nowhere' }),
    'look: goes to nowhere, which is not there',
  ],
  [
    'a circle',
    ({ mainSteps }) => Object.assign(stepOf(mainSteps, 'look'), { nextStep: 'verify' }),
    'look: goes back to verify',
  ],
  [
    'an output that nobody gives',
    ({ mainSteps }) =>
      Object.assign(stepOf(mainSteps, 'record')['inputs'] as object, {
        InputPayload: { a: '{{ plan.Verdict }}' },
      }),
    'record: {{ plan.Verdict }} is nothing',
  ],
  [
    'a selector with a filter, which is not documented',
    ({ mainSteps }) =>
      Object.assign(stepOf(mainSteps, 'look'), {
        outputs: [{ Name: 'Name', Selector: "$.services[?(@.status=='ACTIVE')]" }],
      }),
    "look: selects by $.services[?(@.status=='ACTIVE')]",
  ],
])('%s is found', (_, change, fault) => {
  const draft = stop() as Draft;
  change(draft);
  expect(faultsOf(draft)).toContain(fault);
});

function stepOf(steps: readonly Record<string, unknown>[], name: string): Record<string, unknown> {
  const found = steps.find((step) => step['name'] === name);
  if (!found) throw new Error(`no step ${name}`);
  return found;
}
