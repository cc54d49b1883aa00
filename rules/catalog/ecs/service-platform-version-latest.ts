import { is, noneOf, oneOf } from '../../core/expectation';
import { type Predicate, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { show } from '../../core/value';
import { all, indeterminate, statusOf, violation } from '../../core/verdict';
import { isLinux, TASK_DEFINITION } from '../shared/task-definition';

const VERSION = 'PlatformVersion';

/** Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html */
const latest = (linux: string): Predicate => property(VERSION, oneOf('LATEST', linux), { absent: 'LATEST' });

/** The newest version for Windows is, for Linux, one of the oldest. */
const windows =
  (version: string, linux: string): Predicate =>
  (service, context) => {
    const definition = context.read(service, 'TaskDefinition') ?? null;
    const { found } = context.referenced(TASK_DEFINITION, definition);
    if (found.length === 0) {
      const message = `${VERSION} is ${show(version)}, the latest for Windows only; TaskDefinition is ${show(definition)}, which is not in sight`;
      return indeterminate(VERSION, message);
    }
    return all(
      found.map((one) => {
        const judged = isLinux(one, context);
        if (statusOf(judged) === 'violation') return latest(version)(service, context);
        return statusOf(judged) === 'compliant'
          ? violation(VERSION, `${VERSION} is ${show(version)}, expected "LATEST" or ${show(linux)}`)
          : indeterminate(VERSION, `${VERSION} is ${show(version)}, the latest for Windows only`);
      }),
    );
  };

export const servicePlatformVersionLatest = defineRule({
  id: 'ecs-service-platform-version-latest',
  title: 'ECS services on Fargate run on the latest platform version',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A platform version is the kernel and the container runtime: an older one misses what has been mended since, and is retired one day.',
  remediation: 'Remove platformVersion from the service, or set it to FargatePlatformVersion.LATEST',
  controls: {
    'aws-fsbp': ['ECS.10'],
    'nist-800-53-r5': ['SI-2', 'SI-2(2)', 'SI-2(4)', 'SI-2(5)'],
    'pci-dss-4.0': ['6.3.3'],
  },
  parameters: {
    linux: { type: 'string', default: '1.4.0', description: 'The number of the latest version for Linux' },
    windows: {
      type: 'string',
      default: '1.0.0',
      description: 'The number of the latest version for Windows',
    },
  },
  appliesTo: ['AWS::ECS::Service', 'AWS::ECS::TaskSet'],
  reads: [TASK_DEFINITION],
  evaluate: (service, context, parameters) => {
    const judged =
      statusOf(property(VERSION, is(parameters.windows), { absent: 'LATEST' })(service, context)) ===
      'compliant'
        ? windows(parameters.windows, parameters.linux)
        : latest(parameters.linux);
    return when(property('LaunchType', noneOf('EC2', 'EXTERNAL'), { absent: 'FARGATE' }), judged)(
      service,
      context,
    );
  },
});
