import { setTimeout as wait } from 'node:timers/promises';
import { GuardrailsError } from '../../core/errors';

const ATTEMPTS = 8;
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5000;

/** What is left of the time of a call when no other call to AWS is begun: enough to end one, and to say so. */
const RESERVE = 5000;

/** The names under which services say that it was too much: https://docs.aws.amazon.com/config/latest/APIReference/CommonErrors.html */
const BUSY =
  /^(Throttl(ing|ed)(Exception)?|RequestLimitExceeded|TooManyRequestsException|LimitExceededException|SlowDown)$/;

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

export interface Patience {
  /** Tries until it works, for as long as what fails may pass. */
  readonly persist: <T>(work: () => Promise<T>) => Promise<T>;
  /** Works off a list of which each try may leave some undone; gives back what is undone after the last. */
  readonly workOff: <T>(
    items: readonly T[],
    work: (some: readonly T[]) => Promise<readonly T[]>,
  ) => Promise<readonly T[]>;
}

interface Limits {
  readonly retried: () => void;
  /** Milliseconds until the function is ended. */
  readonly left: () => number;
}

/**
 * Calls AWS with patience, and not beyond the time that the function has.
 *
 * @throws GuardrailsError `TIME_RAN_OUT`
 */
export function patienceOf({ retried, left }: Limits): Patience {
  // By chance, so that those who were refused together do not come back together.
  const pause = async (attempt: number): Promise<void> => {
    retried();
    await wait(Math.min(Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt), left()));
  };
  const persist = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let attempt = 0; ; attempt++) {
      if (left() < RESERVE) {
        throw new GuardrailsError(
          'TIME_RAN_OUT',
          'the time of the function is up before all was judged; what was judged is told, and the function is to be called again, with a longer timeout if this happens again',
        );
      }
      try {
        return await work();
      } catch (thrown) {
        if (attempt + 1 >= ATTEMPTS || !isPassing(thrown)) throw thrown;
        await pause(attempt);
      }
    }
  };
  return {
    persist,
    async workOff(items, work) {
      let undone = items;
      for (let attempt = 0; undone.length > 0 && attempt < ATTEMPTS; attempt++) {
        if (attempt > 0) await pause(attempt);
        undone = await work(undone);
      }
      return undone;
    },
  };
}
