import type { Expectation } from '../../core/expectation';
import { both, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isList, isUnresolved, type Truth, type Value } from '../../core/value';
import { eachContainer, isLinux, TASK_DEFINITION } from '../shared/task-definition';

const hasAll = (value: Value): Truth => {
  if (isUnresolved(value)) return 'unknown';
  const items = isList(value) ? value : [value];
  return items.includes('ALL') ? true : items.some(isUnresolved) ? 'unknown' : false;
};

const withAll: Expectation = { expected: '["ALL"]', test: hasAll };

const withoutAll: Expectation = {
  expected: 'only the capabilities that are needed, not "ALL"',
  test: (value) => {
    const all = hasAll(value);
    return all === 'unknown' ? all : !all;
  },
};

export const taskDefinitionCapabilitiesDropped = defineRule({
  id: 'ecs-task-definition-capabilities-dropped',
  title: 'ECS containers keep no Linux capability that they did not ask for',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'By default Docker leaves a container capabilities, such as NET_RAW and SETUID, that most programs never use and an attacker does.',
  remediation:
    'Add linuxParameters.dropCapabilities(Capability.ALL) to the container, and addCapabilities() what it needs',
  controls: {},
  appliesTo: [TASK_DEFINITION],
  reads: [],
  // With ALL added, what is dropped is no longer all: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
  evaluate: when(
    isLinux,
    eachContainer((container) =>
      both(
        property(`${container}.LinuxParameters.Capabilities.Drop`, withAll, { absent: 'none' }),
        property(`${container}.LinuxParameters.Capabilities.Add`, withoutAll, { absent: 'none' }),
      ),
    ),
  ),
});
