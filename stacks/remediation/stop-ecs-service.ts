import { dryRunOf, guards, runCommand, switchOff, verifiedBy } from './guarded';
import {
  parametersOf,
  type Runbook,
  remediationPath,
  runbookNames,
  type Step,
  type Surroundings,
  startsWith,
  tell,
} from './runbook';

/** ECS takes its time to stop tasks: load balancers drain, and a task may take two minutes to stop. */
const STOPPED_WITHIN_MINUTES = 15;
const LOOKS = 3;

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
export const SCALABLE = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' } as const;

export const SERVICE = {
  pattern: '^arn:aws[\\w-]*:ecs:[\\w-]+:\\d{12}:service/[\\w-]+/[\\w-]+$',
  description: 'The ARN of the service, which is its id in AWS Config',
};

/** The service as ECS knows it; what comes next names it in other ways than its ARN. */
export const look = (cluster: string, nextStep: string): Step => ({
  name: 'look',
  action: 'aws:executeAwsApi',
  maxAttempts: 3,
  onFailure: 'Abort',
  inputs: { Service: 'ecs', Api: 'DescribeServices', cluster, services: ['{{ ResourceId }}'] },
  outputs: [
    { Name: 'Name', Selector: '$.services[0].serviceName', Type: 'String' },
    { Name: 'DesiredCount', Selector: '$.services[0].desiredCount', Type: 'Integer' },
  ],
  nextStep,
});

/** Stops an ECS service that runs in a public subnet; `start-ecs-service-again` undoes it. */
export function stopEcsService(surroundings: Surroundings, role: string): Runbook {
  const { cluster, environment, remediator } = surroundings;
  const undo = runCommand(runbookNames(environment).startAgain, 'ResourceId={{ ResourceId }}');
  const scalable = {
    Service: 'application-autoscaling',
    Api: 'RegisterScalableTarget',
    ...SCALABLE,
    ResourceId: `service/${cluster}/{{ look.Name }}`,
  };
  const done = [
    '{{ plan.Payload }}',
    '',
    'Once it is mended, start it again with as many tasks as before:',
    `  ${undo}`,
    'Switch all remediation off:',
    `  ${switchOff(environment)}`,
    'Runbook: {{ automation:EXECUTION_ID }}',
  ];
  return {
    schemaVersion: '0.3',
    description: `Stops an ECS service in a public subnet of the cluster ${cluster}, after judging it again. What it had is kept under ${remediationPath(environment)}/stopped.`,
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters: { ...parametersOf(role, SERVICE), DryRun: dryRunOf(surroundings) },
    mainSteps: [
      ...guards(
        {
          rule: 'ecs-service-private-subnets-required',
          resourceType: 'AWS::ECS::Service',
          plan: 'plan-stop',
          subject: 'stop an ECS service in a public subnet',
        },
        surroundings,
        'look',
      ),
      look(cluster, 'record'),
      {
        name: 'record',
        description: 'Asks all of it again, and writes down what the service has, unless an earlier try did',
        action: 'aws:invokeLambdaFunction',
        maxAttempts: 3,
        timeoutSeconds: 60,
        onFailure: 'Abort',
        inputs: {
          FunctionName: remediator,
          InputPayload: {
            work: 'record-service',
            resourceId: '{{ ResourceId }}',
            verified: `{{ ${verifiedBy(surroundings)}.Payload }}`,
          },
        },
        nextStep: 'isRecorded',
      },
      {
        name: 'isRecorded',
        action: 'aws:branch',
        inputs: {
          Choices: [
            { NextStep: 'setCapacityToZero', Or: startsWith('record', 'recorded: scaled') },
            { NextStep: 'setDesiredCountToZero', Or: startsWith('record', 'recorded: not scaled') },
          ],
        },
        isEnd: true,
      },
      {
        name: 'setCapacityToZero',
        description: 'The maximum as well: no policy brings tasks back then',
        action: 'aws:executeAwsApi',
        maxAttempts: 3,
        onFailure: 'step:setMinCapacityToZero',
        isCritical: false,
        inputs: { ...scalable, MinCapacity: 0, MaxCapacity: 0 },
        nextStep: 'setDesiredCountToZero',
      },
      {
        name: 'setMinCapacityToZero',
        // Only of the minimum it is documented that it may be 0:
        // https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
        description: 'Where a maximum of 0 is refused',
        action: 'aws:executeAwsApi',
        maxAttempts: 3,
        onFailure: 'Abort',
        inputs: { ...scalable, MinCapacity: 0 },
        nextStep: 'setDesiredCountToZero',
      },
      {
        name: 'setDesiredCountToZero',
        action: 'aws:executeAwsApi',
        maxAttempts: 3,
        onFailure: 'Abort',
        inputs: {
          Service: 'ecs',
          Api: 'UpdateService',
          cluster,
          service: '{{ ResourceId }}',
          desiredCount: 0,
        },
        nextStep: 'waitUntilStopped',
      },
      {
        name: 'waitUntilStopped',
        action: 'aws:waitForAwsResourceProperty',
        // Each try has its own time: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#timeProp
        maxAttempts: LOOKS,
        timeoutSeconds: (STOPPED_WITHIN_MINUTES * 60) / LOOKS,
        onFailure: 'step:tellThatTasksRun',
        isCritical: true,
        inputs: {
          Service: 'ecs',
          Api: 'DescribeServices',
          cluster,
          services: ['{{ ResourceId }}'],
          PropertySelector: '$.services[0].runningCount',
          DesiredValues: ['0'],
        },
        nextStep: 'tellThatItStopped',
      },
      {
        ...tell(
          'tellThatItStopped',
          surroundings,
          `Stopped: an ECS service in a public subnet (${environment})`,
          ['No task of it runs any more.', ...done],
        ),
        isEnd: true,
      },
      {
        ...tell(
          'tellThatTasksRun',
          surroundings,
          `Stopping: an ECS service in a public subnet (${environment})`,
          [
            `It was told to stop, but after ${STOPPED_WITHIN_MINUTES} minutes it still has tasks. Look at it.`,
            ...done,
          ],
        ),
        isEnd: true,
      },
    ],
    outputs: ['verify.Payload', 'plan.Payload', 'record.Payload'],
  };
}
