import { type Expectation, is } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isList, isUnresolved } from '../../core/value';
import { eachContainer, TASK_DEFINITION } from '../shared/task-definition';

/** `NONE` switches the check off: https://docs.docker.com/reference/dockerfile/#healthcheck */
const command: Expectation = {
  expected: 'a command, such as ["CMD", "/app/healthy"]',
  test: (value) => {
    const first = isList(value) ? value[0] : value;
    return isUnresolved(first) ? 'unknown' : typeof first === 'string' && first !== '' && first !== 'NONE';
  },
};

export const taskDefinitionHealthCheckRequired = defineRule({
  id: 'ecs-task-definition-health-check-required',
  title: 'Essential ECS containers have a health check in the task definition',
  severity: 'low',
  stage: 'trial',
  rationale:
    'ECS does not look at the HEALTHCHECK of an image: a container that hangs counts as running until something else notices.',
  remediation: 'Set healthCheck: { command: [...] } on the container',
  controls: {},
  appliesTo: [TASK_DEFINITION],
  reads: [],
  // Essential by default: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
  evaluate: eachContainer((container) =>
    when(
      property(`${container}.Essential`, is(true), { absent: true }),
      property(`${container}.HealthCheck.Command`, command),
    ),
  ),
});
