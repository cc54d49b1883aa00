import { matches } from '../../core/expectation';
import { each, type Predicate, property } from '../../core/property';

export const TASK_DEFINITION = 'AWS::ECS::TaskDefinition';

/** Judges every container of a task definition, by the path of its definition. */
export function eachContainer(judge: (path: string) => Predicate): Predicate {
  return each('ContainerDefinitions', judge);
}

/** Families: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html */
export const isLinux: Predicate = property(
  'RuntimePlatform.OperatingSystemFamily',
  matches(/^(?!WINDOWS_)/, '"LINUX"'),
  { absent: 'LINUX' },
);
