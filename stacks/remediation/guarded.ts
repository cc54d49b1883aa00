import { remediationPath, type Step, type Surroundings, startsWith, tell } from './runbook';

/** A day: what was approved later than that was about something else. */
const PATIENCE_SECONDS = 86_400;

interface Guarded {
  /** The rule whose violation is mended, and the type that it is about. */
  readonly rule: string;
  readonly resourceType: string;
  /** What the function is asked before anything is changed. */
  readonly plan: string;
  readonly subject: string;
}

/** The parameter that says whether anything is to be changed; nobody forgets it, for it has no default. */
export const dryRunOf = ({ mode }: Pick<Surroundings, 'mode'>) => ({
  type: 'String' as const,
  description:
    mode === 'notify'
      ? 'true, as this environment is set to change nothing (mode notify)'
      : 'true tells what would be changed, false changes it',
  allowedValues: mode === 'notify' ? ['true'] : ['true', 'false'],
});

/** The name of the step whose answer says what was judged last. */
export const verifiedBy = ({ mode }: Pick<Surroundings, 'mode'>): string =>
  mode === 'approve' ? 'verifyAgain' : 'verify';

/**
 * The steps before any change: the rule is judged again, for AWS Config may remediate what complies; the function asks
 * after the live resource, scope, opt-out, limit and switch; a dry run ends; somebody approves where that is asked for.
 * What ends here ends with success, and `plan.Payload` says why.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_PutRemediationConfigurations.html
 */
export function guards(
  { rule, resourceType, plan, subject }: Guarded,
  surroundings: Surroundings,
  change: string,
): readonly Step[] {
  const { mode, evaluator, remediator } = surroundings;
  const verify = (name: string, nextStep: string): Step => ({
    name,
    description: `Judges ${rule} again, on what AWS Config has recorded by now`,
    action: 'aws:invokeLambdaFunction',
    maxAttempts: 3,
    timeoutSeconds: 120,
    onFailure: 'Abort',
    inputs: {
      FunctionName: evaluator,
      InputPayload: {
        verify: { rule, resourceType, resourceId: '{{ ResourceId }}' },
        accountId: '{{ global:ACCOUNT_ID }}',
      },
    },
    nextStep,
  });
  return [
    verify('verify', 'plan'),
    {
      name: 'plan',
      description: 'Asks whether what was judged is what is there, ours to change, and not one too many',
      action: 'aws:invokeLambdaFunction',
      maxAttempts: 3,
      timeoutSeconds: 60,
      onFailure: 'Abort',
      inputs: {
        FunctionName: remediator,
        InputPayload: { work: plan, resourceId: '{{ ResourceId }}', verified: '{{ verify.Payload }}' },
      },
      nextStep: 'isPlanned',
    },
    {
      name: 'isPlanned',
      action: 'aws:branch',
      inputs: { Choices: [{ NextStep: 'isDryRun', Or: startsWith('plan', 'go: ') }] },
      isEnd: true,
    },
    {
      name: 'isDryRun',
      action: 'aws:branch',
      inputs: {
        Choices: [
          {
            NextStep: mode === 'approve' ? 'ask' : change,
            Variable: '{{ DryRun }}',
            StringEquals: 'false',
          },
        ],
      },
      isEnd: true,
    },
    ...(mode === 'approve' ? asking(surroundings, subject, verify('verifyAgain', change)) : []),
  ];
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html */
function asking(surroundings: Surroundings, subject: string, verifyAgain: Step): readonly Step[] {
  const signal =
    'aws ssm send-automation-signal --automation-execution-id {{ automation:EXECUTION_ID }} --signal-type';
  return [
    {
      ...tell('ask', surroundings, `Approve: ${subject} (${surroundings.environment})`, [
        '{{ plan.Payload }}',
        '',
        'Nothing is changed unless one of the approvers says so within a day:',
        `  ${signal} Approve`,
        `  ${signal} Reject`,
      ]),
      onFailure: 'Abort',
      nextStep: 'approve',
    },
    {
      name: 'approve',
      action: 'aws:approve',
      timeoutSeconds: PATIENCE_SECONDS,
      onFailure: 'Abort',
      inputs: { Approvers: surroundings.approvers, Message: '{{ plan.Payload }}' },
      nextStep: 'verifyAgain',
    },
    verifyAgain,
  ];
}

/** How to switch it all off, for whoever reads of a change. */
export const switchOff = (environment: string): string =>
  `aws ssm put-parameter --overwrite --type String --name ${remediationPath(environment)}/switch --value off`;

/** The command that runs a runbook. */
export const runCommand = (document: string, parameters: string): string =>
  `aws ssm start-automation-execution --document-name ${document} --parameters ${parameters}`;
