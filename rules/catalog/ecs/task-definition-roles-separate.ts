import { namedByArn } from '../../core/arn';
import { defineRule } from '../../core/rule';
import { isUnresolved, same, show, type Value } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';
import { TASK_DEFINITION } from '../shared/task-definition';

const ROLE = 'AWS::IAM::Role';
const PATH = 'TaskRoleArn';

/** The name at the end of an ARN, or the name itself; undefined where it is known once deployed. */
function roleName(value: Value): string | undefined {
  if (typeof value === 'string') return value.split('/').at(-1);
  const name = isUnresolved(value) ? namedByArn(value.parts)?.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

export const taskDefinitionRolesSeparate = defineRule({
  id: 'ecs-task-definition-roles-separate',
  title: 'ECS tasks have another role than the one that starts them',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'The execution role may read every secret and pull every image of the task; as the task role it hands those permissions to whoever gets into a container.',
  remediation: 'Give the task definition a taskRole of its own with what the application needs, and no more',
  controls: {},
  appliesTo: [TASK_DEFINITION],
  reads: [ROLE],
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html
  evaluate: (definition, context) => {
    const task = context.read(definition, PATH) ?? '';
    const execution = context.read(definition, 'ExecutionRoleArn') ?? '';
    if (task === '' || execution === '') return compliant();
    const [one, other] = [task, execution].map((value) => ({
      roles: context.referenced(ROLE, value).found,
      name: roleName(value),
    }));
    const shared = one?.roles.some((role) => other?.roles.includes(role)) || same(task, execution) === true;
    if (shared || (one?.name !== undefined && one.name === other?.name)) {
      return violation(PATH, `${PATH} is ${show(task)}, expected another role than ExecutionRoleArn`);
    }
    const known = [one, other].every((side) => side && (side.roles.length > 0 || side.name !== undefined));
    return known
      ? compliant()
      : indeterminate(
          PATH,
          `${PATH} is ${show(task)}, and ExecutionRoleArn, ${show(execution)}, may be the same`,
        );
  },
});
