import { synthetics } from '@aws/synthetics-playwright';
import type { Page } from 'playwright-core';

/** The work of each step by its name, in order. */
export type Steps = Readonly<Record<string, () => Promise<void>>>;

interface Shown {
  /** The page that is photographed after each step, whether it passed or failed. */
  readonly page?: Page;
}

/**
 * Takes every step, also those after a failed one, so that one run tells all that is wrong; throws at the end if any
 * has failed, so that no runtime can take the run for passed.
 */
export async function takeSteps(steps: Steps, { page }: Shown = {}): Promise<void> {
  const failed: string[] = [];
  const photographed = page !== undefined;
  for (const [name, take] of Object.entries(steps)) {
    const observed = async (): Promise<void> => {
      try {
        await take();
      } catch (error) {
        failed.push(name);
        throw error;
      }
    };
    await synthetics
      .executeStep(name, observed, {
        screenshotOnStepStart: false,
        screenshotOnStepSuccess: photographed,
        screenshotOnStepFailure: photographed,
        continueOnStepFailure: true,
        ...(page === undefined ? {} : { page }),
      })
      // A runtime that throws all the same has noted the failure, and so have we.
      .catch((error: unknown) => console.error(`${name}: ${String(error)}`));
  }
  if (failed.length > 0) {
    throw new Error(`${failed.length} of ${Object.keys(steps).length} steps failed: ${failed.join(', ')}`);
  }
}
