import { is } from '../../core/expectation';
import { type Predicate, property, when, whyUnknown } from '../../core/property';
import { nameOf, type Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isUnresolved, show } from '../../core/value';
import { all, compliant, indeterminate, statusOf, type Verdicts, violation } from '../../core/verdict';
import { eachContainer, TASK_DEFINITION } from '../shared/task-definition';

const CLUSTER = 'AWS::ECS::Cluster';
const PATH = 'EnableExecuteCommand';
const EXEC = 'Configuration.ExecuteCommandConfiguration';

/** What is missing elsewhere is told of the service, which lets people in. */
function onService(judged: Verdicts, says: string): Verdicts {
  switch (statusOf(judged)) {
    case 'compliant':
      return compliant();
    case 'violation':
      return violation(PATH, `${PATH} is true, ${says}`);
    default:
      return indeterminate(PATH, `${PATH} is true; it is not known before deployment whether ${says}`);
  }
}

/** By default the awslogs configuration of each container is used, and without one nothing is logged. */
const loggedByTasks: Predicate = (service, context) => {
  const value = context.read(service, 'TaskDefinition') ?? null;
  const { found } = context.referenced(TASK_DEFINITION, value);
  if (found.length === 0) {
    return indeterminate(PATH, `${PATH} is true, and TaskDefinition, ${show(value)}, is not in sight`);
  }
  const awslogs = eachContainer((path) => property(`${path}.LogConfiguration.LogDriver`, is('awslogs')));
  return all(
    found.map((definition) =>
      onService(
        awslogs(definition, context),
        `a container of ${nameOf(definition)} does not log by "awslogs"`,
      ),
    ),
  );
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-cluster-executecommandconfiguration.html */
function loggedBy(cluster: Resource, service: Resource, context: Context): Verdicts {
  const logging = context.read(cluster, `${EXEC}.Logging`) ?? 'DEFAULT';
  const says = `cluster ${nameOf(cluster)} has ${EXEC}.Logging ${show(logging)}`;
  if (isUnresolved(logging))
    return indeterminate(PATH, `${PATH} is true, and ${says}, ${whyUnknown(logging)}`);
  if (logging === 'DEFAULT') return loggedByTasks(service, context);
  if (logging !== 'OVERRIDE')
    return violation(PATH, `${PATH} is true, and ${says}, expected sessions to be logged`);
  const destinations = ['CloudWatchLogGroupName', 'S3BucketName'].map((name) =>
    context.read(cluster, `${EXEC}.LogConfiguration.${name}`),
  );
  return destinations.some((value) => value !== undefined && value !== '')
    ? compliant()
    : violation(PATH, `${PATH} is true, and ${says} without a log group or a bucket`);
}

export const serviceExecLogged = defineRule({
  id: 'ecs-service-exec-logged',
  title: 'ECS Exec is off, or its sessions are logged',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'ECS Exec gives people a shell in a running container; without a log nobody can say afterwards what they read or changed.',
  remediation:
    'Remove enableExecuteCommand from the service, or set executeCommandConfiguration: { logging: ExecuteCommandLogging.OVERRIDE, logConfiguration } on the cluster',
  controls: {},
  appliesTo: ['AWS::ECS::Service'],
  reads: [CLUSTER, TASK_DEFINITION],
  // Off by default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
  evaluate: when(property(PATH, is(true), { absent: false }), (service, context) => {
    const value = context.read(service, 'Cluster') ?? 'default';
    const { found } = context.referenced(CLUSTER, value);
    return found.length === 0
      ? indeterminate(PATH, `${PATH} is true, and Cluster, ${show(value)}, is not in sight`)
      : all(found.map((cluster) => loggedBy(cluster, service, context)));
  }),
});
