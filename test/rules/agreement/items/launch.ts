import type { PlainObject } from '../deploy';
import type { Stack } from '../parts';
import { object, type Projection } from './recorded';

/** What the launch template that an instance was made from says: it is in the instance's own item, and the template is not. */
export function launchedFrom({ properties }: Parameters<Projection>[0], stack: Stack): PlainObject {
  const from = object(properties, 'LaunchTemplate') ?? {};
  const template = stack.all.find(
    ({ type, id, name }) =>
      type === 'AWS::EC2::LaunchTemplate' &&
      (from['LaunchTemplateId'] === id || from['LaunchTemplateName'] === name),
  );
  return (template && object(template.properties, 'LaunchTemplateData')) ?? {};
}
