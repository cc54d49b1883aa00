import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { CFN_GUARD } from './cfn-guard';
import { contest } from './contest';

interface Module {
  readonly CfnGuardValidator: new (props: { readonly maxBuffer: number }) => IPolicyValidationPlugin;
}

contest(({ app, resources, timed }) => {
  const { CfnGuardValidator }: Module = createRequire(join(CFN_GUARD.folder, 'package.json'))(CFN_GUARD.name);
  // It ends with an error where cfn-guard says more than the default of 1 MiB.
  const plugin = new CfnGuardValidator({ maxBuffer: 2 ** 30 });
  Validations.of(app).addPlugins(timed(plugin));
  const rules = plugin.ruleIds?.length ?? 0;
  return () => ({ rules, pairs: rules * resources.length });
});
