import { dryRunOf, guards, runCommand, switchOff, verifiedBy } from './guarded';
import {
  parametersOf,
  type Runbook,
  remediationPath,
  runbookNames,
  type Surroundings,
  startsWith,
  tell,
} from './runbook';

const GROUP = { pattern: '^sg-[0-9a-f]{8,17}$', description: 'The id of the security group' };

/** Closes what a security group of a task opens to the whole internet; `authorize-ingress-again` undoes it. */
export function revokeWorldOpenIngress(surroundings: Surroundings, role: string): Runbook {
  const { cluster, environment, remediator } = surroundings;
  const undo = runCommand(runbookNames(environment).authorizeAgain, 'ResourceId={{ ResourceId }}');
  return {
    schemaVersion: '0.3',
    description: `Revokes what a security group of the tasks of the cluster ${cluster} opens to the whole internet, after judging it again. The rules are kept under ${remediationPath(environment)}/revoked.`,
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters: { ...parametersOf(role, GROUP), DryRun: dryRunOf(surroundings) },
    mainSteps: [
      ...guards(
        {
          rule: 'ec2-security-group-ingress-restricted',
          resourceType: 'AWS::EC2::SecurityGroup',
          plan: 'plan-revoke',
          subject: 'close a security group to the internet',
        },
        surroundings,
        'revoke',
      ),
      {
        name: 'revoke',
        description: 'Asks all of it again, writes the rules down, revokes them by their ids, and looks',
        action: 'aws:invokeLambdaFunction',
        maxAttempts: 3,
        timeoutSeconds: 60,
        onFailure: 'Abort',
        inputs: {
          FunctionName: remediator,
          InputPayload: {
            work: 'revoke',
            resourceId: '{{ ResourceId }}',
            verified: `{{ ${verifiedBy(surroundings)}.Payload }}`,
          },
        },
        nextStep: 'isRevoked',
      },
      {
        name: 'isRevoked',
        action: 'aws:branch',
        inputs: { Choices: [{ NextStep: 'tellThatItIsClosed', Or: startsWith('revoke', 'done: ') }] },
        isEnd: true,
      },
      {
        ...tell(
          'tellThatItIsClosed',
          surroundings,
          `Closed: a security group open to the internet (${environment})`,
          [
            '{{ revoke.Payload }}',
            '',
            'To open it again as it was:',
            `  ${undo}`,
            'Switch all remediation off:',
            `  ${switchOff(environment)}`,
            'Runbook: {{ automation:EXECUTION_ID }}',
          ],
        ),
        isEnd: true,
      },
    ],
    outputs: ['verify.Payload', 'plan.Payload', 'revoke.Payload'],
  };
}

/** Undoes `revoke-world-open-ingress`: gives the group the rules that were recorded, then drops the record. */
export function authorizeIngressAgain(surroundings: Surroundings, role: string): Runbook {
  const { environment, remediator } = surroundings;
  return {
    schemaVersion: '0.3',
    description:
      'Gives a security group back the rules that were revoked for opening it to the whole internet.',
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters: parametersOf(role, GROUP),
    mainSteps: [
      {
        name: 'authorize',
        action: 'aws:invokeLambdaFunction',
        maxAttempts: 3,
        timeoutSeconds: 60,
        onFailure: 'Abort',
        inputs: {
          FunctionName: remediator,
          InputPayload: { work: 'authorize', resourceId: '{{ ResourceId }}' },
        },
        nextStep: 'isAuthorized',
      },
      {
        name: 'isAuthorized',
        action: 'aws:branch',
        inputs: { Choices: [{ NextStep: 'tellThatItIsOpen', Or: startsWith('authorize', 'done: ') }] },
        isEnd: true,
      },
      {
        ...tell('tellThatItIsOpen', surroundings, `Opened again: a security group (${environment})`, [
          '{{ authorize.Payload }}',
          'If it is still open to the internet, it may be closed again.',
          'Runbook: {{ automation:EXECUTION_ID }}',
        ]),
        isEnd: true,
      },
    ],
    outputs: ['authorize.Payload'],
  };
}
