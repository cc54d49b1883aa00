import { createHash } from 'node:crypto';
import { GuardrailsError } from '../../core/errors';
import { inForce } from './excused';
import type { Granted } from './granted';
import { chunks } from './paging';

/** The limits of StartConfigRulesEvaluation: https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigRulesEvaluation.html */
const MOST = 25;
const MINUTE = 61_000;

/** How often a call is tried again that came too early, or while the rule was being evaluated. */
const ATTEMPTS = 10;

/** What was in force for each rule that had exceptions, as a digest. */
export type Memory = Readonly<Record<string, string>>;

export interface World {
  readonly prefix: string;
  /** The names of all rules in AWS Config. */
  readonly names: () => Promise<readonly string[]>;
  readonly start: (names: readonly string[]) => Promise<void>;
  readonly recall: () => Promise<Memory>;
  readonly remember: (memory: Memory) => Promise<void>;
  /** Milliseconds until the function is ended. */
  readonly left: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** What is in force on a day for each rule, as a digest of every word of it: owner and reason are told too. */
export function digestsOf(granted: Granted, today: string): Memory {
  const found = new Map<string, unknown[]>();
  for (const { line: _, ...exception } of inForce(granted, today)) {
    found.set(exception.rule, [...(found.get(exception.rule) ?? []), exception]);
  }
  return Object.fromEntries(
    [...found].map(([rule, exceptions]) => [
      rule,
      createHash('sha256').update(JSON.stringify(exceptions)).digest('base64url').slice(0, 8),
    ]),
  );
}

/**
 * Starts the evaluation of each rule that has other exceptions in force than when it was last started, and remembers
 * call by call what was started: what fails is due again next time. Gives back the names.
 *
 * @throws GuardrailsError `TIME_RAN_OUT`
 */
export async function lookAgain(now: Memory, world: World): Promise<readonly string[]> {
  const before = await world.recall();
  const due = [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((rule) => before[rule] !== now[rule])
    .sort();
  if (due.length === 0) return [];
  // cdk-nag's rules and those that AWS Config cannot decide are none of its rules: one unknown name fails a call.
  const there = new Set(await world.names());
  const nameOf = (rule: string): string => `${world.prefix}${rule}`;
  const known = due.filter((rule) => there.has(nameOf(rule)));
  let memory = renewed(
    before,
    now,
    due.filter((rule) => !known.includes(rule)),
  );
  if (known.length < due.length) await world.remember(memory);
  for (const [index, some] of chunks(known, MOST).entries()) {
    if (index > 0) await pause(world);
    await start(some.map(nameOf), world);
    memory = renewed(memory, now, some);
    await world.remember(memory);
  }
  return known.map(nameOf);
}

function renewed(before: Memory, now: Memory, rules: readonly string[]): Memory {
  const others = Object.entries(before).filter(([rule]) => !rules.includes(rule));
  const these = rules.flatMap((rule) => {
    const digest = now[rule];
    return digest === undefined ? [] : [[rule, digest] as const];
  });
  return Object.fromEntries([...others, ...these].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function start(names: readonly string[], world: World): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await world.start(names);
      return;
    } catch (thrown) {
      const isEarly =
        thrown instanceof Error && /^(LimitExceeded|ResourceInUse|Throttling)(Exception)?$/.test(thrown.name);
      if (!isEarly || attempt >= ATTEMPTS) throw thrown;
      await pause(world);
    }
  }
}

async function pause({ left, pause }: World): Promise<void> {
  if (left() < 2 * MINUTE) {
    throw new GuardrailsError(
      'TIME_RAN_OUT',
      'AWS Config takes one call a minute, and the time of the function is up; what is left is due at the next call',
    );
  }
  await pause(MINUTE);
}

/** What was remembered; what cannot be read counts as nothing, so that every rule is evaluated once more. */
export function memoryIn(text: string): Memory {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(
      Object.entries(found).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  } catch {
    return {};
  }
}
