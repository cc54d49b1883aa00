import { CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { contest } from './contest';

contest(({ app, timed }) => {
  const plugin = new CloudFormationValidatePlugin();
  Validations.of(app).addPlugins(
    timed({ name: plugin.name, validate: (context) => plugin.validate(context) }),
  );
  return () => undefined;
});
