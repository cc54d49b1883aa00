import { setTimeout as pause } from 'node:timers/promises';
import { rollout } from './aws/service';
import { serviceOf } from './aws/stack';

/** How long to wait, and how often to ask meanwhile. */
export type Patience = Readonly<{ waitMs: number; everyMs: number }>;

/** Waits until a stack's service is stable; why it is not, if it fails or does not get there in time. */
export const instability = async (
  region: string,
  stackName: string,
  { waitMs, everyMs }: Patience,
): Promise<string | undefined> => {
  const found = await serviceOf(region, stackName);
  if (!found) return `${stackName} has no service`;
  const until = Date.now() + waitMs;
  let last = '';
  for (;;) {
    const { state, words } = await rollout(region, found.service, found.taskDefinition);
    if (words !== last) console.log(`  ${words}`);
    last = words;
    if (state === 'stable') return undefined;
    if (state === 'failed') return words;
    if (Date.now() >= until) return `after ${waitMs / 1000} s ${words}`;
    await pause(everyMs);
  }
};

/** Asks the service for its health as a client would; why it does not answer, if it does not in time. */
export const illness = async (url: string, { waitMs, everyMs }: Patience): Promise<string | undefined> => {
  const until = Date.now() + waitMs;
  for (;;) {
    const problem = await unhealthy(url);
    if (problem === undefined || Date.now() >= until) return problem;
    await pause(everyMs);
  }
};

const unhealthy = async (url: string): Promise<string | undefined> => {
  try {
    const { status } = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) });
    return status === 200 ? undefined : `it answered ${status}, expected 200`;
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return `no answer: ${cause}`;
  }
};
