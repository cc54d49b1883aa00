import { setTimeout as wait } from 'node:timers/promises';

const ATTEMPTS = 8;
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5000;

/** The names under which services say that it was too much: https://docs.aws.amazon.com/config/latest/APIReference/CommonErrors.html */
const BUSY =
  /^(Throttling(Exception)?|RequestLimitExceeded|TooManyRequestsException|LimitExceededException)$/;

/** What another try may cure: too many calls, a fault on the other side, a broken line. */
function isPassing(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const { name } = thrown;
  const { $metadata, code } = thrown as { $metadata?: { httpStatusCode?: number }; code?: string };
  const status = $metadata?.httpStatusCode ?? 0;
  return (
    BUSY.test(name) ||
    status === 429 ||
    status >= 500 ||
    /^E(CONN|PIPE|TIMEDOUT|AI_AGAIN)|^UND_/.test(code ?? '')
  );
}

/** Waits longer before each try, by chance, so that those who were refused together do not come back together. */
export async function pause(attempt: number): Promise<void> {
  await wait(Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt));
}

/** Tries until it works, for as long as what fails may pass. */
export async function persist<T>(work: () => Promise<T>, retried: () => void): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (thrown) {
      if (attempt + 1 >= ATTEMPTS || !isPassing(thrown)) throw thrown;
      retried();
      await pause(attempt);
    }
  }
}

/** Works off a list of which each try may leave some undone; gives back what is undone after the last. */
export async function workOff<T>(
  items: readonly T[],
  work: (some: readonly T[]) => Promise<readonly T[]>,
  retried: () => void,
): Promise<readonly T[]> {
  let left = items;
  for (let attempt = 0; left.length > 0 && attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) {
      retried();
      await pause(attempt);
    }
    left = await work(left);
  }
  return left;
}
