import type { Part, Reference } from './value';

/** What an ARN says of the resource that it names. */
export interface NamedByArn {
  readonly service: string;
  /** Of twelve digits, where it is written out. */
  readonly account: string | undefined;
  /** A name that is written out, or the resource that it is taken from. */
  readonly name: string | Reference;
}

/** Services whose name in an ARN is not that in the type: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const IN_ARNS: Readonly<Record<string, string>> = {
  certificatemanager: 'acm',
  elasticloadbalancingv2: 'elasticloadbalancing',
  stepfunctions: 'states',
};

/** The service of a resource type, as ARNs write it: `states` for `AWS::StepFunctions::StateMachine`. */
export function serviceOf(type: string): string {
  const service = (type.split('::')[1] ?? '').toLowerCase();
  return IN_ARNS[service] ?? service;
}

/**
 * The resource that an ARN names, put together from literals and references:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html. Undefined for what is no ARN, and for the ARN
 * of a part of a resource, such as an object in a bucket.
 */
export function namedByArn(parts: readonly Part[]): NamedByArn | undefined {
  const sections: Part[][] = [[]];
  for (const part of parts) {
    const pieces = typeof part === 'string' ? part.split(':') : [part];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) sections.push([]);
      if (piece !== '') sections.at(-1)?.push(piece);
    }
  }
  const [arn, , service, , account, ...resource] = sections.map((section) =>
    section.length === 1 && typeof section[0] === 'string' ? section[0] : section,
  );
  // What AWS manages belongs to no account, whatever a resource of one is called.
  if (arn !== 'arn' || typeof service !== 'string' || account === 'aws') return undefined;
  const kept = resource.at(-1) === '*' ? resource.slice(0, -1) : resource;
  const last = kept.at(-1);
  if (kept.length === 0 || kept.length > 2 || last === undefined) return undefined;
  const name = typeof last === 'string' ? written(last, service) : taken(last);
  const digits = typeof account === 'string' && /^\d{12}$/.test(account) ? account : undefined;
  return name === undefined ? undefined : { service, account: digits, name };
}

/** The keys of an ARN, and those of a resource with a name, of which one is the same where the ARN may be its own. */
export function arnKeys(
  service: string,
  account: string | undefined,
  name: string,
  side: 'arn' | 'resource',
): readonly string[] {
  const key = (of: string): string => `arn ${service} ${of} ${name}`;
  if (side === 'arn') return account === undefined ? [key('any')] : [key(account), key('unknown')];
  return [key(account ?? 'unknown'), key('any')];
}

/** `role/path/name` is `name`; the names of log groups, repositories and parameters hold slashes themselves. */
function written(resource: string, service: string): string | undefined {
  if (service === 's3') return resource.includes('/') ? undefined : resource;
  if (service === 'logs') return resource;
  const slash = resource.indexOf('/');
  if (slash < 0) return resource;
  return service === 'iam' ? resource.slice(resource.lastIndexOf('/') + 1) : resource.slice(slash + 1);
}

/** `role/` and a reference, or the reference alone. */
function taken(section: readonly Part[]): Reference | undefined {
  const last = section.at(-1);
  if (typeof last !== 'object' || !('target' in last) || section.length > 2) return undefined;
  const [before] = section;
  return section.length === 1 || (typeof before === 'string' && before.endsWith('/')) ? last : undefined;
}
