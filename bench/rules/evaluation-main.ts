import { evaluate } from '../../rules/core/evaluate';
import { readAssembly } from '../../rules/sources/assembly';
import { worldOfTemplates } from '../../rules/sources/template';
import { contest } from './contest';
import { checksOf, RULES } from './ours';

contest(({ app, resources, time }) => () => {
  const { documents } = readAssembly(app.outdir);
  const world = worldOfTemplates(documents, { whole: true });
  time(() => evaluate(world, RULES, { strict: false }));
  return checksOf(resources);
});
