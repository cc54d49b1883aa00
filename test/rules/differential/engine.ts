import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/** As much of https://www.npmjs.com/package/@aws/cloudformation-validate as is asked of it here. */
interface Validate {
  readonly CelEngine: new (config: {
    readonly guardRules: readonly { readonly name: string; readonly content: string }[];
  }) => {
    validateTemplate(
      template: object,
      config: { readonly disableBuiltinRules: boolean; readonly detailLevel: 'STANDARD' },
    ): { readonly status: string; readonly diagnostics: readonly Diagnostic[] };
    free(): void;
  };
  readonly TemplateContent: new (content: string) => object;
}

interface Diagnostic {
  readonly ruleId: string;
  readonly source: string;
}

/** The evaluator of CloudFormation Guard that CDK carries, with the Guard rules of this folder. */
export interface GuardEngine {
  /** The ids of the rules that have a Guard rule, which is the file of that name. */
  readonly rules: readonly string[];
  /** Whether the Guard rule for one of our rules objects to a template. */
  readonly objects: (id: string, template: object) => boolean;
  readonly free: () => void;
}

export function guardEngine(): GuardEngine {
  const inCdk = createRequire(require.resolve('aws-cdk-lib'));
  const { CelEngine, TemplateContent }: Validate = inCdk('@aws/cloudformation-validate');
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.guard'));
  const guardRules = files.map((name) => ({ name, content: readFileSync(join(__dirname, name), 'utf8') }));
  const engine = new CelEngine({ guardRules });
  return {
    rules: files.map((file) => basename(file, '.guard')),
    objects(id, template) {
      const { status, diagnostics } = engine.validateTemplate(new TemplateContent(JSON.stringify(template)), {
        disableBuiltinRules: true,
        detailLevel: 'STANDARD',
      });
      if (status !== 'OK') throw new Error(`Guard could not judge: ${JSON.stringify(diagnostics)}`);
      return diagnostics.some(
        ({ source, ruleId }) => source === 'GUARD' && ruleId === id.replaceAll('-', '_'),
      );
    },
    free: () => engine.free(),
  };
}
