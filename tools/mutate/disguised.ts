import { get, type Path, put, withResource } from './edits';
import type { Mutant, Template, Templates } from './mutant';

const NAMES = ['a parameter', 'a mapping', 'a condition', 'another stack'] as const;

/** The same change written otherwise: by a parameter, a mapping, a condition, or a value of another stack. */
export function disguised(before: Templates, mutant: Mutant): readonly Mutant[] {
  const { stack, resource, templates } = mutant;
  const was = before[stack]?.Resources[resource];
  const is = templates[stack]?.Resources[resource];
  if (!was || !is) return [];
  const path = onlyDifference(was.Properties, is.Properties, ['Properties']);
  const value = path && get(is, path);
  // What stands within an intrinsic function is no value of its own.
  if (!path || typeof value !== 'string' || path.some((step) => /^(Fn::|Ref$)/.test(`${step}`))) return [];
  return NAMES.map((how) => {
    const template = templates[stack] ?? { Resources: {} };
    const { expression, within, beside } = written(how, value, template);
    const changed = put(is, path, expression) as typeof is;
    const told = withResource({ ...templates, [stack]: within }, { stack, resource }, changed);
    return { ...mutant, name: `${mutant.name}, by ${how}`, templates: { ...told, ...beside } };
  });
}

interface Written {
  readonly expression: unknown;
  readonly within: Template;
  readonly beside?: Templates;
}

function written(how: (typeof NAMES)[number], value: string, template: Template): Written {
  const add = (section: string, name: string, body: unknown): Template => ({
    ...template,
    [section]: { ...(template[section] as object | undefined), [name]: body },
  });
  switch (how) {
    case 'a parameter':
      return {
        expression: { Ref: 'Mutant' },
        within: add('Parameters', 'Mutant', { Type: 'String', Default: value }),
      };
    case 'a mapping':
      return {
        expression: { 'Fn::FindInMap': ['Mutant', 'One', 'Value'] },
        within: add('Mappings', 'Mutant', { One: { Value: value } }),
      };
    case 'a condition':
      return {
        expression: { 'Fn::If': ['Mutant', value, { Ref: 'AWS::NoValue' }] },
        within: add('Conditions', 'Mutant', { 'Fn::Equals': ['1', '1'] }),
      };
    default:
      return {
        expression: { 'Fn::ImportValue': 'mutant-value' },
        within: template,
        beside: {
          Mutant: {
            Resources: { Waits: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
            Outputs: { Value: { Value: value, Export: { Name: 'mutant-value' } } },
          },
        },
      };
  }
}

/** Where two values differ, if in one place only. */
function onlyDifference(a: unknown, b: unknown, path: Path): Path | undefined {
  if (JSON.stringify(a) === JSON.stringify(b)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (key) => JSON.stringify(get(a, [key])) !== JSON.stringify(get(b, [key])),
  );
  const [key] = keys;
  if (keys.length !== 1 || key === undefined) return path;
  const step = Array.isArray(a) ? Number(key) : key;
  return onlyDifference(get(a, [key]), get(b, [key]), [...path, step]) ?? [...path, step];
}
