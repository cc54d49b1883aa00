import { stringify } from 'yaml';
import { record } from '../../../rules/sources/json';
import { parseTemplate } from '../../../rules/sources/parse';

export type Template = Readonly<Record<string, unknown>>;

/** A template, and the stack that it takes values from. */
export interface Disguised {
  readonly main: Template;
  readonly other: Template;
}

type Path = readonly (string | number)[];

/** One way to write what is at a place of a template otherwise, so that it means the same once deployed. */
interface Disguise {
  readonly name: string;
  readonly fits: (value: unknown, path: Path) => boolean;
  readonly apply: (
    value: unknown,
    fresh: string,
    at: Disguised,
  ) => { readonly value: unknown } & Partial<Disguised>;
}

const isScalar = (value: unknown): boolean => /^(string|number|boolean)$/.test(typeof value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 1;
const isPlain = (value: unknown): value is string => isText(value) && !/[${|]/.test(value);
const isNode = (value: unknown): boolean => typeof value === 'object' && value !== null;

function beside(
  { main }: Pick<Disguised, 'main'>,
  section: string,
  name: string,
  body: unknown,
): Pick<Disguised, 'main'> {
  return { main: { ...main, [section]: { ...record(main[section]), [name]: body } } };
}

const ALWAYS = { 'Fn::Equals': ['here', 'here'] };
const asked = (name: string): unknown => ({ 'Fn::Equals': [{ Ref: name }, 'yes'] });

export const DISGUISES: readonly Disguise[] = [
  {
    name: 'a parameter with a default',
    fits: isScalar,
    apply: (value, fresh, at) => ({
      value: { Ref: fresh },
      ...beside(at, 'Parameters', fresh, { Type: 'String', Default: String(value) }),
    }),
  },
  {
    name: 'a parameter that allows one value',
    fits: isScalar,
    apply: (value, fresh, at) => ({
      value: { Ref: fresh },
      ...beside(at, 'Parameters', fresh, { Type: 'String', AllowedValues: [value] }),
    }),
  },
  {
    name: 'a condition that holds',
    fits: (value) => isScalar(value) || isNode(value),
    apply: (value, fresh, at) => ({
      value: { 'Fn::If': [fresh, value, 'disguised'] },
      ...beside(at, 'Conditions', fresh, ALWAYS),
    }),
  },
  {
    name: 'a condition that does not hold',
    fits: (value) => isScalar(value) || isNode(value),
    apply: (value, fresh, at) => ({
      value: { 'Fn::If': [fresh, { Ref: 'AWS::NoValue' }, value] },
      ...beside(at, 'Conditions', fresh, { 'Fn::Not': [ALWAYS] }),
    }),
  },
  {
    name: 'a condition that does not matter',
    fits: (value) => isScalar(value) || isNode(value),
    apply: (value, fresh, at) => ({
      value: { 'Fn::If': [fresh, value, value] },
      ...beside(
        beside(at, 'Parameters', `${fresh}Asked`, { Type: 'String', Default: 'no' }),
        'Conditions',
        fresh,
        asked(`${fresh}Asked`),
      ),
    }),
  },
  {
    name: 'a mapping',
    fits: isScalar,
    apply: (value, fresh, at) => ({
      value: { 'Fn::FindInMap': [fresh, 'Top', 'Second'] },
      ...beside(at, 'Mappings', fresh, { Top: { Second: value } }),
    }),
  },
  {
    name: 'a Join',
    fits: isText,
    apply: (value) => {
      const text = String(value);
      const middle = Math.ceil(text.length / 2);
      return { value: { 'Fn::Join': ['', [text.slice(0, middle), text.slice(middle)]] } };
    },
  },
  { name: 'a Sub', fits: isPlain, apply: (value) => ({ value: { 'Fn::Sub': value } }) },
  {
    name: 'a Sub with a variable',
    fits: isPlain,
    apply: (value) => ({
      value: { 'Fn::Sub': [`\${Head}${String(value).slice(1)}`, { Head: String(value).slice(0, 1) }] },
    }),
  },
  {
    name: 'a Select',
    fits: isScalar,
    apply: (value) => ({ value: { 'Fn::Select': ['1', ['no', String(value)]] } }),
  },
  {
    name: 'a Split',
    fits: isPlain,
    apply: (value) => ({ value: { 'Fn::Select': [0, { 'Fn::Split': ['|', `${value}|no`] }] } }),
  },
  {
    name: 'an import from another stack',
    fits: isScalar,
    apply: (value, fresh, { other }) => ({
      value: { 'Fn::ImportValue': fresh },
      other: {
        ...other,
        Outputs: { ...record(other['Outputs']), [fresh]: { Value: value, Export: { Name: fresh } } },
      },
    }),
  },
  {
    name: 'an output of another stack',
    fits: isScalar,
    apply: (value, fresh, { other }) => ({
      value: { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: fresh } },
      other: { ...other, Outputs: { ...record(other['Outputs']), [fresh]: { Value: value } } },
    }),
  },
  {
    name: 'a number or a boolean as text',
    fits: (value) => typeof value === 'number' || typeof value === 'boolean',
    apply: (value) => ({ value: String(value) }),
  },
  {
    name: 'an element that is none',
    fits: Array.isArray,
    apply: (value) => ({ value: [{ Ref: 'AWS::NoValue' }, ...(value as readonly unknown[])] }),
  },
  {
    name: 'a property that is none',
    fits: (value, path) => isNode(value) && !Array.isArray(value) && path.length > 0,
    apply: (value) => ({ value: { Disguised: { Ref: 'AWS::NoValue' }, ...record(value) } }),
  },
  {
    name: 'another order',
    fits: (value) => isNode(value) && !Array.isArray(value),
    apply: (value) => ({ value: Object.fromEntries(Object.entries(record(value)).reverse()) }),
  },
];

/** The places below the properties of the resources that hold no function, nor lie in one. */
export function places(template: Template): readonly Path[] {
  return Object.entries(record(template['Resources'])).flatMap(([id, resource]) => {
    const properties = record(resource)['Properties'];
    return properties === undefined ? [] : inside(properties, ['Resources', id, 'Properties']);
  });
}

function inside(value: unknown, path: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value)
    ? value.map((one, index) => [index, one] as const)
    : Object.entries(value);
  if (entries.some(([key]) => key === 'Ref' || String(key).startsWith('Fn::'))) return [];
  return [path, ...entries.flatMap(([key, inner]) => inside(inner, [...path, key]))];
}

export function valueAt(from: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Readonly<Record<string | number, unknown>>)[step],
    from,
  );
}

export function replaced(from: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(from))
    return from.map((one, index) => (index === step ? replaced(one, rest, value) : one));
  const members = record(from);
  return { ...members, [step]: replaced(members[step], rest, value) };
}

/** The template with one place disguised, both chosen by a number; itself where the disguise does not fit there. */
export function disguise(at: Disguised, place: number, way: number, fresh: string): Disguised {
  const all = places(at.main);
  const path = all[place % Math.max(all.length, 1)];
  if (path === undefined) return at;
  const value = valueAt(at.main, path);
  const fitting = DISGUISES.filter((one) => one.fits(value, path.slice(3)));
  const chosen = fitting[way % Math.max(fitting.length, 1)];
  if (!chosen) return at;
  const { value: instead, ...changed } = chosen.apply(value, fresh, at);
  const next = { ...at, ...changed };
  return { ...next, main: replaced(next.main, path, instead) as Template };
}

/** The template as somebody would write it by hand in YAML 1.1, which is what CloudFormation reads: there `no` needs quotes. */
export function inYaml(template: Template): Template {
  return parseTemplate(stringify(template, { version: '1.1' }), 'disguised.yaml').value;
}

const PARTS = { SecurityGroupIngress: 'GroupId', SecurityGroupEgress: 'GroupId' } as const;

/** The template with each entry of a security group as a resource of its own. */
export function standalone(template: Template): Template {
  const Resources = Object.entries(record(template['Resources'])).flatMap(
    ([id, resource]): [string, unknown][] => {
      const { Type, Properties } = record(resource);
      if (Type !== 'AWS::EC2::SecurityGroup') return [[id, resource]];
      const kept = Object.entries(record(Properties)).filter(
        ([name, value]) => !(name in PARTS && Array.isArray(value)),
      );
      const parts = Object.entries(record(Properties)).flatMap(([name, value]): [string, unknown][] =>
        name in PARTS && Array.isArray(value)
          ? value.map((one, index) => [
              `${id}${name}${index}`,
              {
                Type: `AWS::EC2::${name}`,
                Properties: { GroupId: { 'Fn::GetAtt': [id, 'GroupId'] }, ...record(one) },
              },
            ])
          : [],
      );
      const isOdd = parts.some(([, part]) =>
        Object.keys(record(record(part)['Properties'])).some((key) => /^(Ref|Fn::)/.test(key)),
      );
      return isOdd
        ? [[id, resource]]
        : [[id, { ...record(resource), Properties: Object.fromEntries(kept) }], ...parts];
    },
  );
  return { ...template, Resources: Object.fromEntries(Resources) };
}

/** The template with one resource in another stack, and its references through exports. */
export function apart(template: Template, chosen: number): Disguised {
  const ids = Object.keys(record(template['Resources']));
  const moved = ids[chosen % Math.max(ids.length, 1)];
  const text = JSON.stringify(template);
  if (moved === undefined || ids.length < 2 || /\$\{|"Condition"|DependsOn|Fn::If/.test(text))
    return { main: template, other: {} };
  const exported = { main: new Map<string, unknown>(), other: new Map<string, unknown>() };
  const through = (value: unknown, side: 'main' | 'other'): unknown => {
    if (Array.isArray(value)) return value.map((one) => through(one, side));
    if (typeof value !== 'object' || value === null) return value;
    const { Ref, 'Fn::GetAtt': get } = record(value);
    const [id] =
      typeof Ref === 'string'
        ? [Ref]
        : typeof get === 'string'
          ? get.split('.')
          : Array.isArray(get)
            ? get
            : [];
    const isThere = typeof id === 'string' && ids.includes(id) && (id === moved) === (side === 'main');
    if (!isThere)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, through(inner, side)]));
    const name = `Export${JSON.stringify(value).replace(/[^A-Za-z0-9]/g, '')}`;
    exported[side === 'main' ? 'other' : 'main'].set(name, { Value: value, Export: { Name: name } });
    return { 'Fn::ImportValue': name };
  };
  const all = Object.entries(record(template['Resources']));
  const { Resources: _, Outputs, ...rest } = template;
  const main = Object.fromEntries(
    all.filter(([id]) => id !== moved).map(([id, one]) => [id, through(one, 'main')]),
  );
  const other = Object.fromEntries(
    all.filter(([id]) => id === moved).map(([id, one]) => [id, through(one, 'other')]),
  );
  return {
    main: { ...rest, Resources: main, Outputs: { ...record(Outputs), ...Object.fromEntries(exported.main) } },
    other: { ...rest, Resources: other, Outputs: Object.fromEntries(exported.other) },
  };
}
