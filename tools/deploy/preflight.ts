import { told } from './aws/told';
import { type Check, checks, credentials, guarded, type Problem, type Subject } from './checks';
import { Failure } from './outcome';

const answer = async (check: Check, subject: Subject): Promise<readonly Problem[]> => {
  try {
    return await check.ask(subject);
  } catch (error) {
    return [{ why: `could not be asked: ${told(error)}`, todo: 'mend that, and try again' }];
  }
};

/** Asks everything, and tells all that is in the way at once. Nothing is changed by asking. */
export const preflight = async (subject: Subject): Promise<void> => {
  console.log('Preflight: nothing is changed before all of it holds');
  const found = new Map<Check, Promise<readonly Problem[]>>();
  for (const check of checks) {
    const needs =
      check.of === undefined ? [] : check.of === 'account' ? [credentials] : [credentials, guarded];
    const unmet = Promise.all(needs.map((needed) => found.get(needed))).then((all) => all.flat().length > 0);
    found.set(
      check,
      unmet.then((skip) => (skip ? [{ why: 'not asked: see above', todo: '' }] : answer(check, subject))),
    );
  }
  let count = 0;
  for (const check of checks) {
    const problems = (await found.get(check)) ?? [];
    console.log(`  ${problems.length === 0 ? 'ok  ' : 'NO  '} ${check.title}`);
    for (const { why, todo } of problems) {
      console.log(`         ${why.replaceAll('\n', '\n         ')}`);
      if (todo !== '') console.log(`         do: ${todo}`);
      count += todo === '' ? 0 : 1;
    }
  }
  if (count > 0)
    throw new Failure(
      `${count} ${count === 1 ? 'thing is' : 'things are'} in the way`,
      [],
      ['see above; nothing was changed'],
    );
};
