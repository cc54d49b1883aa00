import type { IMPOSSIBLE, Scenario, Variable } from './scenario';
import type { Properties, Unresolved } from './value';

/** Where something was written, for people: findings, exceptions and reports name it. */
export interface Origin {
  readonly type: string;
  /** The logical id in a template, the resource id in AWS Config. */
  readonly id: string;
  readonly file: string;
  /** The line in a hand-written template, counted from 1. */
  readonly line?: number;
  /** The path of the construct in a CDK app. */
  readonly path?: string;
  readonly account?: string;
  readonly region?: string;
  /** When AWS Config saw it so, in ISO 8601. */
  readonly captured?: string;
}

/** A resource in the shape of CloudFormation: type `AWS::Service::Thing`, properties in PascalCase. */
export interface Resource {
  readonly type: string;
  /** Unique in its world; references point at it. */
  readonly address: string;
  /** Other names of the same resource: its physical name, its ARN. */
  readonly aliases: readonly string[];
  /** As CloudFormation names them; unresolved as a whole where a macro makes them. */
  readonly properties: Properties | Unresolved;
  readonly origin: Origin;
  /** Which other resource a part of `properties` was folded in from, by path. */
  readonly folded: readonly { readonly path: string; readonly origin: Origin }[];
  /** What was taken for granted to know a part of `properties`, by path. */
  readonly assumptions: readonly { readonly path: string; readonly assumption: string }[];
  /** What is to be decided before a part of `properties` is known, by path. */
  readonly undecided?: readonly Undecided[] | undefined;
  /** What is to be decided before it is known whether the resource is made at all. */
  readonly conditional?: readonly Variable[] | undefined;
  /** AWS makes it unasked: a VPC's main route table. */
  readonly implicit: boolean;
  /** The recorded item that carries it, where AWS Config names that otherwise or records no such type. */
  readonly reportedAs?: { readonly type: string; readonly id: string };
  readonly tags?: Readonly<Record<string, string>>;
}

/** A part of a resource that is known once something is decided, or that cannot be deployed. */
export interface Undecided {
  readonly path: string;
  readonly variable: Variable | typeof IMPOSSIBLE;
}

/**
 * Everything that one run can see. The view of a type is closed when no resource of it can exist elsewhere that
 * matters to these ones; in an open view, what is not found may still exist.
 */
export interface World {
  readonly resources: readonly Resource[];
  readonly closed: (type: string) => boolean;
  /** Whether a rule is to see no resources but of types that it reads: where others are there only by chance. */
  readonly onlyRead?: boolean;
  /** What stands for resources that are not in sight. */
  readonly hidden: readonly Hidden[];
  /** One resource by its address, `null` where it is not made; undefined where only the whole world tells. */
  readonly at?: (address: string) => Resource | null | undefined;
  /** The resources that differ, by address, from those of the world that this is a scenario of; undefined where
   * more differs than properties of resources that stand alone. */
  readonly changed?: (() => ReadonlyMap<string, Resource> | undefined) | undefined;
  /** The world as it is once something is decided; a world without it has nothing undecided. */
  readonly within?: (scenario: Scenario) => World;
}

export interface Hidden {
  readonly origin: Origin;
  readonly message: string;
}

/** `A.B[0].C` as the steps to walk: `['A', 'B', 0, 'C']`. */
export function pathSteps(path: string): readonly (string | number)[] {
  const known = STEPS.get(path);
  if (known) return known;
  const steps = stepsOf(path);
  if (STEPS.size < 10_000) STEPS.set(path, steps);
  return steps;
}

const STEPS = new Map<string, readonly (string | number)[]>();

function stepsOf(path: string): readonly (string | number)[] {
  return path
    .split(/[.[]/)
    .map((step) => (step.endsWith(']') ? Number(step.slice(0, -1)) : step))
    .filter((step) => step !== '');
}

/** Whether one path is the other or lies under it; the empty path is the whole resource. */
export function pathContains(outer: string, inner: string): boolean {
  return (
    outer === '' || inner === outer || (inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length)))
  );
}

/** What was taken for granted to know what is at a path, above it and below it. */
export function assumptionsOf(resource: Resource, path: string): Resource['assumptions'] {
  return resource.assumptions.filter(
    (part) => pathContains(part.path, path) || pathContains(path, part.path),
  );
}

/** What is to be decided before what is at a path is known, above it and below it. */
export function undecidedAt(
  { undecided = [] }: Resource,
  path: string,
  depth?: 'elements',
): readonly (Variable | typeof IMPOSSIBLE)[] {
  const isInside = (part: string): boolean =>
    pathContains(path, part) && (depth === undefined || /^\[\d+\]$/.test(part.slice(path.length)));
  return undecided
    .filter((part) => pathContains(part.path, path) || isInside(part.path))
    .map(({ variable }) => variable);
}

/** How people know a resource: by its construct path, else by its logical or physical id. */
export function nameOf({ origin }: Resource): string {
  return origin.path ?? origin.id;
}

/** The origin of the part of a resource that a path names: of the folded resource where the part came from one. */
export function originOf(resource: Resource, path: string): Origin {
  return resource.folded.find((part) => pathContains(part.path, path))?.origin ?? resource.origin;
}

/**
 * Whether an attribute says which resource it is: `Ref`, `Arn`, `Id`, `Name`, or one of those behind the end of the
 * type's own name (`GroupId` of a SecurityGroup, `VpcId` of a VPC). `DefaultSecurityGroup` of a VPC, for one, names
 * another resource, and what a custom resource returns may name anything.
 */
export function identifies(attribute: string, type: string): boolean {
  if (!type.startsWith('AWS::') || type === 'AWS::CloudFormation::CustomResource') return false;
  const own = /^(.*)(Ref|Arn|Id|Name)$/.exec(attribute)?.[1]?.toLowerCase();
  return own !== undefined && type.toLowerCase().endsWith(own) && !own.includes(':');
}
