import { GuardrailsError } from '../core/errors';
import { identifies, type Origin, type Resource, type World } from '../core/resource';
import { isProperties, isUnresolved, type Properties, type Value } from '../core/value';
import { fold } from './fold';
import { implied } from './implied';
import { record, resolverFor } from './intrinsics';
import { withTypes } from './scalars';

/** One CloudFormation template, and what is known of the stack that it is for. */
export interface TemplateDocument {
  /** Unique among the documents of one run. */
  readonly id: string;
  /** The stack's name, by which other stacks refer to it. */
  readonly stack: string;
  readonly file: string;
  readonly template: Readonly<Record<string, unknown>>;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** The values given for parameters, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The stack that nests this one, and the resource that it does so by. */
  readonly parent?: { readonly id: string; readonly logicalId: string } | undefined;
  /** Construct paths by logical id. */
  readonly paths: ReadonlyMap<string, string>;
  /** Lines of the file by logical id, counted from 1. */
  readonly lines: ReadonlyMap<string, number>;
}

/**
 * The world that templates describe. Its view is closed, unless a macro, a loop or a nested stack stands for
 * resources that are not in the templates.
 */
export function worldOfTemplates(documents: readonly TemplateDocument[]): World {
  const own = documents.flatMap((document) => resourcesOf(document, documents));
  const open = documents.some(mayHoldMore);
  return { resources: fold([...own, ...implied(own)]), closed: () => !open };
}

function mayHoldMore(
  { id, template }: TemplateDocument,
  _index: number,
  all: readonly TemplateDocument[],
): boolean {
  const nested = (logicalId: string): boolean =>
    all.some(({ parent }) => parent?.id === id && parent.logicalId === logicalId);
  return (
    template['Transform'] !== undefined ||
    Object.entries(record(template['Resources'])).some(
      ([logicalId, resource]) =>
        logicalId.startsWith('Fn::') ||
        (record(resource)['Type'] === 'AWS::CloudFormation::Stack' && !nested(logicalId)),
    )
  );
}

function resourcesOf(
  document: TemplateDocument,
  documents: readonly TemplateDocument[],
): readonly Resource[] {
  const { Resources } = document.template;
  if (typeof Resources !== 'object' || Resources === null || Array.isArray(Resources)) {
    throw new GuardrailsError(
      'TEMPLATE_WITHOUT_RESOURCES',
      `${document.file} has ${Resources === undefined ? 'no' : 'an odd'} "Resources"; a CloudFormation template has an object of resources there`,
    );
  }
  const resolve = resolverFor(document, documents);
  return Object.entries(Resources).flatMap(([logicalId, raw]) => {
    if (logicalId.startsWith('Fn::')) return [];
    const { Type, Properties, Metadata } = record(raw);
    if (typeof Type !== 'string') {
      throw new GuardrailsError(
        'RESOURCE_WITHOUT_TYPE',
        `resource ${JSON.stringify(logicalId)} in ${document.file} has no "Type"; a CloudFormation resource names its type, such as AWS::S3::Bucket`,
      );
    }
    const assumptions: { path: string; assumption: string }[] = [];
    const value = resolve(Properties ?? {}, '', (path, assumption) => assumptions.push({ path, assumption }));
    const properties = isProperties(value) || isUnresolved(value) ? withTypes(Type, value) : {};
    return [
      {
        type: Type,
        address: `${document.id}/${logicalId}`,
        aliases: isUnresolved(properties) ? [] : physicalNames(Type, properties),
        properties,
        origin: originOf(document, logicalId, Type, Metadata),
        folded: [],
        assumptions,
        implicit: false,
      },
    ];
  });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html */
function physicalNames(type: string, properties: Properties): readonly string[] {
  return Object.entries(properties).flatMap(([name, value]: [string, Value]) =>
    name.endsWith('Name') && typeof value === 'string' && identifies(name, type) ? [value] : [],
  );
}

function originOf(document: TemplateDocument, logicalId: string, type: string, metadata: unknown): Origin {
  const path = document.paths.get(logicalId) ?? record(metadata)['aws:cdk:path'];
  const line = document.lines.get(logicalId);
  return {
    type,
    id: logicalId,
    file: document.file,
    ...(typeof path === 'string' ? { path } : {}),
    ...(line === undefined ? {} : { line }),
    ...(document.account === undefined ? {} : { account: document.account }),
    ...(document.region === undefined ? {} : { region: document.region }),
  };
}
