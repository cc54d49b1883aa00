import { record } from '../../../rules/sources/json';
import { ATTACHMENT } from './deploy';
import { PARTS, waysTo } from './parts';

export type Template = Readonly<Record<string, unknown>>;

/**
 * The template with the owners of the parts whose own are not in it: a policy is for some bucket. Parts that name an
 * owner alike have the same one.
 */
function withOwners(template: Template): Template {
  const given = Object.entries(record(template['Resources']));
  const types = new Map(given.map(([id, one]) => [id, record(one)['Type']]));
  const known = [...types.keys(), ...Object.keys(record(template['Parameters']))];
  const owners = new Map<string, readonly [id: string, type: string]>();
  const resources = given.map(([id, one]): [string, unknown] => {
    const { Type, Properties } = record(one);
    const part = typeof Type === 'string' ? PARTS[Type] : undefined;
    if (!part) return [id, one];
    const missing = waysTo(part).filter(([property]) => record(Properties)[property] !== undefined);
    const ways = missing.length > 0 ? missing : [[part.by[0] ?? '', part.owner] as const];
    if (ways.some(([property, type]) => isIn(record(Properties)[property], type, types))) return [id, one];
    const named = ways.map(([property, type]) => {
      const value = record(Properties)[property];
      const wanted = JSON.stringify([type, value ?? id]);
      const [owner] = owners.get(wanted) ?? [undeclared(value, known) ?? `Before${owners.size}`];
      owners.set(wanted, [owner, type]);
      return [property, LISTS.includes(property) ? [{ Ref: owner }] : reference(type, owner)] as const;
    });
    return [id, { ...record(one), Properties: { ...record(Properties), ...Object.fromEntries(named) } }];
  });
  const before = [...owners.values()].map(([id, type]): [string, unknown] => [
    id,
    { Type: type, Properties: REQUIRED[type] ?? {} },
  ]);
  return owners.size === 0
    ? template
    : { ...template, Resources: Object.fromEntries([...resources, ...before]) };
}

/** What is referred to and not declared is the name of something that was there before. */
function withParameters(template: Template): Template {
  const declared = [template['Resources'], template['Parameters']].flatMap((one) => Object.keys(record(one)));
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { Ref } = record(value);
    if (typeof Ref === 'string' && !Ref.startsWith('AWS::') && !declared.includes(Ref)) found.add(Ref);
    for (const inner of Object.values(value)) look(inner);
  };
  look(template['Resources']);
  if (found.size === 0) return template;
  const made = [...found].map((name) => [name, { Type: 'String', Default: name.toLowerCase() }] as const);
  return { ...template, Parameters: { ...record(template['Parameters']), ...Object.fromEntries(made) } };
}

/** The template with what has to be there before it can be deployed. */
export function completed(template: Template): Template {
  return withParameters(withOwners(template));
}

const SOME_VPC = { VpcId: 'vpc-0aaaaaaaaaaaaaaaa' };

const REQUIRED: Readonly<Record<string, unknown>> = {
  'AWS::EC2::NetworkAcl': SOME_VPC,
  'AWS::EC2::RouteTable': SOME_VPC,
  'AWS::EC2::SecurityGroup': { GroupDescription: 'before', ...SOME_VPC },
};

const LISTS: readonly string[] = ['Topics', 'Queues', 'Roles', 'Users', 'Groups'];

/** What a value refers to that the template does not declare. */
function undeclared(value: unknown, known: readonly string[]): string | undefined {
  const { Ref, 'Fn::GetAtt': get } = record(Array.isArray(value) ? value[0] : value);
  const name = typeof get === 'string' ? get.split('.')[0] : Array.isArray(get) ? get[0] : Ref;
  return typeof name === 'string' && !name.startsWith('AWS::') && !known.includes(name) ? name : undefined;
}

function reference(type: string, id: string): unknown {
  if (type === 'AWS::EC2::EIP') return { 'Fn::GetAtt': [id, 'AllocationId'] };
  return type === 'AWS::EC2::SecurityGroup' ? { 'Fn::GetAtt': [id, 'GroupId'] } : { Ref: id };
}

/** Whether a value refers to a resource of a type that is in the template, or that AWS makes with one that is. */
function isIn(value: unknown, type: string, types: ReadonlyMap<string, unknown>): boolean {
  if (Array.isArray(value)) return value.some((one) => isIn(one, type, types));
  const { Ref, 'Fn::GetAtt': get } = record(value);
  const [target, attribute] = typeof get === 'string' ? get.split('.') : Array.isArray(get) ? get : [];
  const of = types.get(String(Ref ?? target));
  const isSecret = type === 'AWS::SecretsManager::Secret' && of === ATTACHMENT;
  return (
    of === type ||
    isSecret ||
    (of === 'AWS::EC2::VPC' && /^Default(SecurityGroup|NetworkAcl)$/.test(String(attribute)))
  );
}
