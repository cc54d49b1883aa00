import { IMPOSSIBLE } from '../core/scenario';
import { isUnresolved, unresolved, type Value } from '../core/value';
import { existence, variableOf } from './conditions';
import { isExpression, own, record } from './json';
import { once, opaque, type Scope, under } from './scope';
import type { TemplateDocument } from './stacks';
import { concatenate, literal, split } from './text';

const DEPLOYED = 'which is known once deployed';

/** CloudFormation's own limit: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const LONGEST_PARAMETER = 4096;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html */
export function ref(name: string, scope: Scope): Value | undefined {
  const { document } = scope;
  if (own(document.template['Resources'], name) !== undefined) {
    return made(name, 'Ref', scope);
  }
  if (own(document.template['Parameters'], name) === undefined) return pseudoParameter(name, scope);
  return once(`parameter ${document.id} ${name}`, scope, (inner) => parameter(name, inner));
}

export function getAtt(id: string, attribute: string, scope: Scope): Value {
  const { document, stacks } = scope;
  const child = attribute.startsWith('Outputs.') ? stacks.nestedBy(document, id) : undefined;
  if (child) return outputOf(child, attribute.slice('Outputs.'.length), scope);
  return made(id, attribute, scope);
}

/** A resource that is not made cannot be referred to. */
function made(id: string, attribute: string, scope: Scope): Value {
  const { document } = scope;
  const { holds, notes } = existence(document, id, scope);
  if (holds === false) scope.assume(scope.path, IMPOSSIBLE);
  else for (const note of notes) scope.assume(scope.path, note);
  return unresolved([{ target: `${document.id}/${id}`, attribute }], DEPLOYED);
}

/** An output is always a string: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html */
export function outputOf(document: TemplateDocument, output: string, scope: Scope): Value {
  const key = `output ${document.id} ${output}`;
  const declared = own(document.template['Outputs'], output);
  const value = once(key, scope, (inner) => {
    const resolved = scope.resolve(own(declared, 'Value'), { ...inner, document });
    return resolved === undefined ? undefined : concatenate([resolved], key, inner);
  });
  return value ?? opaque(key, scope, 'an output that has no value');
}

/** Two stacks of one run are taken to be for one region and one account where they do not say. */
const SHARED = ['AWS::Partition', 'AWS::URLSuffix', 'AWS::Region', 'AWS::AccountId'];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameter(name: string, { document }: Scope): Value | undefined {
  if (name === 'AWS::NoValue') return undefined;
  // A nested stack gets its name from CloudFormation, and a template on its own has none.
  const stack = /^[A-Za-z][A-Za-z0-9-]*$/.test(document.stack) ? document.stack : undefined;
  const known = {
    'AWS::Region': document.region,
    'AWS::AccountId': document.account,
    'AWS::StackName': stack,
  };
  const value = own(known, name);
  if (typeof value === 'string') return value;
  const target = SHARED.includes(name) ? name : `${document.id}/${name}`;
  return unresolved([{ target, attribute: 'Ref' }], DEPLOYED);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
function parameter(name: string, scope: Scope): Value | undefined {
  const { document } = scope;
  const { Type, NoEcho, Default } = record(own(document.template['Parameters'], name));
  const type = typeof Type === 'string' ? Type : 'String';
  const unknown = (why: string): Value =>
    unresolved([{ target: `${document.id}/${name}`, attribute: 'Ref', given: true }], why);
  const typed = (value: Value): Value => {
    if (!/^(CommaDelimitedList|List<.*>)$/.test(type)) return value;
    const items = split(value, ',', scope)?.map((item) => (typeof item === 'string' ? item.trim() : item));
    return (
      items ??
      (isUnresolved(value) ? unresolved(value.parts, value.why) : unknown('a list that is not known'))
    );
  };
  // What is given for such a one is the name of an entry in Parameter Store, never its value.
  if (type.startsWith('AWS::SSM::Parameter::Value')) {
    return unknown('a parameter read from Parameter Store at deployment');
  }
  if (NoEcho !== undefined && NoEcho !== false && NoEcho !== 'false') {
    return unknown('a parameter that is kept secret');
  }
  const given = own(document.parameters, name);
  if (typeof given === 'string') return typed(literal(given, scope));
  const passed = passedByParent(name, scope);
  if (passed !== undefined) return typed(passed);
  const variable = variableOf(name, document);
  const [only, ...others] = variable?.options ?? [];
  const chosen = variable && (others.length > 0 ? scope.scenario.get(variable.key) : only);
  if (variable && !chosen) {
    scope.assume(scope.path, variable);
    return unknown('a parameter that is to be decided');
  }
  if (chosen?.value !== undefined) return typed(literal(chosen.value, scope));
  if (variable?.options.some(({ value }) => value === String(Default)))
    return unknown('a parameter with another value than its default');
  if (typeof Default === 'object' || Default === undefined) return unknown('a parameter without a default');
  const value = String(Default);
  if (value.length > LONGEST_PARAMETER) return unknown('a parameter longer than CloudFormation takes');
  scope.assume(scope.path, `while parameter ${name} keeps its default ${JSON.stringify(Default)}`);
  return typed(literal(value, scope));
}

/** What the stack that nests this one passes for a parameter: a string, as every parameter is. */
function passedByParent(name: string, scope: Scope): Value | undefined {
  const document = scope.stacks.parentOf(scope.document);
  if (!document) return undefined;
  const owner = own(document.template['Resources'], scope.document.parent?.logicalId ?? '');
  const properties = own(owner, 'Properties');
  const parameters = own(properties, 'Parameters');
  const parent = { ...under(scope, scope.path), document };
  if ([owner, properties, parameters].some(isExpression)) {
    return opaque([name, parameters], parent, 'a parameter that the stack above passes or not');
  }
  const value = scope.resolve(own(parameters, name), parent);
  return value === undefined ? undefined : concatenate([value], [name, parameters], parent);
}
