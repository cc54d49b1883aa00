import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Guardrails } from '../../rules/enforcers/synth/guardrails';
import { contest } from './contest';
import { checksOf, judgeUnder } from './ours';

contest((course) => {
  const exceptions = join(course.app.outdir, 'exceptions.yaml');
  writeFileSync(exceptions, 'exceptions: []\n');
  judgeUnder(course.judging);
  Guardrails.enforce(course.app, { nag: [], exceptions });
  return () => checksOf(course.resources);
});
