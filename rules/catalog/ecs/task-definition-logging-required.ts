import type { Expectation } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';
import { eachContainer, TASK_DEFINITION } from '../shared/task-definition';

/** `none` is what Docker calls the driver that throws everything away. */
const driver: Expectation = {
  expected: 'a log driver, such as "awslogs"',
  test: (value) =>
    isUnresolved(value) ? 'unknown' : typeof value === 'string' && value !== '' && value !== 'none',
};

export const taskDefinitionLoggingRequired = defineRule({
  id: 'ecs-task-definition-logging-required',
  title: 'ECS containers send their logs somewhere',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Without a log configuration what a container wrote ends with it, and nobody can tell what an attacker or a fault did.',
  remediation: 'Add logging: LogDrivers.awsLogs({ streamPrefix, logGroup }) to the container',
  controls: {
    'aws-fsbp': ['ECS.9'],
    'nist-800-53-r5': [
      'AC-4(26)',
      'AU-2',
      'AU-3',
      'AU-6(3)',
      'AU-6(4)',
      'AU-10',
      'AU-12',
      'CA-7',
      'SC-7(9)',
      'SI-7(8)',
    ],
  },
  appliesTo: [TASK_DEFINITION],
  reads: [],
  evaluate: eachContainer((container) => property(`${container}.LogConfiguration.LogDriver`, driver)),
});
