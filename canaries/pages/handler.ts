import { synthetics } from '@aws/synthetics-playwright';
import type { Page } from 'playwright-core';
import { readSecretParameter, readSettings } from '../settings';
import { type Steps, takeSteps } from '../steps';
import { pages } from './canary';
import { ROUTES, type Route } from './expected';
import { readSecret, type Secret } from './secret';
import { type Visit, visit } from './visit';

/** Watches what the pages of the service show and do in a real browser. */
export async function handler(): Promise<void> {
  const { url } = readSettings();
  const parameter = readSecretParameter();
  const secret = parameter === undefined ? undefined : readSecret(parameter);
  // It is awaited by the steps, which tell of its failure.
  secret?.catch(() => undefined);
  if (parameter === undefined) {
    console.log('CANARY_SECRET_PARAMETER is not set, so nobody looks whether a page shows the secret');
  }
  const browser = await synthetics.launch();
  try {
    const page = await synthetics.newPage(browser);
    const visits: Visit[] = [];
    const visiting = ROUTES.map(
      (route) => [route.step, () => take(route, page, url, visits, secret)] as const,
    );
    const judging = judged(visits, secret);
    await takeSteps({ ...Object.fromEntries(visiting), ...judging }, { page });
  } finally {
    await synthetics.close();
  }
}

type Hidden = Promise<Secret> | undefined;

async function take(route: Route, page: Page, url: URL, visits: Visit[], secret: Hidden): Promise<void> {
  const known = await secret?.catch(() => undefined);
  const seen = await visit(page, url, route.path, visits.length === 0).catch(async (error: unknown) => {
    // Of a page that came in part nobody can tell whether it shows the secret; where none came there is none.
    if (secret !== undefined && !String(error).includes('net::ERR_')) await blank(page);
    throw error;
  });
  // A photograph would keep it.
  if (secret !== undefined && known?.isIn(seen.text) !== false) await blank(page);
  visits.push(seen);
  const fault = route.fault(seen);
  if (fault !== undefined) throw new Error(`${route.path}: ${known?.hide(fault) ?? fault}`);
}

/** Shows nothing any more; what cannot be taken away is closed. */
async function blank(page: Page): Promise<void> {
  await page.goto('about:blank').catch(() => page.close());
}

/** The steps that judge what was seen on all pages. */
function judged(visits: readonly Visit[], secret: Hidden): Steps {
  const { stepMilliseconds } = pages.budget;
  const every = (expected: string, faultsOf: (seen: Visit) => readonly string[]) => async () => {
    if (visits.length === 0) throw new Error('probe could not run: none of the pages could be opened');
    const faults = visits.flatMap((seen) => faultsOf(seen).map((fault) => `${seen.path}: ${fault}`));
    if (faults.length === 0) return;
    const known = await secret?.catch(() => undefined);
    const text = `expected ${expected}, seen ${faults.join('; ')}`;
    throw new Error(known?.hide(text) ?? text);
  };
  return {
    'pages-in-time': every(`each page within ${stepMilliseconds} ms`, ({ milliseconds }) =>
      milliseconds > stepMilliseconds ? [`${milliseconds} ms`] : [],
    ),
    'no-console-error': every('no error in the console', ({ consoleErrors }) => consoleErrors),
    'no-failed-request': every('no failed request', ({ failed }) => failed),
    'no-plain-http-request': every('https only', ({ plain }) => plain),
    ...(secret === undefined
      ? {}
      : {
          'no-secret-in-pages': async () => {
            const known = await secret;
            await every('no page with the value of the secret', ({ text }) =>
              known.isIn(text) ? ['the value (not shown)'] : [],
            )();
          },
        }),
  };
}
