import type { Hidden } from '../core/resource';
import { list, own, record } from './json';
import type { TemplateDocument } from './stacks';

export interface View {
  /** Whether the templates are all there are, as those of an assembly, or some that others may go with. */
  readonly whole: boolean;
  /** Whether they are for an account in which there are other stacks, of which nothing is known. */
  readonly shared?: boolean;
}

/** Whether there can be resources beside those in the templates, which may point at them. */
export function isOpen(documents: readonly TemplateDocument[], { whole, shared = false }: View): boolean {
  if (shared) return true;
  const nested = new Set(
    documents.flatMap(({ parent }) => (parent ? [`${parent.id} ${parent.logicalId}`] : [])),
  );
  return documents.some(
    ({ id, template }) =>
      own(template, 'Transform') !== undefined ||
      own(template, 'Fn::Transform') !== undefined ||
      Object.entries(record(template['Resources'])).some(
        ([logicalId, resource]) => standsForMore(logicalId, resource) && !nested.has(`${id} ${logicalId}`),
      ) ||
      (!whole && imports(template)),
  );
}

/** What holds resources that are in another template. */
const CONTAINERS =
  /^AWS::CloudFormation::(Stack|StackSet)$|^AWS::Serverless::Application$|^AWS::ServiceCatalog::.*ProvisionedProduct$|::MODULE$/;

/** Where a template stands for resources that were not read, which therefore nobody judges. */
export function hiddenIn(
  document: TemplateDocument,
  documents: readonly TemplateDocument[],
): readonly Hidden[] {
  const { id, file, template, paths } = document;
  const isRead = (logicalId: string): boolean =>
    documents.some(({ parent }) => parent?.id === id && parent.logicalId === logicalId);
  const resources = Object.entries(record(template['Resources'])).flatMap(([logicalId, resource]) => {
    const type = own(resource, 'Type');
    if (logicalId.startsWith('Fn::ForEach') || !standsForMore(logicalId, resource) || isRead(logicalId))
      return [];
    const path = paths.get(logicalId);
    const origin = { type: typeof type === 'string' ? type : 'Fn::Transform', id: logicalId, file };
    const message = `${logicalId} stands for resources of a template that was not read`;
    return [{ origin: path === undefined ? origin : { ...origin, path }, message }];
  });
  const macros = foreignMacros(document).map((name) => ({
    origin: { type: 'Transform', id: name, file },
    message: `the macro ${name} may add resources to the template, or change those in it`,
  }));
  return [...resources, ...macros];
}

/** A loop, an include, a macro without a type, or a resource that holds others. */
function standsForMore(logicalId: string, resource: unknown): boolean {
  const type = own(resource, 'Type');
  return (
    logicalId.startsWith('Fn::') ||
    own(resource, 'Fn::Transform') !== undefined ||
    (typeof type === 'string' && CONTAINERS.test(type))
  );
}

/** A template that takes from other stacks is one of several, and the others may add to its resources. */
function imports(template: TemplateDocument['template']): boolean {
  return /"Fn::(ImportValue|GetStackOutput)"/.test(JSON.stringify(template));
}

/** The macros that run over a whole template, but for those of AWS, which leave resources of its types alone. */
export function foreignMacros({ template }: TemplateDocument): readonly string[] {
  return [own(template, 'Transform') ?? [], own(template, 'Fn::Transform') ?? []]
    .flatMap((one) => (Array.isArray(one) ? list(one) : [one]))
    .map((one) => (typeof one === 'string' ? one : (own(one, 'Name') ?? 'without a name')))
    .map((name) => (typeof name === 'string' ? name : 'of a name that is not known'))
    .filter((name) => !name.startsWith('AWS::') || name === 'AWS::Include');
}
