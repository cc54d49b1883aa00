import type { Granted } from '../../../../rules/enforcers/config-rule/granted';
import {
  digestsOf,
  lookAgain,
  type Memory,
  memoryIn,
  type World,
} from '../../../../rules/enforcers/config-rule/renewal';

const exception = {
  rule: 'ecr-repository-tags-immutable',
  resource: 'repository-1',
  reason: 'Its tags move with each release.',
  owner: 'platform',
  expires: '2027-03-31',
  line: 2,
};

const granted = (...exceptions: (typeof exception)[]): Granted => ({
  file: { file: 'exceptions.yaml', longest: 366, settings: [], exceptions, malformed: [] },
  paths: {},
});

class Refused extends Error {
  constructor(override readonly name: string) {
    super(name);
  }
}

/** A world that says what was done to it. */
function worldOf(memory: Memory, names: readonly string[], refusals: readonly string[] = []) {
  const left = [...refusals];
  const done = { started: [] as (readonly string[])[], pauses: 0, memory };
  const world: World = {
    prefix: 'quest-test-',
    left: () => 900_000 - done.pauses * 61_000,
    names: async () => names,
    recall: async () => done.memory,
    remember: async (one) => {
      done.memory = one;
    },
    start: async (some) => {
      const refusal = left.shift();
      if (refusal) throw new Refused(refusal);
      done.started.push(some);
    },
    pause: async () => {
      done.pauses += 1;
    },
  };
  return { world, done };
}

const NAME = `quest-test-${exception.rule}`;

describe('what is in force, as a digest', () => {
  test('ends the day after the last', () => {
    expect(Object.keys(digestsOf(granted(exception), '2027-03-31'))).toEqual([exception.rule]);
    expect(digestsOf(granted(exception), '2027-04-01')).toEqual({});
  });

  test('changes with each word that is told, and not with the line on which it stands', () => {
    const [before] = Object.values(digestsOf(granted(exception), '2027-01-01'));
    expect(Object.values(digestsOf(granted({ ...exception, owner: 'shop' }), '2027-01-01'))).not.toEqual([
      before,
    ]);
    expect(Object.values(digestsOf(granted({ ...exception, line: 9 }), '2027-01-01'))).toEqual([before]);
  });
});

describe('looking again', () => {
  test('starts a rule whose exception began, and then no more', async () => {
    const now = digestsOf(granted(exception), '2027-01-01');
    const { world, done } = worldOf({}, [NAME]);
    expect(await lookAgain(now, world)).toEqual([NAME]);
    expect(await lookAgain(now, world)).toEqual([]);
    expect(done.started).toEqual([[NAME]]);
    expect(done.memory).toEqual(now);
  });

  test('starts a rule whose exception ended, though the file does not name it any more', async () => {
    const { world, done } = worldOf({ [exception.rule]: 'before' }, [NAME]);
    expect(await lookAgain({}, world)).toEqual([NAME]);
    expect(done.memory).toEqual({});
  });

  test('leaves out what is no rule of AWS Config, once and for all', async () => {
    const now = { 'AwsSolutions-EC23': 'a', [exception.rule]: 'b' };
    const { world, done } = worldOf({}, [NAME, 'somebody-elses-rule']);
    expect(await lookAgain(now, world)).toEqual([NAME]);
    expect(done.memory).toEqual(now);
  });

  test('asks for 25 rules at a time, once a minute', async () => {
    const rules = Array.from({ length: 60 }, (_, at) => `r-${String(at).padStart(2, '0')}`);
    const now = Object.fromEntries(rules.map((rule) => [rule, 'x']));
    const { world, done } = worldOf(
      {},
      rules.map((rule) => `quest-test-${rule}`),
    );
    await lookAgain(now, world);
    expect(done.started.map(({ length }) => length)).toEqual([25, 25, 10]);
    expect(done.pauses).toBe(2);
  });

  test('waits where the minute is not over or a rule is being evaluated', async () => {
    const { world, done } = worldOf({}, [NAME], ['LimitExceededException', 'ResourceInUseException']);
    expect(await lookAgain({ [exception.rule]: 'x' }, world)).toEqual([NAME]);
    expect(done.pauses).toBe(2);
  });

  test('remembers only what was started, so that the next call makes up for it', async () => {
    const rules = Array.from({ length: 26 }, (_, at) => `r-${String(at).padStart(2, '0')}`);
    const now = Object.fromEntries(rules.map((rule) => [rule, 'x']));
    const names = rules.map((rule) => `quest-test-${rule}`);
    const { world, done } = worldOf({}, names);
    const broken: World = {
      ...world,
      start: (some) =>
        some.length === 1 ? Promise.reject(new Refused('AccessDeniedException')) : world.start(some),
    };
    await expect(lookAgain(now, broken)).rejects.toThrow('AccessDenied');
    expect(Object.keys(done.memory)).toHaveLength(25);
    expect(await lookAgain(now, world)).toEqual(['quest-test-r-25']);
    expect(done.memory).toEqual(now);
  });

  test('ends before the function is ended, and says so', async () => {
    const { world } = worldOf({}, [NAME], Array(9).fill('LimitExceededException'));
    await expect(
      lookAgain({ [exception.rule]: 'x' }, { ...world, left: () => 100_000 }),
    ).rejects.toMatchObject({
      code: 'TIME_RAN_OUT',
    });
  });
});

test('a memory that cannot be read counts as none', () => {
  expect(memoryIn('{"a":"b","c":1}')).toEqual({ a: 'b' });
  expect([memoryIn(''), memoryIn('{'), memoryIn('[1]'), memoryIn('null')]).toEqual([{}, {}, {}, {}]);
});
