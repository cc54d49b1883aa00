import { Validations } from 'aws-cdk-lib';
import { contest } from './contest';
import { countCalls, PACKS } from './nag';

// The first pack is AwsSolutions.
const packs = PACKS.slice(0, Number(process.argv[4]));

contest(({ app, resources, timed }) => {
  Validations.of(app).addPlugins(...packs.map((Pack) => timed(new Pack(app))));
  return () => {
    const { calls, applicable } = countCalls(
      packs.map((Pack) => new Pack()),
      app,
    );
    return { rules: calls / resources.length, pairs: calls, applicable };
  };
});
