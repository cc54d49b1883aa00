import type { Value } from '../core/value';
import type { Decision, Note } from './notes';

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

/** The templates of one run, found by what refers to them. */
export interface Stacks {
  readonly documents: readonly TemplateDocument[];
  readonly parentOf: (document: TemplateDocument) => TemplateDocument | undefined;
  /** The template that a resource nests. */
  readonly nestedBy: (document: TemplateDocument, logicalId: string) => TemplateDocument | undefined;
  readonly named: (stack: string) => readonly TemplateDocument[];
  /** What outputs and parameters came to, so that each is resolved once however often it is referred to. */
  readonly known: Map<string, Known>;
  /** What each condition came to. */
  readonly conditions: Map<string, Decision>;
  /** Filled when the first import asks. */
  exports: ReadonlyMap<string, readonly Export[]> | undefined;
}

export interface Known {
  readonly value: Value | undefined;
  readonly notes: readonly Note[];
}

export interface Export {
  readonly document: TemplateDocument;
  readonly output: string;
  readonly notes: readonly Note[];
}

export function stacksOf(documents: readonly TemplateDocument[]): Stacks {
  const byId = new Map(documents.map((one) => [one.id, one]));
  const nested = new Map(
    documents.flatMap((one) => (one.parent ? [[`${one.parent.id} ${one.parent.logicalId}`, one]] : [])),
  );
  const named = new Map<string, TemplateDocument[]>();
  for (const one of documents) {
    const namesakes = named.get(one.stack);
    if (namesakes) namesakes.push(one);
    else named.set(one.stack, [one]);
  }
  return {
    documents,
    parentOf: ({ parent }) => parent && byId.get(parent.id),
    nestedBy: ({ id }, logicalId) => nested.get(`${id} ${logicalId}`),
    named: (stack) => named.get(stack) ?? [],
    known: new Map(),
    conditions: new Map(),
    exports: undefined,
  };
}

/** Whether two templates can be for one account and one region: those that do not say may be for any. */
export function sameEnvironment(a: Environment, b: Environment): boolean {
  const agree = (one?: string, other?: string): boolean =>
    one === undefined || other === undefined || one === other;
  return agree(a.account, b.account) && agree(a.region, b.region);
}

type Environment = Pick<TemplateDocument, 'account' | 'region'>;
