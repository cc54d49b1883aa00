import { namedByArn } from '../../core/arn';
import { unknownList } from '../../core/property';
import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isUnresolved, same, show, type Value } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';
import { TASK_DEFINITION } from '../shared/task-definition';

const ROLE = 'AWS::IAM::Role';
const PATH = 'TaskRoleArn';

interface Side {
  readonly roles: readonly Resource[];
  /** The name of the role; null for one that CloudFormation makes up, undefined where it is not known. */
  readonly name: string | null | undefined;
}

function sideOf(value: Value, context: Context): Side {
  const roles = context.referenced(ROLE, value).found;
  if (roles[0]) {
    const name = context.read(roles[0], 'RoleName') ?? null;
    return { roles, name: typeof name === 'string' || name === null ? name : undefined };
  }
  if (typeof value === 'string') return { roles, name: value.split('/').at(-1) };
  const name = isUnresolved(value) ? namedByArn(value.parts)?.name : undefined;
  return { roles, name: typeof name === 'string' ? name : undefined };
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
    // Two properties that nobody has seen are not the same.
    if (isUnresolved(definition.properties)) return unknownList(PATH, definition.properties);
    const task = context.read(definition, PATH) ?? '';
    const execution = context.read(definition, 'ExecutionRoleArn') ?? '';
    if (task === '' || execution === '') return compliant();
    const [one, other] = [sideOf(task, context), sideOf(execution, context)];
    const isShared =
      same(task, execution) === true ||
      one.roles.some((role) => other.roles.includes(role)) ||
      (typeof one.name === 'string' && one.name === other.name);
    if (isShared) {
      return violation(PATH, `${PATH} is ${show(task)}, expected another role than ExecutionRoleArn`);
    }
    const areApart = one.roles.length > 0 && other.roles.length > 0;
    return areApart || (one.name !== undefined && other.name !== undefined)
      ? compliant()
      : indeterminate(
          PATH,
          `${PATH} is ${show(task)}, and ExecutionRoleArn, ${show(execution)}, may be the same`,
        );
  },
});
