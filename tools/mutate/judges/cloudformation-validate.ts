import { createRequire } from 'node:module';
import { type Finding, type Judge, oneByOne } from '../judge';
import type { Mutant, Template, Templates } from '../mutant';

/** As much of https://www.npmjs.com/package/@aws/cloudformation-validate as is asked of it here. */
interface Validate {
  readonly CelEngine: new (
    config: object,
  ) => {
    validateTemplate(
      template: object,
      config: { readonly detailLevel: 'STANDARD' },
    ): { readonly status: string; readonly diagnostics: readonly Diagnostic[] };
  };
  readonly TemplateContent: new (content: string) => object;
}

export interface Diagnostic {
  readonly ruleId: string;
  readonly source: string;
  readonly severity: string;
  readonly message: string;
  readonly propertyPath?: string;
  readonly entity?: { readonly logicalId?: string };
}

export type Validator = (template: Template) => readonly Diagnostic[];

let made: ReturnType<typeof newValidator> | undefined;

/** The validator that CDK asks at every synthesis, one template at a time; what it said of one it is not asked again. */
function validator(): ReturnType<typeof newValidator> {
  made ??= newValidator();
  return made;
}

function newValidator(): Validator & { readonly version: string } {
  const inCdk = createRequire(require.resolve('aws-cdk-lib'));
  const { CelEngine, TemplateContent }: Validate = inCdk('@aws/cloudformation-validate');
  const { version } = inCdk('@aws/cloudformation-validate/package.json') as { readonly version: string };
  const engine = new CelEngine({});
  const known = new WeakMap<Template, readonly Diagnostic[]>();
  const validate: Validator = (template) => {
    const before = known.get(template);
    if (before) return before;
    const content = new TemplateContent(JSON.stringify(template));
    const { diagnostics } = engine.validateTemplate(content, { detailLevel: 'STANDARD' });
    known.set(template, diagnostics);
    return diagnostics;
  };
  return Object.assign(validate, { version });
}

function found(validate: Validator, templates: Templates, severities: readonly string[]): readonly Finding[] {
  return Object.entries(templates).flatMap(([stack, template]) =>
    validate(template)
      .filter(({ severity }) => severities.includes(severity))
      .map(({ ruleId, entity, propertyPath = '', message }) => ({
        ...{ rule: ruleId, stack, resource: entity?.logicalId ?? '' },
        detail: `${propertyPath} ${message}`,
      })),
  );
}

/** CDK's own validator: what it warns of, or worse. */
export function cloudformationValidateJudge(): Judge {
  const validate = validator();
  return {
    name: "CDK's validator",
    version: `@aws/cloudformation-validate ${validate.version}`,
    judge: oneByOne((templates) => found(validate, templates, ['WARN', 'ERROR', 'FATAL'])),
  };
}

/** The mutants that CloudFormation would not take: each with the errors that were not there before. */
export function undeployable(
  templates: Templates,
  mutants: readonly Mutant[],
): readonly { readonly mutant: Mutant; readonly errors: readonly Finding[] }[] {
  const validate = validator();
  const errors = (all: Templates) => found(validate, all, ['ERROR', 'FATAL']);
  const keyOf = ({ rule, stack, resource, detail }: Finding): string =>
    JSON.stringify([rule, stack, resource, detail]);
  const known = new Set(errors(templates).map(keyOf));
  return mutants.flatMap((mutant) => {
    const added = errors(mutant.templates).filter((one) => !known.has(keyOf(one)));
    return added.length > 0 ? [{ mutant, errors: added }] : [];
  });
}
