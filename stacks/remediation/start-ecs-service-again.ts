import { parametersOf, type Runbook, remediationPath, type Step, type Surroundings, tell } from './runbook';
import { look, SCALABLE, SERVICE } from './stop-ecs-service';

/** Undoes `stop-ecs-service`: gives the service the tasks and the autoscaling that were recorded, then drops the record. */
export function startEcsServiceAgain(surroundings: Surroundings, role: string): Runbook {
  const { cluster, environment } = surroundings;
  const record = (key: string): string => `${remediationPath(environment)}/stopped/{{ look.Name }}/${key}`;
  const read = (name: string, key: string, Type: 'String' | 'Integer', nextStep: string): Step => ({
    name,
    action: 'aws:executeAwsApi',
    maxAttempts: 3,
    onFailure: 'Abort',
    inputs: { Service: 'ssm', Api: 'GetParameter', Name: record(key) },
    outputs: [{ Name: 'Value', Selector: '$.Parameter.Value', Type }],
    nextStep,
  });
  return {
    schemaVersion: '0.3',
    description: `Starts an ECS service of the cluster ${cluster} again that was stopped for standing in a public subnet, with as many tasks as it had.`,
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters: parametersOf(role, SERVICE),
    mainSteps: [
      look(cluster, 'readDesiredCount'),
      read('readDesiredCount', 'desired-count', 'Integer', 'readScaling'),
      read('readScaling', 'scaling', 'String', 'isScaled'),
      {
        name: 'isScaled',
        action: 'aws:branch',
        inputs: {
          Choices: [
            { NextStep: 'readMinCapacity', Variable: '{{ readScaling.Value }}', StringEquals: 'yes' },
            { NextStep: 'restoreDesiredCount', Variable: '{{ readScaling.Value }}', StringEquals: 'no' },
          ],
        },
        isEnd: true,
      },
      read('readMinCapacity', 'min-capacity', 'Integer', 'readMaxCapacity'),
      read('readMaxCapacity', 'max-capacity', 'Integer', 'restoreCapacity'),
      {
        name: 'restoreCapacity',
        action: 'aws:executeAwsApi',
        maxAttempts: 3,
        onFailure: 'Abort',
        inputs: {
          Service: 'application-autoscaling',
          Api: 'RegisterScalableTarget',
          ...SCALABLE,
          ResourceId: `service/${cluster}/{{ look.Name }}`,
          MinCapacity: '{{ readMinCapacity.Value }}',
          MaxCapacity: '{{ readMaxCapacity.Value }}',
        },
        nextStep: 'restoreDesiredCount',
      },
      {
        name: 'restoreDesiredCount',
        action: 'aws:executeAwsApi',
        maxAttempts: 3,
        onFailure: 'Abort',
        inputs: {
          Service: 'ecs',
          Api: 'UpdateService',
          cluster,
          service: '{{ ResourceId }}',
          desiredCount: '{{ readDesiredCount.Value }}',
        },
        nextStep: 'removeRecord',
      },
      {
        name: 'removeRecord',
        action: 'aws:executeAwsApi',
        maxAttempts: 3,
        onFailure: 'Abort',
        inputs: {
          Service: 'ssm',
          Api: 'DeleteParameters',
          Names: ['scaling', 'min-capacity', 'max-capacity', 'desired-count'].map(record),
        },
        nextStep: 'tellThatItStarts',
      },
      {
        ...tell('tellThatItStarts', surroundings, `Started again: an ECS service (${environment})`, [
          '{{ look.Name }} is to have {{ readDesiredCount.Value }} tasks again, as before it was stopped.',
          'If it still stands in a public subnet, it may be stopped again.',
          'Runbook: {{ automation:EXECUTION_ID }}',
        ]),
        isEnd: true,
      },
    ],
    outputs: ['look.Name', 'readDesiredCount.Value', 'readScaling.Value'],
  };
}
