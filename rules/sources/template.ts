import { GuardrailsError } from '../core/errors';
import { expressionName } from '../core/naming';
import { identifies, type Origin, type Resource, type Undecided, type World } from '../core/resource';
import { ANY, IMPOSSIBLE, type Scenario, type Variable } from '../core/scenario';
import { isProperties, isUnresolved, type Properties, unresolved, type Value } from '../core/value';
import { FOLDING, fold } from './fold';
import { implied } from './implied';
import { type Resolver, resolversFor } from './intrinsics';
import { isExpression, isTooDeep, list, own, record } from './json';
import type { Note } from './notes';
import { withTypes } from './scalars';
import type { TemplateDocument } from './stacks';
import { foreignMacros, hiddenIn, isOpen, type View } from './view';

export type { TemplateDocument };

/** How many resources the templates declare. */
export function countResources(documents: readonly TemplateDocument[]): number {
  return documents.reduce((sum, { template }) => sum + Object.keys(record(template['Resources'])).length, 0);
}

/**
 * The world that templates describe. Its view is closed, unless a macro, a loop or a nested stack stands for
 * resources that are not in the templates, or other stacks go with them.
 */
export function worldOfTemplates(documents: readonly TemplateDocument[], view: View): World {
  for (const { file, template } of documents) {
    if (!isTooDeep(template)) continue;
    throw new GuardrailsError(
      'FILE_TOO_DEEP',
      `${file} nests deeper than any template that CloudFormation takes`,
    );
  }
  const open = isOpen(documents, view);
  const whole = {
    closed: () => !open,
    hidden: documents.flatMap((document) => hiddenIn(document, documents)),
  };
  const declare = (scenario: Scenario, known: ReadonlyMap<string, Resource>): readonly Resource[] => {
    const resolverOf = resolversFor(documents, scenario);
    return documents.flatMap((document) => resourcesOf(document, resolverOf(document), known));
  };
  const declared = declare(ANY, new Map());
  let byVariable: Map<string, Resource[]> | undefined;
  const affected = (scenario: Scenario): readonly Resource[] => {
    if (!byVariable) {
      byVariable = new Map();
      for (const one of declared)
        for (const key of variablesOf(one)) byVariable.set(key, [...(byVariable.get(key) ?? []), one]);
    }
    return [...new Set([...scenario.keys()].flatMap((key) => byVariable?.get(key) ?? []))];
  };
  let addresses: ReadonlyMap<string, Resource> | undefined;
  const byAddress = (): ReadonlyMap<string, Resource> => {
    addresses ??= new Map(declared.map((one) => [one.address, one]));
    return addresses;
  };
  return {
    ...whole,
    resources: fold([...declared, ...implied(declared)], false),
    within: (scenario) => {
      let resources: readonly Resource[] | undefined;
      const one = oneWithin(documents, byAddress(), scenario);
      return {
        ...whole,
        get resources() {
          if (!resources) {
            const there = declare(scenario, unaffected(declared, scenario));
            resources = fold([...there, ...implied(there)], true);
          }
          return resources;
        },
        at: one,
        changed: () => changedIn(affected(scenario), one),
      };
    },
  };
}

function variablesOf({ undecided = [], conditional = [] }: Resource): ReadonlySet<string> {
  const variables = [...undecided.map(({ variable }) => variable), ...conditional];
  return new Set(variables.flatMap((variable) => (variable === IMPOSSIBLE ? [] : [variable.key])));
}

/** What AWS makes unasked follows from these. */
const IMPLYING = /^(AWS::EC2::VPC$|Custom::|AWS::CloudFormation::CustomResource$)/;

/** The resources that a scenario changes, unless it changes which there are, or how they are called or folded. */
function changedIn(
  affected: readonly Resource[],
  one: NonNullable<World['at']>,
): ReadonlyMap<string, Resource> | undefined {
  const changed = new Map<string, Resource>();
  for (const before of affected) {
    const now = before.conditional || IMPLYING.test(before.type) ? undefined : one(before.address);
    if (!now || now.type !== before.type || now.aliases.join() !== before.aliases.join()) return undefined;
    changed.set(before.address, now);
  }
  return changed;
}

/** Finds single resources in a scenario; those that others are folded into, only the whole world tells. */
function oneWithin(
  documents: readonly TemplateDocument[],
  byAddress: ReadonlyMap<string, Resource>,
  scenario: Scenario,
): NonNullable<World['at']> {
  const resolverOf = resolversFor(documents, scenario);
  const resolvers = new Map<string, Resolver>();
  const found = new Map<string, Resource | null>();
  return (address) => {
    const before = byAddress.get(address);
    if (!before || FOLDING.has(before.type)) return undefined;
    if (!isAffected(before, scenario)) return before;
    const known = found.get(address);
    if (known !== undefined) return known;
    const document = documents.find(({ id }) => address === `${id}/${before.origin.id}`);
    if (!document) return undefined;
    const resolver = resolvers.get(document.id) ?? resolverOf(document);
    resolvers.set(document.id, resolver);
    const Resources = { [before.origin.id]: own(document.template['Resources'], before.origin.id) };
    const alone = { ...document, template: { ...document.template, Resources } };
    const [made = null] = resourcesOf(alone, resolver, new Map());
    found.set(address, made);
    return made;
  };
}

/** The resources that a scenario leaves as they are, by address. */
function unaffected(declared: readonly Resource[], scenario: Scenario): ReadonlyMap<string, Resource> {
  return new Map(declared.flatMap((one) => (isAffected(one, scenario) ? [] : [[one.address, one] as const])));
}

function isAffected({ undecided = [], conditional = [] }: Resource, scenario: Scenario): boolean {
  return [...undecided.map(({ variable }) => variable), ...conditional].some(
    (variable) => variable !== IMPOSSIBLE && scenario.has(variable.key),
  );
}

function resourcesOf(
  document: TemplateDocument,
  { resolve, existence }: Resolver,
  known: ReadonlyMap<string, Resource>,
): readonly Resource[] {
  const { Resources } = document.template;
  if (typeof Resources !== 'object' || Resources === null || Array.isArray(Resources)) {
    throw new GuardrailsError(
      'TEMPLATE_WITHOUT_RESOURCES',
      `${document.file} has ${Resources === undefined ? 'no' : 'an odd'} "Resources"; a CloudFormation template has an object of resources there`,
    );
  }
  const macros = foreignMacros(document).map((name) => ({
    path: '',
    assumption: `while the macro ${name} leaves it as it is`,
  }));
  return Object.entries(Resources).flatMap(([logicalId, raw]): readonly Resource[] => {
    if (logicalId.startsWith('Fn::')) return looped(logicalId, raw, document);
    const address = `${document.id}/${logicalId}`;
    const before = known.get(address);
    if (before) return [before];
    const { Type, Properties, Metadata } = record(raw);
    // A macro that gives the type as well may give any; the view is open then.
    if (typeof Type !== 'string' && isExpression(raw)) return [];
    if (typeof Type !== 'string') {
      throw new GuardrailsError(
        'RESOURCE_WITHOUT_TYPE',
        `resource ${JSON.stringify(logicalId)} in ${document.file} has no "Type"; a CloudFormation resource names its type, such as AWS::S3::Bucket`,
      );
    }
    const made = existence(logicalId);
    if (made.holds === false) return [];
    const notes: [string, Note][] = made.notes.filter(isAssumption).map((note) => ['', note]);
    const value = isExpression(raw)
      ? unresolved([{ expression: `${document.id}/${logicalId}` }], 'which a macro makes')
      : resolve(Properties ?? {}, '', (path, note) => notes.push([path, note]));
    const assumptions = notes.flatMap(([path, note]) =>
      isAssumption(note) ? [{ path, assumption: note }] : [],
    );
    const undecided = notes.flatMap(([path, note]): readonly Undecided[] =>
      isAssumption(note) ? [] : [{ path, variable: note }],
    );
    const conditional = made.notes.filter(isVariable);
    const properties =
      isProperties(value) || isUnresolved(value)
        ? withTypes(Type, value)
        : unresolved([{ expression: `${document.id}/${logicalId}` }], 'which is no object');
    return [
      {
        type: Type,
        address,
        aliases: isUnresolved(properties) ? [] : physicalNames(Type, properties),
        properties,
        origin: originOf(document, logicalId, Type, Metadata),
        folded: [],
        assumptions: [...macros, ...assumptions],
        ...(undecided.length > 0 ? { undecided } : {}),
        ...(conditional.length > 0 ? { conditional } : {}),
        implicit: false,
      },
    ];
  });
}

function isAssumption(note: Note): note is string {
  return typeof note === 'string';
}

function isVariable(note: Note): note is Variable {
  return typeof note === 'object';
}

/**
 * A loop stands for resources that are there once it has run, of types that it names and with properties that nobody
 * knows before: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
function looped(logicalId: string, raw: unknown, document: TemplateDocument): readonly Resource[] {
  return Object.entries(record(list(raw)[2])).flatMap(([name, body]) => {
    if (name.startsWith('Fn::')) return looped(name, body, document);
    const type = own(body, 'Type');
    if (typeof type !== 'string') return [];
    const id = `${logicalId}/${name}`;
    return [
      {
        type,
        address: `${document.id}/${id}`,
        aliases: [],
        properties: unresolved([{ expression: `${document.id}/${id}` }], 'which a loop makes'),
        origin: originOf(document, logicalId, type, undefined),
        folded: [],
        assumptions: [],
        implicit: false,
      },
    ];
  });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html */
function physicalNames(type: string, properties: Properties): readonly string[] {
  // EC2 knows a prefix list by its id only, which its name could be made to look like.
  if (type === 'AWS::EC2::PrefixList') return [];
  return Object.entries(properties).flatMap(([name, value]: [string, Value]) => {
    if (!name.endsWith('Name') || value === '' || !identifies(name, type)) return [];
    if (isUnresolved(value)) return [expressionName(value)];
    return typeof value === 'string' ? [value] : [];
  });
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
