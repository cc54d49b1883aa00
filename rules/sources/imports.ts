import { isUnresolved, referenceOf, type Unresolved, unresolved, type Value } from '../core/value';
import { own, record } from './json';
import type { Assume, Note } from './notes';
import { outputOf } from './references';
import { opaque, type Scope } from './scope';
import { type Export, sameEnvironment, type TemplateDocument } from './stacks';

const EXPORT_OR_OUTPUT = 'a value of another stack, which is not among the templates that were read';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html */
export function importValue(argument: unknown, scope: Scope): Value {
  const name = scope.resolve(argument, scope);
  const exporters = typeof name === 'string' ? (exportsOf(scope).get(name) ?? []) : [];
  const [exporter, ...others] = exporters.filter((one) => sameEnvironment(one.document, scope.document));
  if (!exporter || others.length > 0) {
    return typeof name === 'string' && others.length === 0
      ? shared({ 'Fn::ImportValue': name }, scope.document)
      : opaque({ 'Fn::ImportValue': argument }, scope, EXPORT_OR_OUTPUT);
  }
  for (const note of exporter.notes) scope.assume(scope.path, note);
  return outputOf(exporter.document, exporter.output, scope);
}

/**
 * What CDK writes for references between stacks:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function getStackOutput(argument: unknown, scope: Scope): Value {
  const { StackName, OutputName, Region, RoleArn } = record(argument);
  const [stack, output, region] = [StackName, OutputName, Region].map((part) => scope.resolve(part, scope));
  const here = region === undefined || referenceOf(region)?.target === 'AWS::Region';
  const environment = {
    region: here ? scope.document.region : typeof region === 'string' ? region : '',
    account: RoleArn === undefined ? scope.document.account : undefined,
  };
  const [document, ...others] =
    typeof stack === 'string' && (here || !isUnresolved(region))
      ? scope.stacks.named(stack).filter((one) => sameEnvironment(one, environment))
      : [];
  if (typeof output === 'string' && typeof stack === 'string' && here && !document && others.length === 0) {
    return shared({ 'Fn::GetStackOutput': [stack, output] }, scope.document);
  }
  if (typeof output !== 'string' || !document || others.length > 0) {
    return opaque({ 'Fn::GetStackOutput': argument }, scope, EXPORT_OR_OUTPUT);
  }
  return outputOf(document, output, scope);
}

/** What two templates take from one place is one value, though nobody knows it. */
function shared(from: object, { account, region }: TemplateDocument): Unresolved {
  const expression = JSON.stringify({ ...from, account, region });
  return unresolved([{ expression }], EXPORT_OR_OUTPUT);
}

/** The exports of all templates by name; the name of one cannot be an import itself. */
function exportsOf({ stacks, scenario, resolve }: Scope): ReadonlyMap<string, readonly Export[]> {
  if (stacks.exports) return stacks.exports;
  const found = new Map<string, Export[]>();
  stacks.exports = found;
  for (const document of stacks.documents) {
    for (const [output, body] of Object.entries(record(document.template['Outputs']))) {
      const notes: Note[] = [];
      const assume: Assume = (_path, note) => notes.push(note);
      const name = resolve(own(own(body, 'Export'), 'Name'), {
        document,
        stacks,
        scenario,
        assume,
        path: '',
        depth: 0,
        resolve,
      });
      if (typeof name !== 'string') continue;
      const namesakes = found.get(name);
      if (namesakes) namesakes.push({ document, output, notes });
      else found.set(name, [{ document, output, notes }]);
    }
  }
  return found;
}
